package org.songtor.agency.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class S40ContractTest {
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SOAP_12 = "http://schemas.xmlsoap.org/wsdl/soap12/";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema";

    @Test
    void the_contract_has_three_operations_by_soap_12_document_literal() throws Exception {
        Document wsdl = parse("/formats/sso/s40.v1.wsdl");
        assertThat(wsdl.getDocumentElement().getAttribute("targetNamespace")).isEqualTo(S40Format.NAMESPACE);
        assertThat(values(first(wsdl, WSDL, "portType"), WSDL, "operation", "name"))
                .containsExactly("Submit", "Inquire", "FetchAnswer");
        assertThat(first(wsdl, SOAP_12, "binding").getAttribute("style")).isEqualTo("document");
        assertThat(values(wsdl.getDocumentElement(), SOAP_12, "body", "use")).containsOnly("literal");
        assertThat(values(wsdl.getDocumentElement(), SOAP_12, "header", "part"))
                .containsExactly("signature", "signature");
    }

    @Test
    void every_element_a_message_names_is_in_the_schema() throws Exception {
        List<String> declared = new ArrayList<>();
        NodeList elements =
                parse("/formats/sso/s40.v1.xsd").getDocumentElement().getChildNodes();
        for (int i = 0; i < elements.getLength(); i++) {
            if (elements.item(i) instanceof Element e && e.getLocalName().equals("element")) {
                declared.add("tns:" + e.getAttribute("name"));
            }
        }
        Document wsdl = parse("/formats/sso/s40.v1.wsdl");
        assertThat(values(wsdl.getDocumentElement(), WSDL, "part", "element"))
                .contains("tns:Submit", "tns:DetachedSignature")
                .isSubsetOf(declared);
        assertThat(values(wsdl.getDocumentElement(), XSD, "import", "schemaLocation"))
                .containsExactly("s40.v1.xsd");
    }

    private static Element first(Document document, String namespace, String name) {
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
    }

    private static List<String> values(Element in, String namespace, String name, String attribute) {
        List<String> all = new ArrayList<>();
        NodeList found = in.getElementsByTagNameNS(namespace, name);
        for (int i = 0; i < found.getLength(); i++) {
            all.add(((Element) found.item(i)).getAttribute(attribute));
        }
        return all;
    }

    private static Document parse(String resource) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try (var in = S40ContractTest.class.getResourceAsStream(resource)) {
            return factory.newDocumentBuilder().parse(in);
        }
    }
}

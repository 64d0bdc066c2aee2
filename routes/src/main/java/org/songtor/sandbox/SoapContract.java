package org.songtor.sandbox;

import java.io.IOException;
import java.net.URL;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.songtor.model.ProfileInfo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a profile's WSDL says: {@code formats/<agency>/<profile>.v<version>.wsdl} on the class path, its schema beside it with
 * the ending {@code .xsd}.
 */
record SoapContract(String wsdl, QName service, QName port, Schema schema) {
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

    static SoapContract of(ProfileInfo profile) {
        String base = "formats/" + profile.id() + ".v" + profile.version();
        try {
            DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
            f.setNamespaceAware(true);
            f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document d = f.newDocumentBuilder().parse(resource(base + ".wsdl").toExternalForm());
            String namespace = d.getDocumentElement().getAttribute("targetNamespace");
            SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return new SoapContract(
                    "classpath:" + base + ".wsdl",
                    new QName(namespace, name(d, "service")),
                    new QName(namespace, name(d, "port")),
                    schemas.newSchema(resource(base + ".xsd")));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the contract " + base + ".wsdl cannot be used", e);
        }
    }

    String namespace() {
        return service.getNamespaceURI();
    }

    /** @throws SAXException where the element is not as the schema says */
    void check(Element element) throws SAXException, IOException {
        schema.newValidator().validate(new DOMSource(element));
    }

    private static String name(Document d, String element) {
        return ((Element) d.getElementsByTagNameNS(WSDL, element).item(0)).getAttribute("name");
    }

    private static URL resource(String name) throws IOException {
        URL url = SoapContract.class.getClassLoader().getResource(name);
        if (url == null) {
            throw new IOException("no " + name + " on the class path");
        }
        return url;
    }
}

package org.songtor.channel;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.songtor.model.ProfileId;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The one service and port of a profile's WSDL, {@code formats/<agency>/<profile>.v1.wsdl}. Every SOAP profile has the same three
 * operations in its own namespace: {@code Submit}, {@code Inquire}, {@code FetchAnswer}.
 */
public record SoapContract(String wsdl, String namespace, QName service, QName port) {
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

    public static SoapContract of(ProfileId profile) {
        String path = "formats/" + profile.agency() + "/" + profile.name() + ".v1.wsdl";
        try (InputStream in = SoapContract.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("profile " + profile + " travels by SOAP but has no contract " + path);
            }
            Element definitions = parse(in).getDocumentElement();
            String namespace = definitions.getAttribute("targetNamespace");
            Element service = first(definitions, "service");
            return new SoapContract(
                    "classpath:" + path,
                    namespace,
                    new QName(namespace, service.getAttribute("name")),
                    new QName(namespace, first(service, "port").getAttribute("name")));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("contract " + path + " cannot be read", e);
        }
    }

    private static Document parse(InputStream in) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(in);
    }

    private static Element first(Element parent, String name) {
        Element found = (Element) parent.getElementsByTagNameNS(WSDL, name).item(0);
        if (found == null) {
            throw new IllegalStateException("contract has no " + name);
        }
        return found;
    }
}

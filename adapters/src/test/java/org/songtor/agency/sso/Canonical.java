package org.songtor.agency.sso;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dom.DOMCryptoContext;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Exclusive canonicalisation by the JDK, an independent judge of what we write directly. */
final class Canonical {
    private Canonical() {}

    static byte[] of(String message, String namespace, String element) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        var document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        Element root =
                (Element) document.getElementsByTagNameNS(namespace, element).item(0);
        TransformService service = TransformService.getInstance(CanonicalizationMethod.EXCLUSIVE, "DOM");
        service.init((TransformParameterSpec) null);
        OctetStreamData data = (OctetStreamData) service.transform(new Subtree(root), new DOMCryptoContext() {});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        data.getOctetStream().transferTo(out);
        return out.toByteArray();
    }

    /** An element, its attributes and namespaces in scope, and all below. */
    private record Subtree(Element root) implements NodeSetData<Node> {
        @Override
        public Iterator<Node> iterator() {
            List<Node> nodes = new ArrayList<>();
            for (Node up = root.getParentNode(); up instanceof Element; up = up.getParentNode()) {
                addAttributes(up, nodes);
            }
            add(root, nodes);
            return nodes.iterator();
        }

        private static void add(Node node, List<Node> nodes) {
            nodes.add(node);
            addAttributes(node, nodes);
            for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
                add(child, nodes);
            }
        }

        private static void addAttributes(Node node, List<Node> nodes) {
            NamedNodeMap attributes = node.getAttributes();
            for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
                nodes.add(attributes.item(i));
            }
        }
    }
}

package org.songtor.page;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The elements of an XML example: the path of each that holds text, how often it stands, its attributes and its first text. */
final class ElementPart {
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> first = new LinkedHashMap<>();
    private String namespace = "";

    private ElementPart() {}

    static void append(StringBuilder out, String xml) {
        ElementPart part = new ElementPart();
        try {
            part.read(xml);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("an example that is no XML", e);
        }
        out.append("UTF-8, XML · `").append(part.namespace).append("`\n\n");
        out.append("| ส่วน element | ครั้ง times | ตัวอย่าง example |\n|---|---|---|\n");
        part.counts.forEach((path, count) ->
                Markdown.row(out, "`" + path + "`", count.toString(), "`" + part.first.getOrDefault(path, "") + "`"));
    }

    private void read(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        Deque<String> path = new ArrayDeque<>();
        String text = "";
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    namespace = namespace.isEmpty() ? String.valueOf(reader.getNamespaceURI()) : namespace;
                    path.addLast(reader.getLocalName());
                    attributes(reader, String.join("/", path));
                    text = "";
                }
                case XMLStreamConstants.CHARACTERS -> text += reader.getText();
                case XMLStreamConstants.END_ELEMENT -> {
                    note(String.join("/", path), text.strip());
                    path.removeLast();
                    text = "";
                }
                default -> {}
            }
        }
    }

    private void attributes(XMLStreamReader reader, String path) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            note(path + "/@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    private void note(String path, String value) {
        if (!value.isEmpty()) {
            counts.merge(path, 1, Integer::sum);
            first.putIfAbsent(path, value);
        }
    }
}

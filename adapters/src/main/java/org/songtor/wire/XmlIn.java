package org.songtor.wire;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.songtor.port.FormatException;

/**
 * Reads XML that others wrote, element by element, without trust: UTF-8 only, XML 1.0 only, one namespace, no document type,
 * no entities beyond the five of XML, no comments or instructions, and depth, text, attributes and records of bounded size.
 */
public final class XmlIn {
    private static final int DEEPEST = 24;
    private static final int LONGEST_TEXT = 4_096;
    private static final int MOST_PARTS = 500;
    private static final WstxInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final String namespace;
    private final String text;
    private int record;
    private int parts;
    private int most;

    /** @param text the whole document; empty where it is of any size */
    private XmlIn(XMLStreamReader reader, String namespace, String text) {
        this.reader = reader;
        this.namespace = namespace;
        this.text = text;
    }

    /** Opens a document whose elements are all of this namespace; stands before its root. */
    public static XmlIn open(byte[] content, String namespace) throws FormatException {
        String text = Utf8.decode(content);
        requireNoControls(text);
        return open(new StringReader(text), namespace, text);
    }

    /**
     * The same for a document of any size, read as it is asked for.
     *
     * @param text strict UTF-8; what it throws is told here as a malformed document, so the caller asks it for the cause first
     */
    public static XmlIn open(Reader text, String namespace) throws FormatException {
        return open(text, namespace, "");
    }

    private static XmlIn open(Reader from, String namespace, String text) throws FormatException {
        try {
            XmlIn in = new XmlIn(FACTORY.createXMLStreamReader(new NoControls(from)), namespace, text);
            String encoding = in.reader.getCharacterEncodingScheme();
            if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
                throw Refusal.badRecord(0, "encoding", encoding, "UTF-8");
            }
            if (in.reader.getVersion() != null && !"1.0".equals(in.reader.getVersion())) {
                throw Refusal.badRecord(0, "version", in.reader.getVersion(), "XML 1.0");
            }
            in.advance();
            return in;
        } catch (XMLStreamException e) {
            throw malformed(0, text, e);
        }
    }

    /** Name of the element that comes next; empty where its parent ends. */
    public String next() {
        return reader.isStartElement() ? reader.getLocalName() : "";
    }

    /** Steps into the element that must come next. */
    public void enter(String name) throws FormatException {
        expect(name);
        plain(attributes());
        step();
    }

    /** Steps out of the element entered last; nothing may be left in it. */
    public void leave() throws FormatException {
        if (!reader.isEndElement()) {
            throw Refusal.badRecord(record, "element", next(), "nothing more here");
        }
        step();
    }

    /** After the root was left: nothing follows. */
    public void end() throws FormatException {
        if (reader.getEventType() != XMLStreamConstants.END_DOCUMENT) {
            throw Refusal.badRecord(record, "element", "", "the end of the document");
        }
    }

    /** The element that must come next, whole; it belongs to no record. */
    public XmlNode take(String name) throws FormatException {
        return take(name, MOST_PARTS);
    }

    private XmlNode take(String name, int mostParts) throws FormatException {
        expect(name);
        parts = 0;
        most = mostParts;
        try {
            XmlNode node = whole();
            advance();
            return node;
        } catch (XMLStreamException e) {
            throw malformed(record, text, e);
        }
    }

    /** The same for an element that is a record: problems in it carry its number, from 1. */
    public XmlNode takeRecord(String name) throws FormatException {
        return takeRecord(name, MOST_PARTS);
    }

    /** @param most elements in the record, itself included */
    public XmlNode takeRecord(String name, int most) throws FormatException {
        record++;
        return take(name, most);
    }

    /** Everything in the element just entered before the first {@code until}, as one element. */
    public XmlNode takeHead(String until) throws FormatException {
        List<XmlNode> head = new ArrayList<>();
        while (!next().isEmpty() && !next().equals(until)) {
            if (head.size() >= MOST_PARTS) {
                throw Refusal.badRecord(record, next(), "", "at most " + MOST_PARTS + " parts");
            }
            head.add(take(next()));
        }
        return new XmlNode(record, "head", Map.of(), "", head);
    }

    private XmlNode whole() throws XMLStreamException, FormatException {
        if (++parts > most) {
            throw Refusal.badRecord(record, reader.getLocalName(), "", "at most " + most + " parts a record");
        }
        String name = reader.getLocalName();
        expect(name);
        Map<String, String> attributes = attributes();
        StringBuilder text = new StringBuilder();
        List<XmlNode> children = new ArrayList<>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(whole());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return node(name, attributes, text.toString(), children);
                }
                default -> throw foreign();
            }
        }
    }

    private XmlNode node(String name, Map<String, String> attributes, String text, List<XmlNode> children)
            throws FormatException {
        if (!children.isEmpty() && !text.isBlank()) {
            throw Refusal.badRecord(record, name, "text between elements", "elements only");
        }
        return new XmlNode(record, name, attributes, children.isEmpty() ? text : "", children);
    }

    private void expect(String name) throws FormatException {
        if (!reader.isStartElement() || !reader.getLocalName().equals(name)) {
            throw Refusal.badRecord(record, "element", next(), name);
        }
        if (!namespace.equals(reader.getNamespaceURI())) {
            throw Refusal.badRecord(record, name, "another namespace", namespace);
        }
    }

    /** All but xsi:*, which only point at a schema. */
    private Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i))) {
                all.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return all;
    }

    private void plain(Map<String, String> attributes) throws FormatException {
        if (!attributes.isEmpty()) {
            throw Refusal.badRecord(record, next(), "attributes", "none");
        }
    }

    private void step() throws FormatException {
        try {
            advance();
        } catch (XMLStreamException e) {
            throw malformed(record, text, e);
        }
    }

    /** To the next start or end of an element, or the document's end; only blanks may lie between. */
    private void advance() throws XMLStreamException, FormatException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!reader.getText().isBlank()) {
                        throw Refusal.badRecord(record, "text", "text between elements", "elements only");
                    }
                }
                default -> throw foreign();
            }
        }
    }

    /** The parser takes any of them for a blank within markup. */
    private static void requireNoControls(String text) throws FormatException {
        if (text.chars().anyMatch(c -> NoControls.is((char) c))) {
            throw Refusal.badRecord(0, "document", "a control character", "none");
        }
    }

    private FormatException foreign() {
        return Refusal.badRecord(
                record, "document", "a document type, entity, comment or instruction", "elements and text only");
    }

    /** Only the place is told: the parser's own message quotes the text, and that may be a person's. */
    private static FormatException malformed(int record, String text, XMLStreamException e) {
        Location at = e.getLocation();
        String place = at == null ? "" : "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
        boolean known = at != null && !text.isEmpty() && at.getCharacterOffset() >= 0;
        int before = known ? Math.min(at.getCharacterOffset(), text.length()) : 0;
        String due = "well-formed XML within bounds" + (known ? " (byte " + (Utf8.length(text, before) + 1) + ")" : "");
        return Refusal.badRecord(record, "document", place, due);
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Else a broken text is only found when it is asked for, by an exception that no caller expects.
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        factory.setXMLResolver((publicId, systemId, base, name) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 16);
        factory.setProperty(WstxInputProperties.P_MAX_CHILDREN_PER_ELEMENT, 1_000_100);
        return factory;
    }
}

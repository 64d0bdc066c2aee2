package org.songtor.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import org.songtor.port.FormatException;

/**
 * Writes one element directly in its exclusive canonical form (xml-exc-c14n, without comments): no declaration, the root's
 * default namespace once, no attributes, no blanks, an end tag for every element, and only the replacements that form knows.
 * Canonicalising what was sent and parsed again gives these bytes, so they can be hashed and signed before they are sent.
 */
public final class CanonicalXml {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> opened = new ArrayDeque<>();

    /**
     * @param namespace without characters that an attribute would have to escape
     */
    public CanonicalXml(String root, String namespace) {
        out.append('<').append(root).append(" xmlns=\"").append(namespace).append("\">");
        opened.push(root);
    }

    public CanonicalXml open(String name) {
        out.append('<').append(name).append('>');
        opened.push(name);
        return this;
    }

    public CanonicalXml close() {
        out.append("</").append(opened.pop()).append('>');
        return this;
    }

    public CanonicalXml leaf(String name, Object value) {
        open(name);
        text(value.toString());
        return close();
    }

    /** Closes what is open. */
    public byte[] bytes() throws FormatException {
        while (!opened.isEmpty()) {
            close();
        }
        return Utf8.encode(out);
    }

    private void text(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(c);
            }
        }
    }
}

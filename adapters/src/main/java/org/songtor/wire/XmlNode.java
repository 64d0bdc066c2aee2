package org.songtor.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

/**
 * One element with all that is in it, small enough to hold.
 *
 * @param record number of the record it belongs to, from 1; 0 in a header
 * @param text as it stood there, blanks kept; empty where there are children
 */
public record XmlNode(int record, String name, Map<String, String> attributes, String text, List<XmlNode> children) {

    public XmlNode {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** Its children are exactly these, in this order; a name ending in {@code ?} may be absent, in {@code *} come any number of times. */
    public XmlNode shape(String... names) throws FormatException {
        int at = 0;
        for (String pattern : names) {
            boolean many = pattern.endsWith("*");
            boolean optional = many || pattern.endsWith("?");
            String wanted = optional ? pattern.substring(0, pattern.length() - 1) : pattern;
            int from = at;
            while (at < children.size() && children.get(at).name.equals(wanted) && (many || at == from)) {
                at++;
            }
            if (at == from && !optional) {
                throw Refusal.badRecord(record, name, at < children.size() ? children.get(at).name : "", wanted);
            }
        }
        if (at < children.size()) {
            throw Refusal.badRecord(record, name, children.get(at).name, "nothing more here");
        }
        return this;
    }

    public List<XmlNode> all(String childName) {
        return children.stream().filter(c -> c.name.equals(childName)).toList();
    }

    /** The one element at this path; two of a name on the way are refused, because one of them would not be read. */
    public Optional<XmlNode> find(String... path) throws FormatException {
        XmlNode at = this;
        for (String step : path) {
            List<XmlNode> found = at.all(step);
            if (found.size() > 1) {
                throw Refusal.badRecord(record, step, found.size() + " times", "once");
            }
            if (found.isEmpty()) {
                return Optional.empty();
            }
            at = found.get(0);
        }
        return Optional.of(at);
    }

    public XmlNode child(String... path) throws FormatException {
        Optional<XmlNode> found = find(path);
        if (found.isEmpty()) {
            throw Refusal.badRecord(record, name, "", String.join("/", path));
        }
        return found.get();
    }

    /** Text of the leaf at this path. */
    public String text(String... path) throws FormatException {
        XmlNode leaf = child(path);
        if (!leaf.children.isEmpty() || !leaf.attributes.isEmpty()) {
            throw Refusal.badRecord(record, leaf.name, "elements or attributes", "text only");
        }
        return leaf.text;
    }

    /** Text of the leaf at this path; empty where it is not. */
    public String textIfAny(String... path) throws FormatException {
        return find(path).isPresent() ? text(path) : "";
    }

    /** Every text of leaves with this name, in order. */
    public List<String> texts(String childName) throws FormatException {
        List<String> all = new ArrayList<>();
        for (XmlNode leaf : all(childName)) {
            all.add(leaf.text());
        }
        return all;
    }

    /** The amount at this path: Thai baht by its {@code Ccy}, any other currency is refused. */
    public Satang amount(String... path) throws FormatException {
        XmlNode leaf = child(path);
        if (!leaf.attributes.equals(Map.of("Ccy", "THB")) || !leaf.children.isEmpty()) {
            throw Refusal.badRecord(record, leaf.name, leaf.attributes.getOrDefault("Ccy", ""), "an amount in THB");
        }
        return Baht.parseLoose(record, leaf.name, leaf.text);
    }
}

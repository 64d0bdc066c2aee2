package org.songtor.agency.lao;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.songtor.agency.LineKey;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;

/** Texts of a worksheet's cells, by row and column. What a spreadsheet program adds for its own use is passed over. */
final class SheetReader {
    private static final int MOST_ROWS = LineKey.MOST + 20;
    private static final int MOST_COLUMNS = 26;
    private static final int LONGEST = 4_096;
    private static final WstxInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final List<String> strings;
    private final List<List<String>> rows = new ArrayList<>();

    private SheetReader(XMLStreamReader reader, List<String> strings) {
        this.reader = reader;
        this.strings = strings;
    }

    static List<List<String>> rows(byte[] sheet, List<String> strings) throws FormatException {
        try {
            SheetReader it = new SheetReader(open(sheet), strings);
            it.sheet();
            return it.rows;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    /** The texts that cells name by number, in the order of their part. */
    static List<String> strings(byte[] part) throws FormatException {
        try {
            SheetReader it = new SheetReader(open(part), List.of());
            List<String> all = new ArrayList<>();
            while (it.next() != XMLStreamConstants.END_DOCUMENT) {
                if (it.starts("si")) {
                    all.add(it.texts("si", "t"));
                }
            }
            return all;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    private void sheet() throws XMLStreamException, FormatException {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            if (starts("row")) {
                row();
            } else if (starts("c")) {
                cell();
            }
        }
    }

    /** Rows that are empty may be left out; their numbers say so. */
    private void row() throws FormatException {
        int number = number(reader.getAttributeValue(null, "r"), rows.size() + 1);
        if (number <= rows.size() || number > MOST_ROWS) {
            throw Refusal.badRecord(number, "row", "out of order, or more than " + MOST_ROWS, "rows in order");
        }
        while (rows.size() < number) {
            rows.add(new ArrayList<>());
        }
    }

    private void cell() throws XMLStreamException, FormatException {
        if (rows.isEmpty()) {
            throw malformed();
        }
        List<String> row = rows.get(rows.size() - 1);
        int column = column(reader.getAttributeValue(null, "r"), row.size());
        String type = reader.getAttributeValue(null, "t");
        String text = value(type == null ? "n" : type);
        while (row.size() <= column) {
            row.add("");
        }
        row.set(column, text);
    }

    private String value(String type) throws XMLStreamException, FormatException {
        String text = texts("c", type.equals("inlineStr") ? "t" : "v");
        return switch (type) {
            case "n", "str", "inlineStr" -> text;
            case "s" -> shared(text);
            default -> throw Refusal.badRecord(rows.size(), "cell", "of kind " + type, "text or a number");
        };
    }

    private String shared(String index) throws FormatException {
        int at = number(index, -1);
        if (at < 0 || at >= strings.size()) {
            throw malformed();
        }
        return strings.get(at);
    }

    /** Everything in elements of one name up to the end of this element; how it is pronounced is left out, a formula refused. */
    private String texts(String until, String of) throws XMLStreamException, FormatException {
        StringBuilder text = new StringBuilder();
        while (!ends(next(), until)) {
            if (starts("f")) {
                throw Refusal.badRecord(rows.size(), "cell", "a formula", "a value");
            } else if (starts("rPh")) {
                skip();
            } else if (starts(of)) {
                text.append(reader.getElementText());
            }
            if (text.length() > LONGEST) {
                throw Refusal.badRecord(rows.size(), "cell", "a longer text", "at most " + LONGEST + " characters");
            }
        }
        return text.toString().replace("_x005F_", "_");
    }

    private void skip() throws XMLStreamException, FormatException {
        while (!ends(next(), "rPh")) {
            continue;
        }
    }

    private int next() throws XMLStreamException, FormatException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw malformed();
        }
        return event;
    }

    private boolean starts(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    private boolean ends(int event, String name) throws FormatException {
        if (event == XMLStreamConstants.END_DOCUMENT) {
            throw malformed();
        }
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    /** Column of a name such as {@code C12}, from 0. */
    private static int column(@Nullable String name, int next) throws FormatException {
        if (name == null) {
            return next;
        }
        int column = name.length() < 2 || Character.isLetter(name.charAt(1)) ? -1 : name.charAt(0) - 'A';
        if (column < next || column >= MOST_COLUMNS) {
            throw Refusal.badRecord(0, "cell", "out of order, or beyond Z", "cells in order");
        }
        return column;
    }

    private static int number(@Nullable String text, int otherwise) throws FormatException {
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,7}")) {
            throw malformed();
        }
        return Integer.parseInt(text);
    }

    private static FormatException malformed() {
        return Refusal.badRecord(0, "workbook", "a sheet that is no sheet", "a workbook that opens");
    }

    private static XMLStreamReader open(byte[] part) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(new ByteArrayInputStream(part), "UTF-8");
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 24);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 50);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 1 << 16);
        return factory;
    }
}

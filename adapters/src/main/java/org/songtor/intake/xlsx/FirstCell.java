package org.songtor.intake.xlsx;

import java.io.InputStream;
import org.apache.poi.xssf.model.SharedStrings;
import org.songtor.intake.grid.Grid;
import org.songtor.port.FormatException;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The first value of a sheet, and nothing after it. */
final class FirstCell extends DefaultHandler {
    /** A sheet empty to here is called empty no more: it is not looked through to its end. */
    private static final int MOST_ROWS = 1_000;

    private final SharedStrings strings;
    private final StringBuilder text = new StringBuilder();
    private String found = "";
    private boolean shared;
    private boolean taking;
    private int rows;

    private FirstCell(SharedStrings strings) {
        this.strings = strings;
    }

    /** Ends the parse where there is nothing more to learn. */
    static final class Enough extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    /** Empty for a sheet without any value. */
    static String of(InputStream sheet, SharedStrings strings) throws FormatException {
        FirstCell handler = new FirstCell(strings);
        XlsxBatchReader.parse(sheet, handler);
        return handler.found;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes a) throws SAXException {
        switch (local) {
            case "row" -> countRow();
            case "c" -> shared = "s".equals(a.getValue("t"));
            case "v", "t" -> taking = true;
            default -> {}
        }
    }

    @Override
    public void characters(char[] ch, int start, int length) {
        if (taking && text.length() < Grid.LONGEST_CELL) {
            text.append(ch, start, Math.min(length, Grid.LONGEST_CELL));
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        if (local.equals("v") || local.equals("t")) {
            taking = false;
        } else if (local.equals("c")) {
            found = value(text.toString().strip());
            text.setLength(0);
            if (!found.isBlank()) {
                throw new Enough();
            }
        }
    }

    private void countRow() throws SAXException {
        if (++rows > MOST_ROWS) {
            found = "…";
            throw new Enough();
        }
    }

    /** An index that leads nowhere is a value all the same; who reads the sheet says what is wrong with it. */
    private String value(String raw) {
        if (!shared || raw.isEmpty()) {
            return raw;
        }
        try {
            return strings.getItemAt(Integer.parseInt(raw)).getString();
        } catch (NumberFormatException | IllegalStateException | IndexOutOfBoundsException e) {
            return "?";
        }
    }
}

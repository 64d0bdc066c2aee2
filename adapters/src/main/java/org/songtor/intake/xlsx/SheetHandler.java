package org.songtor.intake.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.xssf.model.SharedStrings;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.grid.Facts;
import org.songtor.intake.grid.Grid;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Shown;
import org.songtor.port.FormatException;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Turns a sheet's events into rows of the grid (ECMA-376 part 1, 18.3.1). Holds one row at a time. */
final class SheetHandler extends DefaultHandler {
    private static final Pattern RANGE = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}(:[A-Z]{1,3}[0-9]{1,7})?");

    private final Grid grid;
    private final SharedStrings strings;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int row;
    private int column;
    private long computed;
    private long numbers;
    private boolean hidden;
    private String type = "";
    private boolean formula;
    private boolean taking;
    private boolean phonetic;

    SheetHandler(Grid grid, SharedStrings strings) {
        this.grid = grid;
        this.strings = strings;
    }

    /** Carries a refusal through the parser's own exception type. */
    static final class Refusal extends SAXException {
        private static final long serialVersionUID = 1L;

        final FormatException cause;

        Refusal(FormatException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes a) throws SAXException {
        switch (local) {
            case "row" -> startRow(a);
            case "c" -> startCell(a);
            case "f" -> formula = true;
            case "rPh" -> phonetic = true;
            case "v", "t" -> taking = !phonetic;
            case "mergeCell" -> merged(a.getValue("ref"));
            default -> {}
        }
    }

    @Override
    public void characters(char[] ch, int start, int length) throws SAXException {
        if (taking) {
            if (text.length() + length > Grid.LONGEST_CELL) {
                throw malformed("more than " + Grid.LONGEST_CELL + " characters in a cell");
            }
            text.append(ch, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        switch (local) {
            case "v", "t" -> taking = false;
            case "rPh" -> phonetic = false;
            case "c" -> endCell();
            case "row" -> endRow();
            default -> {}
        }
    }

    private void startRow(Attributes a) throws SAXException {
        int next = number(a.getValue("r"), row + 1);
        if (next <= row || next > Grid.MOST_ROWS) {
            throw malformed("row " + next + " after row " + row);
        }
        row = next;
        column = 0;
        computed = 0;
        numbers = 0;
        hidden = on(a.getValue("hidden"));
        cells.clear();
    }

    private void startCell(Attributes a) throws SAXException {
        String reference = a.getValue("r");
        int next = reference == null ? column + 1 : columnOf(reference);
        if (next <= column) {
            throw malformed("cell " + reference + " out of order");
        }
        column = next;
        String given = a.getValue("t");
        type = given == null ? "n" : given;
        formula = false;
        text.setLength(0);
    }

    private void endCell() throws SAXException {
        String value = value();
        if (value.isEmpty() && !formula) {
            return;
        }
        if (column > Grid.MOST_COLUMNS) {
            throw malformed("a value in column " + column);
        }
        while (cells.size() < column - 1) {
            cells.add("");
        }
        long bit = 1L << cells.size();
        computed |= formula ? bit : 0;
        numbers |= type.equals("n") ? bit : 0;
        cells.add(value);
    }

    private String value() throws SAXException {
        String raw = text.toString();
        return switch (type) {
            case "s" -> raw.isEmpty() ? "" : shared(number(raw, -1));
            case "n" -> PlainNumber.of(raw.strip());
            case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
            default -> raw;
        };
    }

    private String shared(int index) throws SAXException {
        try {
            // The count a workbook states of itself may lie or be left out.
            return strings.getItemAt(index).getString();
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw malformed("text number " + index + " that the workbook does not hold");
        }
    }

    private void endRow() throws SAXException {
        try {
            grid.row(row, cells, new Facts(computed, numbers, hidden));
        } catch (FormatException e) {
            throw new Refusal(e);
        }
    }

    /** Merges come after all rows. Above the table they are decoration; in it a cell that looks filled is empty. */
    private void merged(@Nullable String ref) throws SAXException {
        if (ref == null || !RANGE.matcher(ref).matches()) {
            throw malformed("merged cells " + ref);
        }
        int last = Integer.parseInt(ref.replaceFirst(".*?([0-9]+)$", "$1"));
        if (grid.columnRow() > 0 && last >= grid.columnRow()) {
            int first = Integer.parseInt(ref.replaceFirst("^[A-Z]+([0-9]+).*", "$1"));
            throw new Refusal(new FormatException(Problem.ofRow(
                    ProblemCode.MERGED_CELLS, Math.max(first, grid.columnRow()), 0, ref, "", "each cell by itself")));
        }
    }

    private static boolean on(@Nullable String flag) {
        return flag != null && (flag.equals("1") || flag.equals("true"));
    }

    private int number(@Nullable String digits, int otherwise) throws SAXException {
        if (digits == null) {
            return otherwise;
        }
        if (!digits.matches("[0-9]{1,9}")) {
            throw malformed("\"" + digits + "\" where a number must stand");
        }
        return Integer.parseInt(digits);
    }

    private int columnOf(String reference) throws SAXException {
        if (!reference.matches("[A-Za-z]{1,3}[0-9]{1,7}")) {
            throw malformed("cell reference " + reference);
        }
        int number = 0;
        for (char c : reference.replaceAll("[0-9]", "").toUpperCase(Locale.ROOT).toCharArray()) {
            number = number * 26 + (c - 'A' + 1);
        }
        return number;
    }

    private Refusal malformed(String found) {
        return new Refusal(new FormatException(Problem.ofRow(
                ProblemCode.UNREADABLE_WORKBOOK, row, 0, "", Shown.masked(found), "a workbook that opens")));
    }
}

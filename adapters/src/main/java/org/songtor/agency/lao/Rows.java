package org.songtor.agency.lao;

import java.util.ArrayList;
import java.util.List;
import org.songtor.agency.Fields;
import org.songtor.model.NationalId;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;

/** Rows of a sheet read from above: labelled values, a row of column names, lines, and a row of sums. */
final class Rows {
    private final List<List<String>> rows;
    private int next;

    Rows(List<List<String>> rows) {
        this.rows = rows;
    }

    /** Without empty cells at the end of a row and without empty rows at the end. */
    static List<List<String>> trimmedAll(List<List<String>> rows) {
        List<List<String>> out = new ArrayList<>();
        for (List<String> row : rows) {
            out.add(trimmed(row));
        }
        while (!out.isEmpty() && out.get(out.size() - 1).isEmpty()) {
            out.remove(out.size() - 1);
        }
        return out;
    }

    /** Without empty cells at its end. */
    static List<String> trimmed(List<String> row) {
        int end = row.size();
        while (end > 0 && row.get(end - 1).isEmpty()) {
            end--;
        }
        return row.subList(0, end);
    }

    /** Number of the row that comes next, from 1 as a spreadsheet program counts. */
    int at() {
        return next + 1;
    }

    /** The next row must say exactly this. */
    void expect(List<String> due) throws FormatException {
        List<String> row = row();
        if (!row.equals(due)) {
            throw Refusal.badRecord(next, "row", String.join(" | ", row), String.join(" | ", due));
        }
    }

    /** The value beside this label; empty where the cell is empty. */
    String value(String label) throws FormatException {
        List<String> row = row();
        if (row.isEmpty() || row.size() > 2 || !row.get(0).equals(label)) {
            throw Refusal.badRecord(next, "row", row.isEmpty() ? "an empty row" : row.get(0), label);
        }
        return row.size() == 2 ? row.get(1) : "";
    }

    /** Whether the next row begins with this. */
    boolean begins(String text) {
        return next < rows.size()
                && !rows.get(next).isEmpty()
                && rows.get(next).get(0).equals(text);
    }

    /** The next row with exactly so many cells, missing ones at its end empty. */
    List<String> cells(int count) throws FormatException {
        List<String> row = new ArrayList<>(row());
        if (row.size() > count) {
            throw Refusal.badRecord(next, "row", row.size() + " cells", "at most " + count);
        }
        while (row.size() < count) {
            row.add("");
        }
        return row;
    }

    void end() throws FormatException {
        if (next < rows.size()) {
            throw Refusal.badRecord(next + 1, "row", "one more row", "the end");
        }
    }

    private List<String> row() throws FormatException {
        if (next >= rows.size()) {
            throw Refusal.badRecord(next, "row", "the end", "one more row");
        }
        return rows.get(next++);
    }

    /** A national id as it is printed on the card, {@code 1-2345-67890-12-3}: no program takes that for a number. */
    static String printed(NationalId person) {
        String id = person.value();
        return String.join(
                "-",
                id.substring(0, 1),
                id.substring(1, 5),
                id.substring(5, 10),
                id.substring(10, 12),
                id.substring(12));
    }

    static NationalId person(int record, String text) throws FormatException {
        String digits = text.replace("-", "");
        Fields at = new Fields(record);
        NationalId person = at.person("national id", digits);
        at.isTrue(
                text.equals(digits) || text.equals(printed(person)),
                "national id",
                NationalId.mask(text),
                "1-2345-67890-12-3");
        return person;
    }
}

package org.songtor.intake.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Shown;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;

/**
 * Understands a batch's table row by row, and keeps none of it: {@code songtor-batch,1} or, of a ledger, {@code songtor-ledger,1}; the
 * control rows {@code fund, period, count, total} and, where they say something, {@code label} and {@code corrects}, each a label and a value; empty rows; the column row; then the rows
 * of the {@link Table} or the {@link Ledger}. Empty rows count nowhere. Everything else is a problem: an unknown label or column is
 * refused, because what the fund meant by it would be guessed.
 */
public final class Grid {
    /** More columns than any batch has; a row that needs more is malformed. */
    public static final int MOST_COLUMNS = 64;
    /** Longest text of a cell; no name is near it. */
    public static final int LONGEST_CELL = 4_096;
    /** As many as a sheet has. */
    public static final int MOST_ROWS = 1_048_576;

    private static final String TABLE = "songtor-batch";
    private static final String LEDGER = "songtor-ledger";

    private final boolean everyRowFull;
    private final BatchReader.Sink sink;
    private final Header header = new Header();
    private List<Label> controls = List.of();
    private Optional<Body> body = Optional.empty();
    private int columnRow;

    /** @param everyRowFull a row with fewer cells than columns is malformed, as in CSV; a sheet just leaves empty cells out */
    public Grid(boolean everyRowFull, BatchReader.Sink sink) {
        this.everyRowFull = everyRowFull;
        this.sink = sink;
    }

    /** Whether a sheet whose first cell holds this is, or means to be, a batch. */
    public static boolean begins(String firstCell) {
        return firstCell.strip().startsWith(TABLE) || firstCell.strip().startsWith(LEDGER);
    }

    /** Takes the next row, all of it typed and in sight. */
    public void row(int row, List<String> texts) throws FormatException {
        row(row, texts, Facts.NONE);
    }

    /**
     * Takes the next row.
     *
     * @param row number as the fund's program shows it, from 1, ascending
     */
    public void row(int row, List<String> texts, Facts facts) throws FormatException {
        if (row > MOST_ROWS) {
            throw new FormatException(
                    Problem.ofRow(ProblemCode.TOO_MANY_LINES, row, 0, "", "", "at most " + MOST_ROWS + " rows"));
        }
        if (Blank.all(texts) && facts.computed() == 0) {
            return;
        }
        if (body.isPresent()) {
            line(body.get(), row, texts, facts);
        } else if (controls.isEmpty()) {
            first(row, texts);
        } else if (isControl(texts)) {
            control(row, texts, facts);
        } else {
            columns(row, texts);
        }
    }

    /** Number of the row that heads the columns; 0 before it came. */
    public int columnRow() {
        return columnRow;
    }

    /** Says that no row is left. */
    public void end() throws FormatException {
        if (controls.isEmpty()) {
            throw new FormatException(Problem.ofFile(ProblemCode.EMPTY_FILE, "", "", TABLE + "," + Header.VERSION));
        }
        if (body.isEmpty()) {
            throw new FormatException(Problem.ofFile(ProblemCode.MISSING_COLUMN, "", "", Label.names(Label.COLUMNS)));
        }
    }

    private void first(int row, List<String> texts) throws FormatException {
        List<String> stripped =
                Blank.withoutTail(texts).stream().map(String::strip).toList();
        if (stripped.equals(List.of(TABLE, Header.VERSION))) {
            controls = Label.CONTROLS;
        } else if (stripped.equals(List.of(LEDGER, Header.VERSION))) {
            controls = Label.LEDGER_CONTROLS;
        } else {
            throw badHeader(row, "", String.join(",", stripped), TABLE + ",1 or " + LEDGER + ",1");
        }
    }

    /** A period is a control and a column: two columns side by side are the column row. */
    private boolean isControl(List<String> texts) {
        boolean columns =
                texts.size() > 1 && Label.find(Label.COLUMNS, texts.get(1)).isPresent();
        return !columns && Label.find(controls, texts.get(0)).isPresent();
    }

    /** A formula may stand beside a typed value, for a person to compare. */
    private void control(int row, List<String> texts, Facts facts) throws FormatException {
        String name = Label.find(controls, texts.get(0)).orElseThrow().name();
        String value = texts.size() > 1 ? texts.get(1) : "";
        if (facts.computed(1) && !Label.COMPUTED_CONTROLS.contains(name)) {
            throw badHeader(row, name, "=…", "a value that was typed, not computed");
        }
        if (Blank.is(value)) {
            throw badHeader(row, name, "", "a value");
        }
        for (int i = 2; i < texts.size(); i++) {
            if (!Blank.is(texts.get(i)) && !facts.computed(i)) {
                throw badHeader(row, name, texts.size() + " cells", "one label and one value");
            }
        }
        if (name.equals("period") && facts.number(1) && value.length() != 4) {
            throw new FormatException(Problem.ofRow(
                    ProblemCode.BAD_PERIOD, row, 0, name, Shown.masked(value), "2569-11 typed as text, no date"));
        }
        if (!header.put(name, value)) {
            throw badHeader(row, name, name, "each label once");
        }
    }

    private void columns(int row, List<String> texts) throws FormatException {
        Map<String, String> fields = header.whole(row);
        body = Optional.of(
                controls.equals(Label.LEDGER_CONTROLS)
                        ? Ledger.of(row, texts, header, sink)
                        : Table.of(row, texts, sink));
        columnRow = row;
        sink.header(fields);
    }

    private void line(Body known, int row, List<String> texts, Facts facts) {
        int width = known.width();
        boolean over = texts.size() > width && !Blank.all(texts.subList(width, texts.size()));
        if (over || (everyRowFull && texts.size() < width)) {
            sink.problems(List.of(
                    Problem.ofRow(ProblemCode.MALFORMED_ROW, row, 0, "", texts.size() + " cells", width + " cells")));
            return;
        }
        known.row(row, texts, facts);
    }

    static FormatException badHeader(int row, String field, String found, String expected) {
        return new FormatException(Problem.ofRow(ProblemCode.BAD_HEADER, row, 0, field, Shown.masked(found), expected));
    }
}

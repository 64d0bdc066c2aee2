package org.songtor.intake.grid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Shown;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;

/**
 * Understands a batch's table row by row, and keeps none of it: {@code songtor-batch,1}; the control rows {@code fund, period,
 * count, total} and, where they say something, {@code label} and {@code corrects}, each a label and a value; empty rows; the column row; then one row a line. Empty rows count nowhere. Everything
 * else is a problem: an unknown label or column is refused, because what the fund meant by it would be guessed.
 */
public final class Grid {
    /** More columns than any batch has; a row that needs more is malformed. */
    public static final int MOST_COLUMNS = 64;
    /** Longest text of a cell; no name is near it. */
    public static final int LONGEST_CELL = 4_096;

    private static final String MAGIC = "songtor-batch";
    private static final String VERSION = "1";

    private final boolean everyRowFull;
    private final BatchReader.Sink sink;
    private final Map<String, String> controls = new LinkedHashMap<>();
    private Optional<Columns> columns = Optional.empty();

    /** @param everyRowFull a row with fewer cells than columns is malformed, as in CSV; a sheet just leaves empty cells out */
    public Grid(boolean everyRowFull, BatchReader.Sink sink) {
        this.everyRowFull = everyRowFull;
        this.sink = sink;
    }

    /**
     * Takes the next row.
     *
     * @param row number as the fund's program shows it, from 1, ascending
     */
    public void row(int row, List<Cell> cells) throws FormatException {
        if (cells.stream().allMatch(Cell::blank)) {
            return;
        }
        if (columns.isPresent()) {
            line(columns.get(), row, cells);
        } else if (controls.isEmpty()) {
            first(row, cells);
        } else if (Label.find(Label.CONTROLS, cells.get(0)).isPresent()) {
            control(row, cells);
        } else {
            columns = Optional.of(columnRow(row, cells));
            sink.header(Map.copyOf(controls));
        }
    }

    /** Says that no row is left. */
    public void end() throws FormatException {
        if (controls.isEmpty()) {
            throw new FormatException(Problem.ofFile(ProblemCode.EMPTY_FILE, "", "", MAGIC + "," + VERSION));
        }
        if (columns.isEmpty()) {
            throw new FormatException(Problem.ofFile(ProblemCode.MISSING_COLUMN, "", "", Label.names(Label.COLUMNS)));
        }
    }

    private void first(int row, List<Cell> cells) throws FormatException {
        List<String> texts = cells.stream().map(c -> c.text().strip()).toList();
        String found = String.join(",", texts).replaceFirst(",+$", "");
        if (!found.equals(MAGIC + "," + VERSION)) {
            throw badHeader(row, "", found, MAGIC + "," + VERSION);
        }
        controls.put("version", VERSION);
    }

    private void control(int row, List<Cell> cells) throws FormatException {
        String name = Label.find(Label.CONTROLS, cells.get(0)).orElseThrow().name();
        Cell value = cells.size() > 1 ? cells.get(1) : Cell.EMPTY;
        if (value.formula() && !Label.COMPUTED_CONTROLS.contains(name)) {
            throw badHeader(row, name, "=…", "a value that was typed, not computed");
        }
        if (value.blank()) {
            throw badHeader(row, name, "", "a value");
        }
        if (cells.stream().skip(2).anyMatch(c -> !c.blank())) {
            throw badHeader(row, name, cells.size() + " cells", "one label and one value");
        }
        if (controls.put(name, value.text()) != null) {
            throw badHeader(row, name, name, "each label once");
        }
    }

    private Columns columnRow(int row, List<Cell> cells) throws FormatException {
        List<Problem> missing = Label.CONTROLS.stream()
                .filter(l -> !Label.OPTIONAL_CONTROLS.contains(l.name()) && !controls.containsKey(l.name()))
                .map(l -> Problem.ofRow(ProblemCode.BAD_HEADER, row, 0, l.name(), "", l.thai() + " " + l.name()))
                .toList();
        if (!missing.isEmpty()) {
            throw new FormatException(missing);
        }
        return Columns.of(row, cells);
    }

    private void line(Columns known, int row, List<Cell> cells) {
        if (known.blank(cells)) {
            return;
        }
        int width = known.names().size();
        boolean over = cells.stream().skip(width).anyMatch(c -> !c.blank());
        if (over || (everyRowFull && cells.size() < width)) {
            sink.problems(List.of(
                    Problem.ofRow(ProblemCode.MALFORMED_ROW, row, 0, "", cells.size() + " cells", width + " cells")));
            return;
        }
        List<Problem> computed = known.computed(row, cells);
        if (!computed.isEmpty()) {
            sink.problems(computed);
        }
        sink.row(row, known.fields(cells));
    }

    static FormatException badHeader(int row, String field, String found, String expected) {
        return new FormatException(Problem.ofRow(ProblemCode.BAD_HEADER, row, 0, field, Shown.masked(found), expected));
    }
}

package org.songtor.intake.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Shown;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;

/** Lines of a form in which every value carries its name. A line's number is its place among the lines, from 1, unless the form counts otherwise. */
public final class NamedLines {
    /** More than any fund has members times schemes; a file beyond it is parted. */
    public static final int MOST = 1_000_000;

    private final BatchReader.Sink sink;
    private @Nullable String[] texts = new String[0];
    private final int before;
    private int number;

    public NamedLines(BatchReader.Sink sink) {
        this(sink, 0);
    }

    /** @param before rows of the file that stand before the first line and count with them */
    public NamedLines(BatchReader.Sink sink, int before) {
        this.sink = sink;
        this.before = before;
        this.number = before;
    }

    /** Begins the next line. */
    public void begin() throws FormatException {
        if (++number - before > MOST) {
            throw new FormatException(
                    Problem.ofRow(ProblemCode.TOO_MANY_LINES, number, 0, "", "", "at most " + MOST + " lines"));
        }
        texts = new String[Names.LINE.size()];
    }

    /** @throws FormatException for a name that no line has, or that this line has already */
    public void put(String name, String text) throws FormatException {
        int at = Names.LINE.place(name);
        if (at < 0) {
            throw malformed(number, "", name, "one of: " + String.join(", ", Names.LINE.list()));
        }
        if (texts[at] != null) {
            throw malformed(number, name, "twice", "each field once");
        }
        texts[at] = text;
    }

    /** Hands the line over; what was not named is empty. */
    public void end() {
        sink.row(number, Names.LINE.with(whole()));
    }

    /** Number of the line begun last; 0 before the first. */
    public int number() {
        return number;
    }

    private String[] whole() {
        return Arrays.stream(texts).map(t -> t == null ? "" : t).toArray(String[]::new);
    }

    /** A program's file that does not follow its form. What was found is shown with ids masked. */
    public static FormatException malformed(int row, String field, String found, String expected) {
        return new FormatException(
                Problem.ofRow(ProblemCode.MALFORMED_FORM, row, 0, field, Shown.masked(found), expected));
    }

    /** The same refusal told of a fund's file: a record is a line here, and nobody asks an agency for another. */
    public static FormatException ofFund(FormatException refusal) {
        List<Problem> told = new ArrayList<>();
        for (Problem p : refusal.problems()) {
            ProblemCode code = p.code() == ProblemCode.BAD_RECORD ? ProblemCode.MALFORMED_FORM : p.code();
            told.add(Problem.ofRow(code, p.row(), 0, p.field(), p.found(), p.expected()));
        }
        return new FormatException(told);
    }
}

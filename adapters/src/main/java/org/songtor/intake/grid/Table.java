package org.songtor.intake.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;

/** One row a line: which column holds what, by canonical name, from the left and without gaps. Columns of our own notes are passed over. */
final class Table implements Body {
    /** A formula here would let the money, the person or the time change with the program that opens the file. */
    private static final Map<String, ProblemCode> TYPED = Map.of(
            "national_id", ProblemCode.BAD_NATIONAL_ID,
            "member_no", ProblemCode.BAD_TEXT,
            "scheme", ProblemCode.BAD_TEXT,
            "amount", ProblemCode.BAD_AMOUNT,
            "wages", ProblemCode.BAD_WAGES,
            "member_share", ProblemCode.BAD_AMOUNT,
            "sponsor_share", ProblemCode.BAD_AMOUNT,
            "period", ProblemCode.BAD_TEXT,
            "collected_at", ProblemCode.BAD_TEXT);

    /** A spreadsheet holds dates as numbers from a day of its own choosing (1900 or 1904) and thinks 2569 is of the common era. */
    private static final Set<String> DATES = Set.of("period", "collected_at");
    /** No honest id in a million ends so; a number once shown as 1.10E+12 and stored anew always does. */
    private static final String ROUNDED = "000000";

    private final Names headings;
    private final Names names;
    /** Column of each name. */
    private final int[] columns;

    private final BatchReader.Sink sink;

    private Table(List<String> headings, BatchReader.Sink sink) {
        this.headings = new Names(headings);
        this.names = new Names(
                headings.stream().filter(h -> Names.LINE.place(h) >= 0).toList());
        this.columns = names.list().stream().mapToInt(this.headings::place).toArray();
        this.sink = sink;
    }

    static Table of(int row, List<String> headings, BatchReader.Sink sink) throws FormatException {
        List<String> names = new ArrayList<>();
        for (String heading : Blank.withoutTail(headings)) {
            Optional<Label> label = Label.find(Label.COLUMNS, heading).or(() -> Label.find(Label.NOTES, heading));
            if (label.isEmpty() || names.contains(label.get().name())) {
                throw Grid.badHeader(row, "", heading, "each once: " + Label.names(Label.COLUMNS));
            }
            names.add(label.get().name());
        }
        List<Problem> missing = missing(row, names);
        if (!missing.isEmpty()) {
            throw new FormatException(missing);
        }
        return new Table(names, sink);
    }

    /** A member's number stands for id and names, which the roster has. */
    private static List<Problem> missing(int row, List<String> names) {
        Stream<String> who = names.contains("member_no")
                ? Stream.of()
                : Stream.of("national_id", "title", "first_name", "last_name");
        Set<String> needed =
                Set.copyOf(Stream.concat(who, Stream.of("scheme", "amount")).toList());
        return Label.COLUMNS.stream()
                .filter(l -> needed.contains(l.name()) && !names.contains(l.name()))
                .map(l -> Problem.ofRow(ProblemCode.MISSING_COLUMN, row, 0, l.name(), "", expected(l)))
                .toList();
    }

    private static String expected(Label label) {
        return label.shown() + (label.name().equals("national_id") ? ", or เลขที่สมาชิก member_no" : "");
    }

    @Override
    public int width() {
        return headings.size();
    }

    @Override
    public void row(int row, List<String> texts, Facts facts) {
        String[] values = new String[columns.length];
        boolean empty = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i] < texts.size() ? texts.get(columns[i]) : "";
            empty = empty && Blank.is(values[i]) && !facts.computed(columns[i]);
        }
        if (empty) {
            // Only notes of ours are left of a row whose line was deleted.
            return;
        }
        if (!facts.equals(Facts.NONE)) {
            List<Problem> problems = doubts(row, texts, facts);
            if (!problems.isEmpty()) {
                sink.problems(problems);
            }
        }
        sink.row(row, names.with(values));
    }

    private List<Problem> doubts(int row, List<String> texts, Facts facts) {
        List<Problem> problems = new ArrayList<>();
        if (facts.hidden()) {
            problems.add(Body.hidden(row));
        }
        for (int i = 0; i < Math.min(headings.size(), texts.size()); i++) {
            String name = headings.list().get(i);
            ProblemCode typed = TYPED.get(name);
            if (facts.computed(i) && typed != null) {
                problems.add(Body.computed(typed, row, name));
            } else if (facts.number(i) && DATES.contains(name)) {
                problems.add(Problem.ofRow(
                        ProblemCode.DATE_CELL, row, 0, name, texts.get(i), "text such as 2569-11-03 11:59:30"));
            } else if (facts.number(i)
                    && name.equals("national_id")
                    && texts.get(i).endsWith(ROUNDED)) {
                String masked = NationalId.mask(texts.get(i));
                problems.add(Problem.ofRow(
                        ProblemCode.BAD_NATIONAL_ID, row, 0, name, masked, "all 13 digits, typed as text"));
            }
        }
        return problems;
    }
}

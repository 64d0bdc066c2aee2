package org.songtor.intake.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;

/**
 * One row a member, one column a month or a desk: every amount in the row is a line. A cell left empty or holding only a dash is no
 * payment; a zero is a line, which the rules then refuse, because nobody can tell what it was meant to say.
 */
final class Ledger implements Body {
    private static final Set<String> DASHES = Set.of("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212");

    private final List<Column> columns;
    private final List<Names> names;
    private final BatchReader.Sink sink;

    /** What a column holds. */
    sealed interface Column {
        /** Who pays: the canonical name of a field. */
        record Member(String name) implements Column {}

        /**
         * What is paid.
         *
         * @param heading as the fund wrote it
         * @param said names and texts of the fields that the heading gives, in turn
         */
        record Amount(String heading, List<String> said) implements Column {}
    }

    private Ledger(List<Column> columns, BatchReader.Sink sink) {
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(c -> lineNames(columns, c)).toList();
        this.sink = sink;
    }

    static Ledger of(int row, List<String> headings, Header header, BatchReader.Sink sink) throws FormatException {
        LedgerHeadings read = new LedgerHeadings(row, header);
        List<Column> columns = new ArrayList<>();
        for (String heading : Blank.withoutTail(headings)) {
            columns.add(read.column(heading));
        }
        read.end();
        return new Ledger(columns, sink);
    }

    @Override
    public int width() {
        return columns.size();
    }

    @Override
    public void row(int row, List<String> texts, Facts facts) {
        for (int i = 0; i < Math.min(columns.size(), texts.size()); i++) {
            if (columns.get(i) instanceof Column.Amount amount && paid(texts.get(i), facts.computed(i))) {
                List<Problem> problems = doubts(row, facts, i, amount.heading());
                if (!problems.isEmpty()) {
                    sink.problems(problems);
                }
                sink.row(row, names.get(i).with(line(texts, texts.get(i), amount)));
            }
        }
    }

    private static boolean paid(String text, boolean computed) {
        return computed || !(Blank.is(text) || DASHES.contains(text.strip()));
    }

    private List<Problem> doubts(int row, Facts facts, int column, String heading) {
        Stream<Problem> hidden = facts.hidden() ? Stream.of(Body.hidden(row)) : Stream.of();
        Stream<Problem> amount =
                facts.computed(column) ? Stream.of(Body.computed(ProblemCode.BAD_AMOUNT, row, heading)) : Stream.of();
        return Stream.of(hidden, amount, computedMember(row, facts))
                .flatMap(s -> s)
                .toList();
    }

    private Stream<Problem> computedMember(int row, Facts facts) {
        int at = columns.indexOf(new Column.Member("member_no"));
        return facts.computed(at) ? Stream.of(Body.computed(ProblemCode.BAD_TEXT, row, "member_no")) : Stream.of();
    }

    private String[] line(List<String> texts, String amount, Column.Amount column) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof Column.Member) {
                values.add(i < texts.size() ? texts.get(i) : "");
            }
        }
        values.add(amount);
        for (int i = 1; i < column.said().size(); i += 2) {
            values.add(column.said().get(i));
        }
        return values.toArray(String[]::new);
    }

    /** The names that go with {@link #line}. */
    private static Names lineNames(List<Column> columns, Column of) {
        List<String> names = new ArrayList<>();
        columns.forEach(c -> Optional.of(c)
                .filter(Column.Member.class::isInstance)
                .ifPresent(m -> names.add(((Column.Member) m).name())));
        names.add("amount");
        if (of instanceof Column.Amount amount) {
            for (int i = 0; i < amount.said().size(); i += 2) {
                names.add(amount.said().get(i));
            }
        }
        return new Names(names);
    }
}

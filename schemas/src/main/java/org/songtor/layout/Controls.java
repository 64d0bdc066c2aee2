package org.songtor.layout;

import java.util.List;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;

/** What holds between the records of one file: their order, and the values that follow from others. */
final class Controls {
    private final List<RecordType> types;
    private final List<Row> rows;
    private final Findings findings;

    Controls(List<RecordType> types, List<Row> rows, Findings findings) {
        this.types = types;
        this.rows = rows;
        this.findings = findings;
    }

    /** Records stand in the layout's order; a kind that occurs once is there, and once. */
    boolean inOrder() {
        int at = 0;
        for (RecordType type : types) {
            int from = at;
            while (at < rows.size() && rows.get(at).type().equals(type) && (type.many() || at == from)) {
                at++;
            }
            if (at == from && !type.many()) {
                String found = at < rows.size() ? "record " + rows.get(at).tag() : "the end of the file";
                findings.add(ProblemCode.BAD_RECORD, at + 1, "", found, "record " + type.tag());
                return false;
            }
        }
        if (at < rows.size()) {
            String found = "record " + rows.get(at).tag();
            findings.add(ProblemCode.BAD_RECORD, at + 1, "", found, "the end of the file");
        }
        return at == rows.size();
    }

    /** Fills every computed value of every record. */
    void fill() {
        each((row, record, at, computed) -> row.put(at, value(computed, record)));
    }

    /** Compares every computed value of every record with what stood there. */
    void compare() {
        each((row, record, at, computed) -> {
            Object due = value(computed, record);
            if (!due.equals(row.value(at))) {
                ProblemCode code = computed instanceof Computed.Count || computed instanceof Computed.Sum
                        ? ProblemCode.CONTROL_TOTAL
                        : ProblemCode.BAD_RECORD;
                String field = row.type().fields().get(at).name();
                findings.add(code, record, field, row.value(at).toString(), due.toString());
            }
        });
    }

    private void each(Step step) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            for (int at = 0; at < row.type().fields().size(); at++) {
                if (row.type().fields().get(at).content() instanceof Computed computed) {
                    try {
                        step.on(row, i + 1, at, computed);
                    } catch (ArithmeticException e) {
                        String field = row.type().fields().get(at).name();
                        row.put(at, Satang.ZERO);
                        findings.add(ProblemCode.AMOUNT_OVERFLOW, i + 1, field, "a sum beyond any", "a smaller file");
                    }
                }
            }
        }
    }

    private Object value(Computed computed, int record) {
        if (computed instanceof Computed.Count count) {
            return rows.stream().filter(r -> r.tag().equals(count.tag())).count();
        }
        if (computed instanceof Computed.Sum sum) {
            return sum.terms().stream().map(this::sum).reduce(Satang.ZERO, Satang::plus);
        }
        if (computed instanceof Computed.Repeat repeat) {
            return rows.get(0).get(repeat.term().field(), Object.class);
        }
        return (long) record;
    }

    private Satang sum(Computed.Term term) {
        return rows.stream()
                .filter(r -> r.tag().equals(term.tag()))
                .map(r -> r.get(term.field(), Satang.class))
                .reduce(Satang.ZERO, Satang::plus);
    }

    private interface Step {
        void on(Row row, int record, int at, Computed computed);
    }
}

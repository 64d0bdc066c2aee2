package org.songtor.layout;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/**
 * Writes one file. Where a record holds a count or sum of records after it, the source is gone through twice: once to count,
 * once to write; so no record is kept, however many there are.
 */
final class FileWriter {
    private final Layout layout;
    private final OutputStream out;
    private final Findings findings = new Findings();
    private final Order order;
    private final Tally tally;
    private final Pen pen;
    private final @Nullable Row[] once;
    private final int most;
    private long record;
    private boolean columnsDue;

    FileWriter(Layout layout, OutputStream out) {
        this.layout = layout;
        this.out = out;
        this.order = new Order(layout.records(), findings);
        this.tally = new Tally(layout.plan());
        this.pen = Pen.of(layout, findings);
        this.once = new @Nullable Row[layout.records().size()];
        this.columnsDue = layout.columnsBefore() >= 0;
        this.most = Math.max(layout.shape().length() + 2, 1 << 12);
    }

    void write(RowSource source) throws FormatException, IOException {
        Tally ahead = layout.asksTwice() ? counted(source) : tally;
        source.each(row -> row(row, ahead));
        order.end(record + 1, 0);
        columns(layout.records().size());
        pen.flush(out);
        if (findings.size() == 0) {
            layout.agreements().forEach(a -> a.check(once, findings));
            unchanged();
        }
        findings.orThrow();
    }

    private Tally counted(RowSource source) throws FormatException, IOException {
        Tally all = new Tally(layout.plan());
        source.each(all::add);
        return all;
    }

    private void row(Row row, Tally ahead) throws FormatException, IOException {
        if (findings.full()) {
            findings.orThrow();
        }
        columns(row.type().place());
        record++;
        order.next(row.type(), record, 0);
        tally.add(row);
        fill(row, ahead);
        pen.room(most, out);
        int before = findings.size();
        pen.write(row, record);
        if (findings.size() > before) {
            findings.ofPerson(before, row.person());
        }
        keep(row);
    }

    private void columns(int place) {
        if (columnsDue && place >= layout.columnsBefore() && pen instanceof FreePen free) {
            columnsDue = false;
            record++;
            free.columns(layout.records().get(layout.columnsBefore()));
        }
    }

    private void keep(Row row) {
        if (!row.type().cardinality().repeats()) {
            once[row.type().place()] = row.copy();
        }
        if (tally.rows() == 1 && !row.type().cardinality().repeats() && findings.size() == 0) {
            pen.first(row.copy());
        }
    }

    /** Sequences, counts and sums; a sum that cannot be said is a problem and stays out. */
    private void fill(Row row, Tally ahead) {
        for (int at : layout.computed(row.type())) {
            Computed computed = (Computed) row.type().fields().get(at).content();
            try {
                boolean running = computed instanceof Computed.Sequence;
                row.putNumber(at, (running ? tally : ahead).value(computed, row.type()));
            } catch (ArithmeticException e) {
                row.put(at, null);
                String field = row.type().fields().get(at).name();
                findings.add(ProblemCode.AMOUNT_OVERFLOW, record, field, "a sum beyond any", "a smaller file");
            }
        }
    }

    /** A source that gave other rows the second time would make totals that nothing bears out. */
    private void unchanged() {
        for (RecordType type : layout.records()) {
            for (int at : layout.computed(type)) {
                Computed computed = (Computed) type.fields().get(at).content();
                Row row = once[type.place()];
                if (row != null
                        && !(computed instanceof Computed.Sequence)
                        && row.number(at) != tally.value(computed, type)) {
                    String field = type.fields().get(at).name();
                    findings.add(
                            ProblemCode.CONTROL_TOTAL,
                            0,
                            field,
                            Long.toString(row.number(at)),
                            "the same rows the second time");
                }
            }
        }
    }

    /** Problems of the values given for one record; computed fields are left aside. */
    static List<Finding> check(Layout layout, Row row) {
        Findings findings = new Findings();
        Pen pen = Pen.of(layout, findings);
        Row alone = row.copy();
        for (int at : layout.computed(row.type())) {
            alone.put(at, null);
        }
        pen.write(alone, 0);
        findings.ofPerson(0, row.person());
        return findings.findings();
    }
}

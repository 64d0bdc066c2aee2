package org.songtor.layout;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

/** Reads one file record by record; what is declared of all records is kept and compared when the last has gone by. */
final class FileReader {
    private final Layout layout;
    private final Findings findings;
    private final Eye eye;
    private final Order order;
    private final Tally tally;
    private final Row[] rows;
    private final @Nullable Row[] once;
    private final List<Declared> declared = new ArrayList<>();
    private long record;
    private boolean columnsDue;

    /** A count or sum as it stood. */
    private record Declared(Field field, RecordType type, long value, long record, long offset) {}

    /** Sees each line when it was read. */
    @FunctionalInterface
    interface Watch {
        /** @param row none where the line is no record, or the row of column names */
        void line(long record, LineSource line, @Nullable Row row, Eye eye) throws FormatException, IOException;
    }

    FileReader(Layout layout, Findings findings) {
        this.layout = layout;
        this.findings = findings;
        this.eye = Eye.of(layout, findings);
        this.order = new Order(layout.records(), findings);
        this.tally = new Tally(layout.plan());
        this.rows = layout.records().stream().map(Row::new).toArray(Row[]::new);
        this.once = new @Nullable Row[rows.length];
        this.columnsDue = layout.columnsBefore() >= 0;
    }

    /** Rows go to the sink until the first problem; then only problems are gathered, as many as are told. */
    void read(InputStream in, RowSink sink) throws FormatException, IOException {
        watch(in, (number, line, row, by) -> {
            if (row != null && findings.size() == 0) {
                sink.row(row);
            }
        });
        findings.orThrow();
    }

    void watch(InputStream in, Watch watch) throws FormatException, IOException {
        LineSource lines =
                new LineSource(in, layout.shape().endingBytes(), layout.shape().length());
        while (!findings.full() && lines.next()) {
            record++;
            watch.line(record, lines, line(lines), eye);
            if (lines.tooLong()) {
                break;
            }
        }
        if (record == 0) {
            String first = "record " + layout.records().get(0).tag();
            findings.add(ProblemCode.EMPTY_ARRIVAL, 0, "", "0 bytes", first);
        } else {
            order.end(record + 1, lines.offset() + 1);
            compare();
        }
    }

    private @Nullable Row line(LineSource line) {
        if (!line.endsRight()) {
            order.lose();
            String due = layout.shape().endingName();
            findings.add(ProblemCode.BAD_RECORD, record, "", line.endingFound(), due, line.before() + line.to() + 1);
            return null;
        }
        if (columnsDue
                && Arrays.equals(line.bytes(), line.from(), line.to(), layout.columns(), 0, layout.columns().length)) {
            columnsDue = false;
            return null;
        }
        RecordType type = eye.type(line, record);
        if (type == null) {
            order.lose();
            String due =
                    "one of " + layout.records().stream().map(RecordType::tag).toList();
            findings.add(ProblemCode.BAD_RECORD, record, "", "an unknown kind of record", due, line.offset() + 1);
            return null;
        }
        if (!eye.fits(type, line, record)) {
            order.lose();
            return null;
        }
        return row(type, line);
    }

    private Row row(RecordType type, LineSource line) {
        if (columnsDue && type.place() >= layout.columnsBefore()) {
            columnsDue = false;
            findings.add(ProblemCode.BAD_RECORD, record, "", "no row of column names", "one before", line.offset() + 1);
        }
        Row row = rows[type.place()];
        row.ofLength(line.to() - line.from());
        int before = findings.size();
        values(row);
        order.next(type, record, line.offset() + 1);
        tally.add(row);
        if (findings.size() == 0) {
            computed(row);
        }
        if (!type.cardinality().repeats()) {
            once[type.place()] = row.copy();
            if (tally.rows() == 1 && findings.size() == before) {
                eye.first(row.copy());
            }
        }
        return row;
    }

    private void values(Row row) {
        List<Field> fields = row.type().fields();
        for (int at = 0; at < fields.size(); at++) {
            Field field = fields.get(at);
            if (!(eye instanceof FixedEye fixed) || !fixed.still(row, at, field)) {
                eye.read(row, at, field);
            }
        }
    }

    /** A running number is compared at once, a count or sum when all records went by. */
    private void computed(Row row) {
        for (int at : layout.computed(row.type())) {
            Field field = row.type().fields().get(at);
            Slot slot = eye.field(field);
            if (!(field.content() instanceof Computed.Sequence sequence)) {
                declared.add(new Declared(field, row.type(), row.number(at), record, slot.position()));
            } else if (row.number(at) != tally.value(sequence, row.type())) {
                slot.complain(
                        ProblemCode.BAD_RECORD,
                        Long.toString(row.number(at)),
                        Long.toString(tally.value(sequence, row.type())));
            }
        }
    }

    private void compare() {
        if (findings.size() > 0) {
            return;
        }
        for (Declared d : declared) {
            Computed computed = (Computed) d.field().content();
            try {
                long due = tally.value(computed, d.type());
                if (due != d.value()) {
                    tell(d, ProblemCode.CONTROL_TOTAL, shown(computed, d.value()), shown(computed, due));
                }
            } catch (ArithmeticException e) {
                tell(d, ProblemCode.AMOUNT_OVERFLOW, "a sum beyond any", "a smaller file");
            }
        }
        layout.agreements().forEach(a -> a.check(once, findings));
    }

    private void tell(Declared d, ProblemCode code, String found, String due) {
        findings.add(code, d.record(), d.field().name(), found, due, d.offset());
    }

    private static String shown(Computed computed, long value) {
        return computed.as().type() == Satang.class ? Satang.of(value).toBaht() : Long.toString(value);
    }
}

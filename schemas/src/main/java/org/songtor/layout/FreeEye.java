package org.songtor.layout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songtor.model.ProblemCode;

/** Lines of a delimited form: split at separators into cells, quotes undone; quotes stand only where they must. */
final class FreeEye extends Eye {
    private final FreeSlot slot;
    private final Dialect dialect;
    private final byte[][] tags;
    private byte[] plain = new byte[256];
    private int[] starts = new int[16];
    private long[] places = new long[16];
    private int cells;
    private long record;
    private boolean broken;

    FreeEye(Layout layout, Findings findings) {
        super(layout, findings);
        Dialect given = layout.shape().dialect();
        if (given == null) {
            throw new IllegalArgumentException(
                    "not a delimited form: " + layout.info().id());
        }
        this.dialect = given;
        this.tags = layout.records().stream()
                .map(t -> t.tag().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        this.slot = new FreeSlot(layout.shape().encoding(), given, findings);
    }

    @Override
    @Nullable
    RecordType type(LineSource line, long number) {
        record = number;
        split(line);
        List<RecordType> types = layout.records();
        for (RecordType type : types) {
            byte[] tag = tags[type.place()];
            if (!type.tagged() || Arrays.equals(plain, starts[0], starts[1], tag, 0, tag.length)) {
                return type;
            }
        }
        return null;
    }

    /** Cells of the line, one behind the other in {@code plain}; cell i ends where i + 1 begins. */
    private void split(LineSource line) {
        byte[] in = line.bytes();
        plain = line.to() - line.from() > plain.length ? new byte[line.to() - line.from()] : plain;
        cells = 0;
        broken = false;
        int at = line.from();
        int out = begin(0, line.before() + at + 1);
        while (true) {
            boolean quoted = at < line.to() && in[at] == dialect.quote();
            boolean needed = false;
            at += quoted ? 1 : 0;
            while (at < line.to()) {
                boolean quote = in[at] == dialect.quote();
                if (quoted && quote && (at + 1 >= line.to() || in[at + 1] != dialect.quote())) {
                    break;
                }
                if (!quoted && in[at] == dialect.separator()) {
                    break;
                }
                broken |= !quoted && quote;
                needed |= quote || in[at] == dialect.separator();
                at += quoted && quote ? 1 : 0;
                plain[out++] = in[at++];
            }
            if (quoted) {
                broken |= at >= line.to() || !needed;
                at++;
                broken |= at < line.to() && in[at] != dialect.separator();
            }
            if (at >= line.to() || broken) {
                starts[cells] = out;
                return;
            }
            at++;
            out = begin(out, line.before() + at + 1);
        }
    }

    private int begin(int out, long place) {
        if (cells + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            places = Arrays.copyOf(places, starts.length);
        }
        starts[cells] = out;
        places[cells++] = place;
        return out;
    }

    @Override
    boolean fits(RecordType type, LineSource line, long number) {
        int due = type.fields().size();
        if (broken) {
            findings.add(
                    ProblemCode.BAD_RECORD,
                    number,
                    "",
                    "quotes that are broken or not needed",
                    "quotes where a field holds " + dialect.separator() + " or " + dialect.quote(),
                    line.offset() + 1);
        } else if (cells != due) {
            findings.add(ProblemCode.BAD_RECORD, number, "", cells + " fields", due + " fields", line.offset() + 1);
        }
        return !broken && cells == due;
    }

    @Override
    Slot field(Field field) {
        int i = field.from() - 1;
        slot.record(record);
        if (i < cells) {
            slot.cell(field, plain, starts[i], starts[i + 1], places[i]);
        } else {
            slot.cell(field, plain, 0, 0, 0);
        }
        return slot;
    }

    @Override
    void first(Row row) {
        slot.first(row);
    }
}

package org.songtor.layout;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songtor.layout.Computed.Repeat;
import org.songtor.model.ProblemCode;

/** Lines of a fixed form: what always stands the same is compared as bytes, the rest is read field by field. */
final class FixedEye extends Eye {
    private final FixedSlot slot;
    private final byte[][] templates;
    private boolean repeats;

    FixedEye(Layout layout, Findings findings) {
        super(layout, findings);
        this.slot = new FixedSlot(layout.shape().encoding(), findings);
        this.templates = FixedPen.templates(layout);
    }

    @Override
    @Nullable
    RecordType type(LineSource line, long record) {
        List<RecordType> types = layout.records();
        for (RecordType type : types) {
            Field tag = type.fields().get(0);
            boolean there = line.to() - line.from() >= tag.to()
                    && Arrays.equals(
                            line.bytes(), line.from(), line.from() + tag.to(), templates[type.place()], 0, tag.to());
            if (there || !type.tagged()) {
                return type;
            }
        }
        return null;
    }

    @Override
    boolean fits(RecordType type, LineSource line, long record) {
        int due = layout.shape().length();
        int length = line.to() - line.from();
        if (length > due || length < type.leastLength()) {
            findings.add(ProblemCode.BAD_RECORD, record, "", length + " bytes", due + " bytes", line.offset() + 1);
            return false;
        }
        if (length == due) {
            slot.record(line.bytes(), line.from(), record, line.before());
        } else {
            byte[] whole = Arrays.copyOfRange(line.bytes(), line.from(), line.from() + due);
            Arrays.fill(whole, length, due, (byte) ' ');
            slot.record(whole, 0, record, line.offset());
        }
        return true;
    }

    @Override
    Slot field(Field field) {
        slot.move(field);
        return slot;
    }

    @Override
    void first(Row first) {
        slot.first(first);
        repeats = true;
        FixedSlot pen = new FixedSlot(layout.shape().encoding(), new Findings());
        pen.first(first);
        for (RecordType type : layout.records()) {
            for (Field field : type.fields()) {
                if (field.content() instanceof Repeat repeat) {
                    pen.record(templates[type.place()], 0, 0, -1);
                    pen.move(field);
                    repeat.as().write(first, first.type().indexOf(repeat.term().field()), pen);
                }
            }
        }
    }

    /** Whether the field stands as the template has it, so that nothing need be read; a repeated value is then the first's. */
    boolean still(Row row, int at, Field field) {
        boolean repeated = repeats && field.role() == Field.Role.REPEATED;
        if (!repeated && field.role() != Field.Role.STILL) {
            return false;
        }
        slot.move(field);
        if (!slot.equals(templates[row.type().place()])) {
            return false;
        }
        Row first = slot.first();
        if (repeated && first != null && field.content() instanceof Repeat repeat) {
            row.take(at, first, first.type().indexOf(repeat.term().field()));
        }
        return true;
    }
}

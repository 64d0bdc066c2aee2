package org.songtor.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songtor.layout.Computed.Repeat;

/** Records of a fixed form: a copy of the kind's template, with only the changing fields written over it. */
final class FixedPen extends Pen {
    private final FixedSlot slot;
    private final List<RecordType> types;
    private final byte[][] templates;
    private final int[][] changing;
    private final int step;

    FixedPen(Layout layout, Findings findings) {
        super(layout.shape());
        this.slot = new FixedSlot(shape.encoding(), findings);
        this.types = layout.records();
        this.step = shape.length() + ending.length;
        this.templates = templates(layout);
        this.changing = new int[types.size()][];
        for (RecordType type : types) {
            changing[type.place()] = changing(type);
        }
    }

    /** Blanks and constants of each kind, with its line ending. */
    static byte[][] templates(Layout layout) {
        byte[][] templates = new byte[layout.records().size()][];
        for (RecordType type : layout.records()) {
            byte[] template = new byte[layout.shape().length() + 2];
            Arrays.fill(template, (byte) ' ');
            FixedSlot slot = new FixedSlot(layout.shape().encoding(), new Findings());
            slot.record(template, 0, 0, -1);
            for (Field field : type.fields()) {
                if (field.content() instanceof Content.Fixed fixed && field.condition() == null) {
                    slot.move(field);
                    fixed.write(slot);
                }
            }
            byte[] ending = layout.shape().endingBytes();
            System.arraycopy(ending, 0, template, layout.shape().length(), ending.length);
            templates[type.place()] = template;
        }
        return templates;
    }

    private static int[] changing(RecordType type) {
        List<Integer> changing = new ArrayList<>();
        for (int at = 0; at < type.fields().size(); at++) {
            Field field = type.fields().get(at);
            if (field.role() != Field.Role.STILL && field.role() != Field.Role.REPEATED) {
                changing.add(at);
            }
        }
        return changing.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    Slot slot() {
        return slot;
    }

    @Override
    void first(Row first) {
        slot.first(first);
        for (RecordType type : types) {
            for (Field field : type.fields()) {
                if (field.content() instanceof Repeat repeat) {
                    slot.record(templates[type.place()], 0, 1, -1);
                    slot.move(field);
                    repeat.as().write(first, first.type().indexOf(repeat.term().field()), slot);
                }
            }
        }
    }

    @Override
    void write(Row row, long record) {
        int place = row.type().place();
        System.arraycopy(templates[place], 0, buffer, used, step);
        slot.record(buffer, used, record, -1);
        List<Field> fields = row.type().fields();
        for (int at : changing[place]) {
            Field field = fields.get(at);
            slot.move(field);
            value(row, at, field);
        }
        int length = Math.max(row.length(), row.type().leastLength());
        if (row.length() == 0 || length >= shape.length()) {
            used += step;
        } else {
            used += length;
            end();
        }
    }
}

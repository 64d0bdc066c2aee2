package org.songtor.layout;

import java.util.Arrays;

/** Records of a delimited form. */
final class FreePen extends Pen {
    private final FreeSlot slot;

    FreePen(Layout layout, Findings findings) {
        super(layout.shape());
        Dialect dialect = layout.shape().dialect();
        if (dialect == null) {
            throw new IllegalArgumentException(
                    "not a delimited form: " + layout.info().id());
        }
        this.slot = new FreeSlot(shape.encoding(), dialect, findings);
    }

    @Override
    Slot slot() {
        return slot;
    }

    @Override
    void first(Row row) {
        slot.first(row);
    }

    @Override
    void write(Row row, long record) {
        slot.begin(record);
        for (int at = 0; at < row.type().fields().size(); at++) {
            Field field = row.type().fields().get(at);
            slot.move(field);
            value(row, at, field);
        }
        keep();
    }

    /** The row of a layout's column names, without line ending. */
    static byte[] columnNames(Layout layout) {
        FreePen pen = new FreePen(layout, new Findings());
        pen.columns(layout.records().get(layout.columnsBefore()));
        return Arrays.copyOf(pen.buffer, pen.used - pen.ending.length);
    }

    /** The row of column names before the records of this kind. */
    void columns(RecordType type) {
        slot.begin(0);
        for (Field field : type.fields()) {
            slot.move(Field.of("", "", field.from(), 0, field.label().length(), field.content(), null, "", ""));
            slot.putText(field.label(), Padding.TEXT);
        }
        keep();
    }

    private void keep() {
        int more = slot.length() + ending.length;
        if (used + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(used + more, buffer.length * 2));
        }
        System.arraycopy(slot.written(), 0, buffer, used, slot.length());
        used += slot.length();
        end();
    }
}

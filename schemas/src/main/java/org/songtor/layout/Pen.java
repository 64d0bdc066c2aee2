package org.songtor.layout;

import java.io.IOException;
import java.io.OutputStream;
import org.songtor.layout.Computed.Repeat;
import org.songtor.model.ProblemCode;

/** Writes records, each as its layout has it, into one buffer that is passed on when it is full. */
abstract sealed class Pen permits FixedPen, FreePen {
    private static final int BUFFER = 1 << 16;

    final Shape shape;
    final byte[] ending;
    byte[] buffer = new byte[BUFFER];
    int used;

    Pen(Shape shape) {
        this.shape = shape;
        this.ending = shape.endingBytes();
    }

    static Pen of(Layout layout, Findings findings) {
        return layout.shape().delimited() ? new FreePen(layout, findings) : new FixedPen(layout, findings);
    }

    /** Writes one record; computed numbers are in the row. */
    abstract void write(Row row, long record);

    /** The first record, which others repeat. */
    abstract void first(Row row);

    abstract Slot slot();

    final void room(int bytes, OutputStream out) throws IOException {
        if (used + bytes > buffer.length) {
            flush(out);
            buffer = bytes > buffer.length ? new byte[bytes] : buffer;
        }
    }

    final void flush(OutputStream out) throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    final void end() {
        for (byte b : ending) {
            buffer[used++] = b;
        }
    }

    /** The value of one field, where it may have one. */
    final void value(Row row, int at, Field field) {
        if (field.condition() != null && !field.open(row)) {
            if (row.last(at) != null && !row.text(at).isEmpty()) {
                slot().complain(
                                ProblemCode.BAD_TEXT,
                                row.text(at),
                                "nothing unless " + field.condition().words());
            }
            return;
        }
        switch (field.role()) {
            case GIVEN -> field.as().write(row, at, slot());
            case STILL, FIXED -> ((Content.Fixed) field.content()).write(slot());
            case REPEATED -> repeat(field);
            case COUNTED -> {
                if (row.last(at) != null) {
                    field.as().write(row, at, slot());
                }
            }
        }
    }

    private void repeat(Field field) {
        Row first = slot().first();
        if (first != null && field.content() instanceof Repeat repeat) {
            field.as().write(first, first.type().indexOf(repeat.term().field()), slot());
        }
    }
}

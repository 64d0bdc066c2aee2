package org.songtor.layout;

import java.util.Arrays;
import org.songtor.model.ProblemCode;

/** A field between separators, as long as its value; quoted where it holds a separator or a quote, and only there. */
final class FreeSlot extends Slot {
    private final Dialect dialect;
    private final byte[] number = new byte[24];
    private byte[] bytes = new byte[256];
    private int length;
    private long position;
    private int from;
    private int to;
    private int width;

    FreeSlot(Encoding encoding, Dialect dialect, Findings findings) {
        super(encoding, findings);
        this.dialect = dialect;
    }

    /** Begins a record to be written. */
    void begin(long recordNumber) {
        record(recordNumber);
        length = 0;
        position = 0;
    }

    void move(Field field) {
        field(field.name());
        width = field.width();
        if (field.from() > 1) {
            put((byte) dialect.separator());
        }
    }

    /** The bytes of a cell to be read, its quotes undone. */
    void cell(Field field, byte[] in, int cellFrom, int cellTo, long at) {
        field(field.name());
        width = field.width();
        bytes = in;
        from = cellFrom;
        to = cellTo;
        position = at;
    }

    byte[] written() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    long position() {
        return position;
    }

    @Override
    int width() {
        return width;
    }

    private void put(byte b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = b;
    }

    @Override
    void putText(String text, Padding padding) {
        int characters = text.codePointCount(0, text.length());
        if (characters > width) {
            tooLong(text, width, characters, "characters");
            return;
        }
        boolean quoted = dialect.mustQuote(text);
        if (quoted) {
            put((byte) dialect.quote());
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!character(c)) {
                noSuchCharacter(text, i);
                return;
            }
            if (c == dialect.quote()) {
                put((byte) dialect.quote());
            }
        }
        if (quoted) {
            put((byte) dialect.quote());
        }
    }

    private boolean character(int c) {
        if (length + 4 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int count = encoding.encode(c, bytes, length);
        length += count;
        return count > 0;
    }

    @Override
    boolean putNumber(long value, int decimals, Padding padding) {
        int size = size(value, decimals);
        if (size > width) {
            return false;
        }
        digits(number, 0, size, value, decimals);
        for (int i = 0; i < size; i++) {
            put(number[i]);
        }
        return true;
    }

    @Override
    String text(Padding padding) {
        int bad = encoding.wrongAt(bytes, from, to);
        if (bad >= 0) {
            noCharacter(bytes[bad]);
            return "";
        }
        String text = encoding.decode(bytes, from, to);
        if (text.codePointCount(0, text.length()) > width) {
            complain(ProblemCode.BAD_RECORD, text, "at most " + width + " characters");
        }
        return text;
    }

    @Override
    long number(int decimals, Padding padding) {
        return to - from > width ? -1 : digits(bytes, from, to, decimals, false);
    }

    @Override
    boolean allDigits() {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return to - from == width;
    }

    @Override
    boolean holds(String text) {
        return text(Padding.TEXT).equals(text);
    }

    @Override
    String shown() {
        return encoding.shown(bytes, from, to);
    }
}

package org.songtor.layout;

import java.util.Arrays;

/** A field of a fixed width in a single-byte encoding, filled to its width. */
final class FixedSlot extends Slot {
    private byte[] bytes = new byte[0];
    private long before;
    private int start;
    private int at;
    private int width;

    FixedSlot(Encoding encoding, Findings findings) {
        super(encoding, findings);
    }

    /** @param before bytes of the file before {@code bytes[0]}; less than none while writing */
    void record(byte[] in, int from, long number, long before) {
        record(number);
        this.bytes = in;
        this.start = from;
        this.before = before;
    }

    void move(Field field) {
        field(field.name());
        at = start + field.from() - 1;
        width = field.width();
    }

    @Override
    long position() {
        return before < 0 ? 0 : before + at + 1;
    }

    @Override
    int width() {
        return width;
    }

    @Override
    void putText(String text, Padding padding) {
        int length = text.length();
        if (length > width) {
            tooLong(text, width, length, "bytes");
            unencodable(text);
            return;
        }
        int from = padding.right() ? at + width - length : at;
        for (int i = 0; i < length; i++) {
            byte b = encoding.encode(text.charAt(i));
            if (b == 0) {
                noSuchCharacter(text, i);
                return;
            }
            bytes[from + i] = b;
        }
        fill(padding, from, from + length);
    }

    /** Also of a text that is too long every problem is told. */
    private void unencodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (encoding.encode(text.charAt(i)) == 0) {
                noSuchCharacter(text, i);
                return;
            }
        }
    }

    /** The record is blank already. */
    private void fill(Padding padding, int from, int to) {
        if (padding.fill() == ' ') {
            return;
        }
        Arrays.fill(bytes, at, from, (byte) padding.fill());
        Arrays.fill(bytes, to, at + width, (byte) padding.fill());
    }

    @Override
    boolean putNumber(long value, int decimals, Padding padding) {
        int size = size(value, decimals);
        if (size > width) {
            return false;
        }
        int length = padding.fill() == '0' ? width : size;
        int from = padding.right() ? at + width - length : at;
        digits(bytes, from, from + length, value, decimals);
        fill(padding, from, from + length);
        return true;
    }

    private int from(Padding padding) {
        int from = at;
        while (padding.right() && from < at + width && bytes[from] == padding.fill()) {
            from++;
        }
        return from;
    }

    private int to(Padding padding) {
        int to = at + width;
        while (!padding.right() && to > at && bytes[to - 1] == padding.fill()) {
            to--;
        }
        return to;
    }

    @Override
    String text(Padding padding) {
        int from = from(padding);
        int to = to(padding);
        char[] out = new char[to - from];
        for (int i = from; i < to; i++) {
            char c = encoding.decode(bytes[i]);
            if (c == 0) {
                noCharacter(bytes[i]);
                return "";
            }
            out[i - from] = c;
        }
        return new String(out);
    }

    @Override
    long number(int decimals, Padding padding) {
        boolean filled = padding.fill() == '0';
        return digits(bytes, filled ? at : from(padding), filled ? at + width : to(padding), decimals, filled);
    }

    @Override
    boolean allDigits() {
        for (int i = at; i < at + width; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    boolean holds(String text) {
        if (text.length() > width) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            byte due = i < text.length() ? encoding.encode(text.charAt(i)) : (byte) ' ';
            if (bytes[at + i] != due) {
                return false;
            }
        }
        return true;
    }

    /** Whether the field holds the same bytes as another array at the same place of its record. */
    boolean equals(byte[] record) {
        return Arrays.equals(bytes, at, at + width, record, at - start, at - start + width);
    }

    @Override
    String shown() {
        return encoding.shown(bytes, at, at + width).stripTrailing();
    }
}

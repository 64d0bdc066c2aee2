package org.songtor.layout;

import java.util.Arrays;
import org.songtor.model.ProblemCode;

/** The bytes of one field of one record while it is written or read, with the place that a problem names. */
record Slot(byte[] bytes, int at, int width, Encoding encoding, int record, String field, Findings findings) {
    private static final byte BLANK = ' ';

    void complain(ProblemCode code, String found, String expected) {
        findings.add(code, record, field, found, expected);
    }

    /** A complaint of what stands here. */
    void refuse(String expected) {
        complain(ProblemCode.BAD_RECORD, shown(), expected);
    }

    /** Text from the left, the rest blank. Text that does not fit or cannot be encoded is a problem and leaves blanks. */
    void putText(String text) {
        Arrays.fill(bytes, at, at + width, BLANK);
        if (text.length() > width) {
            String cut = text.substring(0, width) + "|" + text.substring(width);
            complain(ProblemCode.TOO_LONG, cut, "at most " + width + " bytes, found " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            byte b = encoding.encode(text.charAt(i));
            if (b == 0) {
                complain(
                        ProblemCode.UNENCODABLE,
                        "U+%04X".formatted(text.codePointAt(i)),
                        "a character the file can hold");
                return;
            }
            if (i < width) {
                bytes[at + i] = b;
            }
        }
    }

    /** A number of zero or more from the right, zero filled; false when it has more digits than the field. */
    boolean putNumber(long value) {
        long rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return rest == 0;
    }

    /** What stands here without trailing blanks; a byte that is no character becomes a problem and the text is empty. */
    String text() {
        int end = at + width;
        while (end > at && bytes[end - 1] == BLANK) {
            end--;
        }
        char[] out = new char[end - at];
        for (int i = at; i < end; i++) {
            char c = encoding.decode(bytes[i]);
            if (c == 0) {
                complain(
                        ProblemCode.WRONG_ENCODING,
                        "byte %02X".formatted(bytes[i]),
                        "a character of the file's encoding");
                return "";
            }
            out[i - at] = c;
        }
        return new String(out);
    }

    /** Whether every byte is an ASCII digit. */
    boolean allDigits() {
        for (int i = at; i < at + width; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** The number that stands here; -1 when it is none. At most 18 digits, which the layout's loader sees to. */
    long number() {
        if (!allDigits()) {
            return -1;
        }
        long value = 0;
        for (int i = at; i < at + width; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    /** Whether exactly this text stands here, blanks to the end. */
    boolean holds(String text) {
        for (int i = 0; i < width; i++) {
            byte due = i < text.length() ? encoding.encode(text.charAt(i)) : BLANK;
            if (bytes[at + i] != due) {
                return false;
            }
        }
        return true;
    }

    /** For people: what stands here, with a middle dot for what is no character. */
    String shown() {
        StringBuilder out = new StringBuilder();
        for (int i = at; i < at + width; i++) {
            char c = encoding.decode(bytes[i]);
            out.append(c == 0 ? '·' : c);
        }
        return out.toString().stripTrailing();
    }
}

package org.songtor.layout;

import org.jspecify.annotations.Nullable;
import org.songtor.model.ProblemCode;

/**
 * The place of one field while its record is written or read, with what a problem names. One slot serves a whole file: it is
 * moved from field to field, so that nothing is made for a field.
 */
abstract sealed class Slot permits FixedSlot, FreeSlot {
    final Encoding encoding;
    private final Findings findings;
    private String field = "";
    private long record;
    private @Nullable Row first;

    Slot(Encoding encoding, Findings findings) {
        this.encoding = encoding;
        this.findings = findings;
    }

    /** @param number of the record in the file, from 1; 0 while a record is looked at alone */
    final void record(long number) {
        record = number;
    }

    final void field(String name) {
        field = name;
    }

    /** The first record of the file, once it is known; fields that repeat or name it look there. */
    final void first(Row row) {
        first = row;
    }

    final @Nullable Row first() {
        return first;
    }

    final void complain(ProblemCode code, String found, String expected) {
        findings.add(code, record, field, found, expected, position());
    }

    /** A complaint of what stands here. */
    final void refuse(String expected) {
        complain(ProblemCode.BAD_RECORD, shown(), expected);
    }

    final void noSuchCharacter(String text, int at) {
        complain(ProblemCode.UNENCODABLE, Findings.character(text.codePointAt(at)), "a character the file can hold");
    }

    final void noCharacter(byte b) {
        complain(ProblemCode.WRONG_ENCODING, "byte %02X".formatted(b), "a character of the file's encoding");
    }

    final void tooLong(String text, int most, int found, String units) {
        int cut = text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length())));
        complain(
                ProblemCode.TOO_LONG,
                text.substring(0, cut) + "|" + text.substring(cut),
                "at most " + most + " " + units + ", found " + found);
    }

    /** First byte of the field in the file, from 1; 0 while writing. */
    abstract long position();

    /** How wide the field is, in bytes; in a delimited form the most characters. */
    abstract int width();

    /** Text that does not fit or cannot be encoded is a problem, and nothing of it is written. */
    abstract void putText(String text, Padding padding);

    /**
     * A number of zero or more.
     *
     * @param decimals digits behind a point; no point for 0
     * @return false when it does not fit
     */
    abstract boolean putNumber(long value, int decimals, Padding padding);

    /** What stands here without its filling; a byte that is no character becomes a problem and the text is empty. */
    abstract String text(Padding padding);

    /** The number that stands here in exactly the form {@link #putNumber} gives; -1 when it is none. */
    abstract long number(int decimals, Padding padding);

    /** Whether the whole field is ASCII digits, as many as it is wide. */
    abstract boolean allDigits();

    /** Whether exactly this text stands here, blanks to the end. */
    abstract boolean holds(String text);

    /** For people: what stands here, with a middle dot for what is no character. */
    abstract String shown();

    /** How many characters a number takes. */
    static int size(long value, int decimals) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return decimals == 0 ? digits : Math.max(digits, decimals + 1) + 1;
    }

    /** Digits from the right, down to {@code from}. */
    static void digits(byte[] bytes, int from, int to, long value, int decimals) {
        long rest = value;
        int point = decimals == 0 ? -1 : to - 1 - decimals;
        for (int i = to - 1; i >= from; i--) {
            if (i == point) {
                bytes[i] = '.';
            } else {
                bytes[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
    }

    /** The number between two places; -1 when something else stands there. At most 18 digits, which the loader sees to. */
    static long digits(byte[] bytes, int from, int to, int decimals, boolean filled) {
        int point = decimals == 0 ? -1 : to - 1 - decimals;
        int whole = (decimals == 0 ? to : point) - from;
        if (whole < 1 || !filled && whole > 1 && bytes[from] == '0') {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (i == point) {
                if (bytes[i] != '.') {
                    return -1;
                }
            } else if (digit < 0 || digit > 9) {
                return -1;
            } else {
                value = value * 10 + digit;
            }
        }
        return value;
    }
}

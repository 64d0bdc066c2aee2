package org.songtor.layout;

import org.jspecify.annotations.Nullable;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProblemCode;

/**
 * How Songtor names a line to an agency: {@code <reference>-<position, six digits>}. The value is the position; the reference
 * is the first record's.
 */
record LineKey(String referenceField) implements Content.Given {
    private static final int DIGITS = 6;
    private static final long MOST = 999_999;

    @Override
    public Class<?> type() {
        return Long.class;
    }

    @Override
    public boolean numeric() {
        return true;
    }

    @Override
    public void store(Object value, Row row, int at) {
        row.putNumber(at, (Long) value);
    }

    @Override
    public Object boxed(long number) {
        return number;
    }

    @Override
    public Object parse(String text) {
        return Long.valueOf(text);
    }

    @Override
    public void write(Row row, int at, Slot slot) {
        long position = row.number(at);
        if (position < 0 || position > MOST) {
            slot.complain(ProblemCode.TOO_LONG, Long.toString(position), "at most " + DIGITS + " digits");
            return;
        }
        char[] digits = new char[DIGITS];
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = (char) ('0' + position % 10);
            position /= 10;
        }
        slot.putText(start(slot.first()) + new String(digits), Padding.TEXT);
    }

    @Override
    public void read(Slot slot, Row row, int at) {
        String text = slot.text(Padding.TEXT);
        String start = start(slot.first());
        long position = -1;
        if (text.length() == start.length() + DIGITS && text.startsWith(start)) {
            position = 0;
            for (int i = start.length(); i < text.length() && position >= 0; i++) {
                int digit = text.charAt(i) - '0';
                position = digit < 0 || digit > 9 ? -1 : position * 10 + digit;
            }
        }
        if (position < 0) {
            row.put(at, null);
            slot.refuse(start + "000001 or another position of this file");
            return;
        }
        row.putNumber(at, position);
    }

    private String start(@Nullable Row first) {
        return first != null && first.last(first.type().indexOf(referenceField)) instanceof PaymentReference reference
                ? reference.value() + "-"
                : "";
    }
}

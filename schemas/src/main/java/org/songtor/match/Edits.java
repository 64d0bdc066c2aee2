package org.songtor.match;

import java.util.function.LongConsumer;

/**
 * Which valid references digits may have been. A reference's ten digits are a number that leaves 1 when divided by 97; all others are passed over, so of some
 * hundred (one edit) or ten thousand (two) possibilities about one in 97 is looked up.
 *
 * <p>One edit is what people and machines do to a number once: a wrong digit, two neighbours swapped, one digit lost or too many, the two check digits cut off,
 * or the letters and one digit before the number cut off.
 */
final class Edits {
    private static final int TEN = 10;
    private static final long[] POWERS = powers();

    private Edits() {}

    /** As they stand, or after one edit. */
    static void one(Written written, LongConsumer valid) {
        String digits = written.digits();
        long value = Long.parseLong(digits);
        switch (digits.length()) {
            case TEN -> {
                tell(value, valid);
                if (written.prefixed()) {
                    wrongDigit(value, TEN, valid);
                    swapped(value, valid);
                }
            }
            case TEN - 1 -> {
                if (written.prefixed()) {
                    lost(value, TEN - 1, valid);
                } else {
                    front(value, valid);
                }
            }
            case TEN + 1 -> {
                if (written.prefixed()) {
                    extraOf(value, TEN + 1, other -> tell(other, valid));
                }
            }
            case TEN - 2 -> {
                if (written.prefixed()) {
                    checked(value, valid);
                }
            }
            default -> {}
        }
    }

    /** After two edits; what one edit gives may be among them. */
    static void two(Written written, LongConsumer valid) {
        String digits = written.digits();
        long value = Long.parseLong(digits);
        switch (digits.length()) {
            case TEN -> {
                wrongDigit(value, TEN, valid);
                swapped(value, valid);
                wrongDigitOf(value, TEN, first -> wrongDigit(first, TEN, valid));
                swappedOf(value, TEN, first -> wrongDigit(first, TEN, valid));
                extraOf(value, TEN, shorter -> lost(shorter, TEN - 1, valid));
            }
            case TEN - 1 ->
                lostOf(value, TEN - 1, longer -> {
                    tell(longer, valid);
                    wrongDigit(longer, TEN, valid);
                });
            case TEN + 1 ->
                extraOf(value, TEN + 1, shorter -> {
                    tell(shorter, valid);
                    wrongDigit(shorter, TEN, valid);
                });
            case TEN - 2 -> {
                checked(value, valid);
                wrongDigitOf(value, TEN - 2, number -> checked(number, valid));
                swappedOf(value, TEN - 2, number -> checked(number, valid));
                lostOf(value, TEN - 2, longer -> lost(longer, TEN - 1, valid));
            }
            default -> {}
        }
    }

    private static void tell(long value, LongConsumer valid) {
        if (value % 97 == 1) {
            valid.accept(value);
        }
    }

    private static void wrongDigit(long value, int length, LongConsumer valid) {
        wrongDigitOf(value, length, other -> tell(other, valid));
    }

    private static void wrongDigitOf(long value, int length, LongConsumer each) {
        for (int i = 0; i < length; i++) {
            long digit = value / POWERS[i] % TEN;
            for (int other = 0; other < TEN; other++) {
                if (other != digit) {
                    each.accept(value + (other - digit) * POWERS[i]);
                }
            }
        }
    }

    private static void swapped(long value, LongConsumer valid) {
        swappedOf(value, TEN, other -> tell(other, valid));
    }

    private static void swappedOf(long value, int length, LongConsumer each) {
        for (int i = 0; i + 1 < length; i++) {
            long right = value / POWERS[i] % TEN;
            long left = value / POWERS[i + 1] % TEN;
            if (left != right) {
                each.accept(value + (left - right) * POWERS[i] + (right - left) * POWERS[i + 1]);
            }
        }
    }

    private static void lost(long value, int length, LongConsumer valid) {
        lostOf(value, length, other -> tell(other, valid));
    }

    /** Every number with one digit more. */
    private static void lostOf(long value, int length, LongConsumer each) {
        for (int i = 0; i <= length; i++) {
            long high = value / POWERS[i];
            long low = value % POWERS[i];
            for (int digit = 0; digit < TEN; digit++) {
                each.accept((high * TEN + digit) * POWERS[i] + low);
            }
        }
    }

    private static void front(long value, LongConsumer valid) {
        for (int digit = 0; digit < TEN; digit++) {
            tell(digit * POWERS[TEN - 1] + value, valid);
        }
    }

    /** Every number with one digit less. */
    private static void extraOf(long value, int length, LongConsumer each) {
        for (int i = 0; i < length; i++) {
            each.accept(value / POWERS[i + 1] * POWERS[i] + value % POWERS[i]);
        }
    }

    /** The running number with its check digits. */
    private static void checked(long number, LongConsumer valid) {
        valid.accept(number * 100 + 98 - number * 100 % 97);
    }

    private static long[] powers() {
        long[] powers = new long[TEN + 4];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * TEN;
        }
        return powers;
    }
}

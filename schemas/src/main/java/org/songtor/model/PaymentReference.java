package org.songtor.model;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference a fund quotes when it pays for a file: {@code ST}, eight digits, two check digits (ISO 7064 MOD 97-10 over
 * the ten digits). Twelve characters, so it fits Ref 1 of a bill payment (20) beside a line number.
 */
public record PaymentReference(String value) {
    private static final Pattern SHAPE = Pattern.compile("ST([0-9]{8})([0-9]{2})");
    private static final Pattern INSIDE = Pattern.compile("(?<![0-9A-Z])ST[0-9]{10}(?![0-9])");

    public PaymentReference {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a payment reference: " + value);
        }
    }

    public static PaymentReference of(String value) {
        return new PaymentReference(value);
    }

    /** The reference with this running number, 1 to 99,999,999. */
    public static PaymentReference ofNumber(long number) {
        if (number < 1 || number > 99_999_999L) {
            throw new IllegalArgumentException("running number out of range: " + number);
        }
        return new PaymentReference("ST%08d%02d".formatted(number, 98 - number * 100 % 97));
    }

    public static boolean isValid(String text) {
        Matcher m = SHAPE.matcher(text);
        return m.matches() && Long.parseLong(m.group(1) + m.group(2)) % 97 == 1;
    }

    /** Every valid reference in a bank's free text, in order, once each. A damaged one is not guessed. */
    public static Set<PaymentReference> findAll(String text) {
        Set<PaymentReference> found = new LinkedHashSet<>();
        Matcher m = INSIDE.matcher(text);
        while (m.find()) {
            if (isValid(m.group())) {
                found.add(new PaymentReference(m.group()));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return value;
    }
}

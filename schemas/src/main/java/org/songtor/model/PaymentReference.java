package org.songtor.model;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference a fund quotes when it pays for a file: {@code ST}, eight digits, two check digits (ISO 7064 MOD 97-10 over
 * the ten digits). Twelve characters, so it fits Ref 1 of a bill payment (20) beside a line number.
 */
public record PaymentReference(String value) {
    private static final Pattern SHAPE = Pattern.compile("ST([0-9]{8})([0-9]{2})");
    /**
     * As it stands on the slip; with small letters, or a blank or hyphen after the letters; or its ten digits in groups of two or more with one blank or hyphen between,
     * if no other number follows in the same way, which could be a part of it.
     */
    private static final Pattern INSIDE = Pattern.compile("(?<![0-9A-Z])ST[0-9]{10}(?![0-9])"
            + "|(?<![0-9A-Za-z])[Ss][Tt][ -]?[0-9]{10}(?![0-9])"
            + "|(?<![0-9A-Za-z])[Ss][Tt][ -]?[0-9]{2,8}(?:[ -][0-9]{2,8}){1,4}(?![0-9]|[ -][0-9])");

    private static final int DIGITS = 10;

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

    /** As a person copies it from a slip: small letters, Thai digits, groups and dashes are no matter, and ST may be left out. Empty where a digit is wrong. */
    public static Optional<PaymentReference> typed(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(c -> {
            int digit = Character.digit(c, 10);
            plain.appendCodePoint(digit < 0 ? Character.toUpperCase(c) : '0' + digit);
        });
        String value = plain.length() == DIGITS ? "ST" + plain : plain.toString();
        return isValid(value) ? Optional.of(new PaymentReference(value)) : Optional.empty();
    }

    /** Every valid reference in a bank's free text, in order, once each, also where it is only written otherwise. A damaged one is not guessed. */
    public static Set<PaymentReference> findAll(String text) {
        Set<PaymentReference> found = new LinkedHashSet<>();
        Matcher m = INSIDE.matcher(text);
        while (m.find()) {
            String plain = m.group().replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
            if (isValid(plain)) {
                found.add(new PaymentReference(plain));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return value;
    }
}

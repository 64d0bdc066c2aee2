package org.songtor.model;

/**
 * A Thai national id with a valid check digit: 13 ASCII digits; with s = sum of digit i x (14 - i) for i = 1..12 the last
 * digit is (11 - s mod 11) mod 10. Prints masked, so that no log or message shows it; {@link #value()} is for files only.
 */
public record NationalId(String value) {
    private static final int LENGTH = 13;

    public NationalId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a national id: " + mask(value));
        }
    }

    public static NationalId of(String value) {
        return new NationalId(value);
    }

    /** Thirteen digits whose last is the right check digit. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH && isDigits(text) && text.charAt(LENGTH - 1) - '0' == checkDigit(text);
    }

    /** Not by a pattern: a file of a million lines makes a million ids. */
    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The check digit that the first twelve digits ask for. */
    public static int checkDigit(String firstTwelve) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (firstTwelve.charAt(i) - '0') * (13 - i);
        }
        return (11 - sum % 11) % 10;
    }

    /** All but the last four characters hidden; a shorter text is hidden whole. */
    public static String mask(String text) {
        return text.length() <= 4
                ? "x".repeat(text.length())
                : "x".repeat(text.length() - 4) + text.substring(text.length() - 4);
    }

    public String masked() {
        return mask(value);
    }

    @Override
    public String toString() {
        return masked();
    }
}

package org.songtor.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of others made safe to store and to show; it is for people, and never compared or passed on. */
public final class Shown {
    private static final int LONGEST = 200;
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9๐-๙](?:[ -]?[0-9๐-๙]){9,}");
    private static final int SEEN = 4;

    private Shown() {}

    /**
     * The first {@value #LONGEST} characters, {@linkplain #plain without what cannot be seen}. Of ten digits or more in a row only the last four
     * stand: whatever column they are in, they may be a national id.
     */
    public static String masked(String text) {
        int length = Math.min(text.codePointCount(0, text.length()), LONGEST);
        return LONG_NUMBER
                .matcher(plain(text.substring(0, text.offsetByCodePoints(0, length))))
                .replaceAll(found -> Matcher.quoteReplacement(hidden(found.group())));
    }

    /** Controls, formatting characters and halves of characters, none of which every store and page can hold, become U+FFFD. */
    public static String plain(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(unseen(c) ? '\uFFFD' : c));
        return safe.toString();
    }

    private static boolean unseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String hidden(String number) {
        int from = number.length();
        for (int digits = 0; digits < SEEN; ) {
            from--;
            if (Character.isDigit(number.charAt(from))) {
                digits++;
            }
        }
        return number.substring(0, from).replaceAll("[0-9๐-๙]", "x") + number.substring(from);
    }
}

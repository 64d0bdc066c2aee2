package org.songtor.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of others made safe to store and to show; it is for people, and never compared or passed on. */
public final class Shown {
    private static final int LONGEST = 200;
    /** Behind the cut so much is looked at as well, to know a number that begins before it: ten digits, each with what parts it from the next. */
    private static final int AHEAD = 40;

    /** As it is printed on the card, {@code 1-2345-67890-12-3}, whatever stands between the parts. */
    private static final String CARD = "(?<!\\p{Nd})\\p{Nd}#\\p{Nd}{4}#\\p{Nd}{5}#\\p{Nd}{2}#\\p{Nd}(?!\\p{Nd})"
            .replace("#", "[^\\p{L}\\p{Nd}]{1,3}");
    /** As a spreadsheet program writes thirteen digits that it takes for a number; no amount is so large. */
    private static final String GROUPED = "\\p{Nd}{1,3}(?:,\\p{Nd}{3}){4,}";
    /** Thirteen digits or more, with blanks and dashes of any kind. */
    private static final String SPACED = "\\p{Nd}(?:[\\p{Zs}\\p{Pd}\\t\uFFFD]{0,3}\\p{Nd}){12,}";

    private static final Pattern ID = Pattern.compile(CARD + "|" + GROUPED + "|" + SPACED);
    /** A payment's reference as it is written in our files' names: no id, unless digits that could be the rest of one follow. */
    private static final String REFERENCE =
            "(?<![\\p{L}\\p{Nd}])ST[0-9]{10}(?!\\p{Nd})(?![\\p{Zs}\\p{Pd}\\t\uFFFD]{0,3}\\p{Nd}(?:[\\p{Zs}\\p{Pd}]{0,3}\\p{Nd}){2}(?!\\p{Nd}))";

    private static final Pattern LONG_NUMBER =
            Pattern.compile(REFERENCE + "|" + CARD + "|" + GROUPED + "|" + SPACED + "|\\p{Nd}(?:[ -]?\\p{Nd}){9,}");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final int SEEN = 4;

    private Shown() {}

    /**
     * The first {@value #LONGEST} characters, {@linkplain #plain without what cannot be seen}. Of ten digits or more in a row only the last four
     * stand: whatever column they are in, they may be a national id; but a payment's own reference stays to be read, since our files are named by it. Cut off is what was masked, so that no cut makes a short number of a long one.
     */
    public static String masked(String text) {
        return first(LONGEST, maskedWhole(first(LONGEST + AHEAD, text)));
    }

    /** As {@link #masked}, of however many characters; for who stores no more than may be. */
    public static String maskedWhole(String text) {
        return LONG_NUMBER
                .matcher(plain(text))
                .replaceAll(found -> Matcher.quoteReplacement(
                        PaymentReference.isValid(found.group()) ? found.group() : hidden(found.group())));
    }

    /**
     * The text as it stands, but of what is long enough to be a whole national id, in any of its spellings, only the last four digits: accounts and references
     * stay to be read.
     */
    public static String withoutIds(String text) {
        return hidden(ID, text);
    }

    /** As {@link #withoutIds}, but only of what is a national id by its check digit: banks' own numbers of thirteen digits stay to be read. */
    public static String withoutSoundIds(String text) {
        return IdsInText.masked(text);
    }

    private static String first(int most, String text) {
        int length = Math.min(text.codePointCount(0, text.length()), most);
        return text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static String hidden(Pattern numbers, String text) {
        return numbers.matcher(text).replaceAll(found -> Matcher.quoteReplacement(hidden(found.group())));
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
            int last = number.codePointBefore(from);
            from -= Character.charCount(last);
            if (Character.isDigit(last)) {
                digits++;
            }
        }
        return DIGIT.matcher(number.substring(0, from)).replaceAll("x") + number.substring(from);
    }
}

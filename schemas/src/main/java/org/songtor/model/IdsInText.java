package org.songtor.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * National ids that people wrote into a free text, such as what a payer tells the bank. Only thirteen digits with the right check digit are taken for one: banks'
 * own numbers, accounts and references stay to be read, since money is matched by them. {@link Shown#withoutIds} asks less, for what is only shown.
 */
final class IdsInText {
    /** In a row; or as on the card, {@code 1-2345-67890-12-3}, whatever stands between its parts. */
    private static final String SOUND =
            "(?<!\\p{Nd})(?:\\p{Nd}{13}|\\p{Nd}#\\p{Nd}{4}#\\p{Nd}{5}#\\p{Nd}{2}#\\p{Nd})(?!\\p{Nd})"
                    .replace("#", "[^\\p{L}\\p{Nd}]{1,3}");
    /**
     * With blanks and dashes elsewhere. Not behind letters or {@code ST}, where a payment's reference stands and a number beside it, and not with a nought in
     * front, as references and accounts have.
     */
    private static final String SPACED =
            "(?<![\\p{L}\\p{Nd}])(?<![Ss][Tt][ .-]{1,3})[1-9๑-๙](?:[\\p{Zs}\\p{Pd}]{0,2}\\p{Nd}){12}(?![\\p{Zs}\\p{Pd}]{0,2}\\p{Nd})";

    private static final Pattern ID = Pattern.compile(SOUND + "|" + SPACED);
    private static final int DIGITS = 13;
    private static final int SEEN = 4;

    private IdsInText() {}

    /** The text with all but the last four digits of each national id as {@code x}. */
    static String masked(String text) {
        if (text.length() < DIGITS) {
            return text;
        }
        return ID.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        NationalId.isValid(digits(found.group())) ? hidden(found.group()) : found.group()));
    }

    /** Thai digits are digits as well. */
    private static String digits(String written) {
        StringBuilder digits = new StringBuilder(DIGITS);
        written.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    private static String hidden(String written) {
        StringBuilder hidden = new StringBuilder(written.length());
        int left = DIGITS;
        for (int c : written.codePoints().toArray()) {
            boolean digit = Character.isDigit(c);
            hidden.appendCodePoint(digit && left > SEEN ? 'x' : c);
            left -= digit ? 1 : 0;
        }
        return hidden.toString();
    }
}

package org.songtor.intake;

import java.util.regex.Pattern;

/**
 * A text as a person meant it: composed SARA AM, plain blanks, no invisible characters. Nothing that could change a name: never
 * NFKC, which takes SARA AM apart again.
 *
 * @param value the text after that
 * @param changed whether it differs from what stood there
 * @param bad holds a character that no name, number or code has: a control, a private or an unassigned one
 */
record Tidy(String value, boolean changed, boolean bad) {
    /** NIKHAHIT and SARA AA, with a tone mark before, between or nowhere. */
    private static final Pattern SPLIT_SARA_AM = Pattern.compile("\u0E4D([\u0E48-\u0E4B]?)\u0E32");

    private static final Pattern BLANKS = Pattern.compile("[ \\t\u00A0\u2007\u202F\u3000]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\u200B-\u200D\u2060\uFEFF]");
    private static final Pattern ID_MARKS = Pattern.compile("[ \\-\u2010-\u2013]");

    static Tidy text(String raw) {
        if (isTidy(raw)) {
            return new Tidy(raw, false, false);
        }
        String text = INVISIBLE.matcher(raw).replaceAll("");
        text = BLANKS.matcher(text).replaceAll(" ").strip();
        text = SPLIT_SARA_AM.matcher(text).replaceAll("$1\u0E33");
        return new Tidy(text, !text.equals(raw), text.codePoints().anyMatch(Tidy::unprintable));
    }

    /** A text of which only ASCII digits count: Thai digits become those. */
    static Tidy number(String raw) {
        if (isVisibleAscii(raw)) {
            return new Tidy(raw, false, false);
        }
        Tidy tidy = text(raw);
        StringBuilder ascii = new StringBuilder(tidy.value.length());
        tidy.value.codePoints().forEach(c -> ascii.appendCodePoint(c >= 0x0E50 && c <= 0x0E59 ? c - 0x0E50 + '0' : c));
        return new Tidy(ascii.toString(), !ascii.toString().equals(raw), tidy.bad);
    }

    /** A national id: digits, without the hyphens and blanks it is printed with on the card. */
    static Tidy id(String raw) {
        if (isDigits(raw)) {
            return new Tidy(raw, false, false);
        }
        Tidy number = number(raw);
        String digits = ID_MARKS.matcher(number.value).replaceAll("");
        return new Tidy(digits, !digits.equals(raw), number.bad);
    }

    /** Nearly every text of nearly every file: Thai and visible ASCII, single blanks inside. What this does not know is looked at slowly. */
    private static boolean isTidy(String raw) {
        boolean blank = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean visible =
                    c > ' ' && c < 0x7F || c > 0x0E00 && c < 0x0E5C && c != 0x0E4D && (c < 0x0E3B || c > 0x0E3E);
            if (!visible && (c != ' ' || blank)) {
                return false;
            }
            blank = !visible;
        }
        return raw.isEmpty() || !blank;
    }

    private static boolean isVisibleAscii(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) <= ' ' || raw.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean unprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}

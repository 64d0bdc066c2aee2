package org.songtor.repair;

import java.util.regex.Pattern;

/** What a text loses when it is tidied, step by step, so that each step can be told as a mistake of its own. */
final class Thai {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00A0\\u2007\\u202F\\u3000]+");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\n\\r\\u000B\\u000C\\u0085\\u2028\\u2029]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF]");
    /** NIKHAHIT and SARA AA, with a tone mark before, between or nowhere. */
    private static final Pattern SPLIT_SARA_AM = Pattern.compile("\\u0E4D([\\u0E48-\\u0E4B]?)\\u0E32");

    private static final Pattern DOUBLE_SARA_E = Pattern.compile("\\u0E40\\u0E40");
    /** A tone mark or THANTHAKHAT before the vowel above or below, which belongs before it. */
    private static final Pattern MARK_ORDER =
            Pattern.compile("([\\u0E48-\\u0E4C])([\\u0E31\\u0E34-\\u0E3A])(?![\\u0E48-\\u0E4C])");

    private Thai() {}

    static String blanks(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    static String lineBreaks(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ");
    }

    static String invisible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    static String saraAm(String text) {
        return SPLIT_SARA_AM.matcher(text).replaceAll("$1\u0E33");
    }

    static String doubleSaraE(String text) {
        return DOUBLE_SARA_E.matcher(text).replaceAll("\u0E41");
    }

    /** Each pass brings one vowel one place nearer to its letter, so a text of any length needs no more passes than characters. */
    static String markOrder(String text) {
        String before = text;
        String after = MARK_ORDER.matcher(before).replaceAll("$2$1");
        while (!after.equals(before)) {
            before = after;
            after = MARK_ORDER.matcher(before).replaceAll("$2$1");
        }
        return after;
    }

    /** Thai digits as ASCII ones. */
    static String digits(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> ascii.appendCodePoint(c >= 0x0E50 && c <= 0x0E59 ? c - 0x0E50 + '0' : c));
        return ascii.toString();
    }

    /** Plain: no blanks around or doubled, nothing invisible. */
    static String tidy(String text) {
        return blanks(invisible(text));
    }
}

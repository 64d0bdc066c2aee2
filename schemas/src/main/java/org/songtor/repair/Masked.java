package org.songtor.repair;

import org.songtor.model.Shown;

/** Values as a page may show them: of a national id only the last four digits, and how long it is. */
final class Masked {
    private static final int SEEN = 4;
    private static final int LONGEST = 80;
    /** Fewer digits name nobody, and show what went wrong: {@code 1.10E+12}. */
    private static final int FEW = 7;

    private Masked() {}

    static String of(String field, String text) {
        return shortened(field.equals("national_id") ? digitsHidden(Shown.plain(text)) : Shown.masked(text));
    }

    /** A zero put before an id is no part of the person's own digits and may be seen: it is what the repair does. */
    static String repaired(Mistake mistake, String field, String after) {
        String masked = of(field, after);
        return mistake == Mistake.ID_LOST_ZERO ? "0" + masked.substring(1) : masked;
    }

    private static String digitsHidden(String text) {
        if (text.chars().filter(Character::isDigit).count() <= FEW) {
            return text;
        }
        StringBuilder hidden = new StringBuilder(text);
        int seen = 0;
        for (int i = hidden.length() - 1; i >= 0; i--) {
            if (Character.isDigit(hidden.charAt(i)) && ++seen > SEEN) {
                hidden.setCharAt(i, 'x');
            }
        }
        return hidden.toString();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…"
                : text;
    }
}

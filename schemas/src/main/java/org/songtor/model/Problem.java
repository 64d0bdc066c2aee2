package org.songtor.model;

/**
 * One thing that is wrong, told so that a treasurer can mend it.
 *
 * @param row row in the fund's file (from 1), or record in an agency's file; 0 when the problem is the whole file's
 * @param lineNo line of the batch it stops; 0 when none
 * @param field column or field name, at most 80 characters; empty when none
 * @param found what stood there, a national id masked, at most 80 characters, none of them unseen
 * @param expected what should have stood there
 */
public record Problem(ProblemCode code, int row, int lineNo, String field, String found, String expected) {
    private static final int LONGEST = 80;

    public Problem {
        field = shortened(Shown.plain(field));
        found = shortened(Shown.plain(found));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…"
                : text;
    }

    /** A problem of the whole file. */
    public static Problem ofFile(ProblemCode code, String field, String found, String expected) {
        return new Problem(code, 0, 0, field, found, expected);
    }

    public static Problem ofRow(ProblemCode code, int row, int lineNo, String field, String found, String expected) {
        return new Problem(code, row, lineNo, field, found, expected);
    }

    public Severity severity() {
        return code.severity();
    }
}

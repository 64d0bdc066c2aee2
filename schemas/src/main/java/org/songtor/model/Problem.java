package org.songtor.model;

/**
 * One thing that is wrong, told so that a treasurer can mend it.
 *
 * @param row row in the fund's file (from 1), or record in an agency's file; 0 when the problem is the whole file's
 * @param lineNo line of the batch it stops; 0 when none
 * @param field column or field name; empty when none
 * @param found what stood there, a national id masked, at most 80 characters
 * @param expected what should have stood there
 */
public record Problem(ProblemCode code, int row, int lineNo, String field, String found, String expected) {
    private static final int LONGEST = 80;

    public Problem {
        if (found.codePointCount(0, found.length()) > LONGEST) {
            found = found.substring(0, found.offsetByCodePoints(0, LONGEST - 1)) + "…";
        }
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

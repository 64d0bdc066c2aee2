package org.songtor.wire;

import java.util.regex.Pattern;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** Refusals of bytes that do not follow their form. What was found is shown with every run of digits masked to its last four. */
public final class Refusal {
    private static final Pattern HIDDEN = Pattern.compile("[0-9](?=[0-9x]{4})");

    private Refusal() {}

    /**
     * @param record record in the file from 1; 0 for its header or the file as a whole
     */
    public static FormatException badRecord(int record, String field, String found, String expected) {
        return of(ProblemCode.BAD_RECORD, record, field, masked(found), expected);
    }

    /** A count or sum that the records do not give; both are figures, so they are shown whole. */
    public static FormatException controlTotal(String field, Object found, Object expected) {
        return of(ProblemCode.CONTROL_TOTAL, 0, field, found.toString(), expected.toString());
    }

    public static FormatException of(ProblemCode code, int record, String field, String found, String expected) {
        return new FormatException(Problem.ofRow(code, record, record, field, found, expected));
    }

    /** The text with all digits of a run hidden but the last four: a damaged national id is still a national id. */
    static String masked(String text) {
        return HIDDEN.matcher(text).replaceAll("x");
    }
}

package org.songtor.wire;

import java.util.regex.Pattern;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Shown;
import org.songtor.port.FormatException;

/**
 * Refusals of bytes that do not follow their form. What was found is shown with every run of digits masked to its last four, and of what may be an id in another
 * spelling only the last four digits; a text that is an amount and nothing else is shown whole, since nobody can ask for an amount that he does not see.
 */
public final class Refusal {
    private static final Pattern HIDDEN = Pattern.compile("\\p{Nd}(?=[\\p{Nd}x]{4})");
    /** Seven digits at most; more only with decimals or in groups of three, and never above eleven: a person has thirteen. */
    private static final Pattern AMOUNT = Pattern.compile("[+-]?(?:[0-9]{1,7}(?:[.,][0-9]{1,4})?"
            + "|[0-9]{1,9}[.,][0-9]{1,2}|[0-9]{1,3}(?:,[0-9]{3}){1,2}(?:\\.[0-9]{1,2})?)");

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

    /** The text with all digits of a run hidden but the last four: a damaged national id is still a national id. Only a plain amount is none. */
    static String masked(String text) {
        return AMOUNT.matcher(text).matches()
                ? text
                : HIDDEN.matcher(Shown.maskedWhole(text)).replaceAll("x");
    }
}

package org.songtor.agency;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/**
 * Names of one profile's files: {@code <PREFIX>-<reference>-<sequence 6 digits>.<ext>}, answers
 * {@code <PREFIX>A-<reference>-<answer id>.<ext>}. They hold no personal data.
 */
public record FileNames(String prefix, String extension) {
    private static final int LAST_SEQUENCE = 999_999;

    /** What a remittance's name says. */
    public record Parts(PaymentReference reference, int sequence) {}

    public String remittance(PaymentReference reference, int sequence) {
        return "%s-%s-%06d.%s".formatted(prefix, reference, sequence, extension);
    }

    public String answer(PaymentReference reference, String answerId) {
        return "%sA-%s-%s.%s".formatted(prefix, reference, answerId, extension);
    }

    /** @throws FormatException for a running number that has no six digits */
    public void checkSequence(int sequence) throws FormatException {
        if (sequence < 1 || sequence > LAST_SEQUENCE) {
            throw new FormatException(Problem.ofFile(
                    ProblemCode.TOO_LONG, "sequence", Integer.toString(sequence), "1 to " + LAST_SEQUENCE));
        }
    }

    /** @throws FormatException for any other name */
    public Parts parse(String name) throws FormatException {
        Matcher m = Pattern.compile(Pattern.quote(prefix) + "-(ST[0-9]{10})-([0-9]{6})\\." + Pattern.quote(extension))
                .matcher(name);
        if (!m.matches() || !PaymentReference.isValid(m.group(1)) || Integer.parseInt(m.group(2)) == 0) {
            throw new FormatException(Problem.ofFile(
                    ProblemCode.BAD_RECORD,
                    "file name",
                    "another name",
                    prefix + "-<reference>-<sequence>." + extension));
        }
        return new Parts(PaymentReference.of(m.group(1)), Integer.parseInt(m.group(2)));
    }
}

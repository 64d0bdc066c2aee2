package org.songtor.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Answer;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/** Answers as no agency should write them. */
final class Spoiled {
    private static final int MOST_TRIES = 20_000;

    private Spoiled() {}

    private static final Answer SAMPLE = new Answer(
            PaymentReference.ofNumber(1),
            "00000001",
            LocalDate.of(2026, 11, 20),
            Answer.Verdict.PROCESSED,
            "",
            List.of(new Answer.Line(
                    1, NationalId.of("1100000000008"), Answer.LineVerdict.BOOKED, Satang.ofBaht(100), "")));

    /** Whether answers of this form hold control sums that could be wrong; judged by one that books a line of 100 baht. */
    static boolean hasSums(AgencyFormat format) {
        try {
            return sums(format, format.answerName(SAMPLE), format.writeAnswer(SAMPLE))
                    .isPresent();
        } catch (FormatException e) {
            throw new IllegalStateException("no answer of " + format.profile().id() + " can be written", e);
        }
    }

    /** One digit changed, so that the format's own reader finds its control sums wrong; empty where an answer has none. */
    static Optional<byte[]> sums(AgencyFormat format, String name, byte[] answer) {
        for (int i = answer.length - 1; i >= Math.max(0, answer.length - MOST_TRIES); i--) {
            if (answer[i] >= '0' && answer[i] <= '9') {
                byte[] changed = answer.clone();
                changed[i] = (byte) (answer[i] == '9' ? '0' : answer[i] + 1);
                if (isOfSums(format, name, changed)) {
                    return Optional.of(changed);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfSums(AgencyFormat format, String name, byte[] changed) {
        try {
            format.readAnswer(name, changed);
            return false;
        } catch (FormatException e) {
            return e.problems().stream().map(Problem::code).anyMatch(ProblemCode.CONTROL_TOTAL::equals);
        }
    }

    /** As an editor saves it that calls UTF-16 "Unicode". */
    static byte[] encoding(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_16);
    }

    /** Two bytes of another document than the one that was signed. */
    static byte[] signed(byte[] answer) {
        byte[] other = new byte[answer.length + 2];
        System.arraycopy(answer, 0, other, 0, answer.length);
        other[answer.length] = '\r';
        other[answer.length + 1] = '\n';
        return other;
    }
}

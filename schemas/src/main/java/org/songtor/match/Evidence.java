package org.songtor.match;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** Everything known about some files and the credits that name them, in no particular order. */
public record Evidence(List<File> files, List<Credit> credits) {

    public Evidence {
        files = List.copyOf(files);
        credits = List.copyOf(credits);
    }

    /**
     * @param answerDue when an answer and the money should have come; empty before delivery
     * @param answered what agencies said of the file as a whole, one entry an answer
     */
    public record File(
            FileId id,
            PaymentReference reference,
            FileState state,
            Optional<Instant> answerDue,
            List<Answer.Verdict> answered,
            List<Line> lines) {
        public Satang total() {
            return lines.stream().map(Line::amount).reduce(Satang.ZERO, Satang::plus);
        }
    }

    /** @param answers every verdict agencies gave of the line, in no particular order */
    public record Line(int position, Satang amount, List<Said> answers) {}

    public record Said(Answer.LineVerdict verdict, Satang booked) {}

    public record Credit(long id, Satang amount, Set<PaymentReference> references) {}
}

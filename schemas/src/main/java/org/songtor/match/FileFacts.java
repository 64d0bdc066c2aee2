package org.songtor.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * Everything the label of a line needs to know of its file, so that lines can be read one by one.
 *
 * @param total of its lines, as sent
 * @param answerDue when an answer and the money should have come; empty before delivery
 * @param dueOn the last day on which it is in time at the agency; empty where no rule says so
 * @param deliveredOn the day (Asia/Bangkok) on which it came to the agency; empty before
 * @param verdicts what agencies said of the file as a whole, in whichever answers
 * @param silent no answer speaks of the file or any line of it
 * @param money what the bank has of it, together with the files it is paid with
 * @param over how much they have too much; zero where nothing
 */
public record FileFacts(
        FileId id,
        PaymentReference reference,
        FileState state,
        Satang total,
        Optional<Instant> answerDue,
        Optional<LocalDate> dueOn,
        Optional<LocalDate> deliveredOn,
        Set<Answer.Verdict> verdicts,
        boolean silent,
        Settlement money,
        Satang over) {

    public FileFacts {
        verdicts = Set.copyOf(verdicts);
    }

    /** A deadline is over at its very instant. */
    boolean overdue(Instant now) {
        return answerDue.isPresent() && !now.isBefore(answerDue.get());
    }

    boolean late() {
        return dueOn.isPresent() && deliveredOn.isPresent() && deliveredOn.get().isAfter(dueOn.get());
    }
}

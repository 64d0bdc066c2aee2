package org.songtor.match;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.PaymentReference;

/** Files for which no day is too late, and nobody said what became of money that came over. */
final class Undated {
    private Undated() {}

    static Evidence.File file(
            FileId id,
            PaymentReference reference,
            FileState state,
            Optional<Instant> answerDue,
            List<Answer.Verdict> answered,
            List<LineFacts> lines) {
        return new Evidence.File(
                id, reference, state, answerDue, Optional.empty(), Optional.empty(), answered, lines, List.of());
    }
}

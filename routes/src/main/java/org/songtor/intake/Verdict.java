package org.songtor.intake;

import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchState;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.Receipt;
import org.songtor.model.Receipt.Count;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.NewItem;
import org.songtor.port.BatchStore.Received;

/** Writes the result and the receipt of a check. */
record Verdict(Received batch, Optional<BatchHeader> header, Count submitted) {

    /** The whole batch is refused: no line is kept, and every problem found so far is told, the fatal ones first. */
    CheckedBatch refused(List<Problem> fatal, ProblemList ofLines) {
        ProblemList problems = new ProblemList();
        problems.add(fatal);
        problems.add(ofLines);
        Receipt receipt = receipt(BatchState.REFUSED, Count.NONE, Count.NONE, submitted, problems);
        return new CheckedBatch(BatchState.REFUSED, header, Optional.empty(), problems.kept(), List.of(), receipt);
    }

    CheckedBatch checked(Judgement judgement, Optional<Sha256> fingerprint, ProblemList problems, List<NewItem> items) {
        Receipt receipt = receipt(
                BatchState.CHECKED,
                judgement.count(Label.WAITING),
                plus(judgement.count(Label.HELD_FOR_REVIEW), judgement.count(Label.HELD_IN_TRUST)),
                judgement.count(Label.REFUSED_AT_INTAKE),
                problems);
        return new CheckedBatch(BatchState.CHECKED, header, fingerprint, problems.kept(), items, receipt);
    }

    private static Count plus(Count one, Count other) {
        return new Count(one.lines() + other.lines(), one.amount().plus(other.amount()));
    }

    private Receipt receipt(BatchState state, Count accepted, Count held, Count refused, ProblemList problems) {
        return new Receipt(
                batch.id().toString(),
                batch.fund(),
                header.map(h -> h.period().toString()).orElse(""),
                batch.sha256(),
                batch.receivedAt(),
                state,
                submitted,
                accepted,
                held,
                refused,
                problems.count(),
                problems.kept().stream().limit(Receipt.MOST_PROBLEMS).toList(),
                batch.corrects(),
                "");
    }
}

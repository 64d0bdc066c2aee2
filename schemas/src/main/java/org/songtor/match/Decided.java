package org.songtor.match;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/**
 * A decision of people about a line or a credit, as evidence like any other: it holds while the evidence it was made of still says the same, that is while the
 * label without it would be {@code answers} and the agency's amount {@code booked}. Evidence that contradicts it later gives the line the label of that
 * evidence, so that the item opens again.
 *
 * @param answers the label it was made about
 * @param booked what the agency had booked then ({@link LineFacts#booked()}); zero where nothing
 * @param until when a decision to wait is over, at its very instant; for those and only those
 */
public record Decided(DecisionKind kind, Label answers, Satang booked, Optional<Instant> until) {

    public Decided {
        boolean waits = kind == DecisionKind.ASK_AGENCY || kind == DecisionKind.WAIT_UNTIL;
        if (waits != until.isPresent()) {
            throw new IllegalArgumentException(kind + (waits ? " waits until when?" : " does not wait"));
        }
    }

    /** A credit that people gave to files has no label of its own: the money says it. */
    boolean holds(Label raw, Satang bookedNow, Instant now) {
        return kind != DecisionKind.MATCH_CREDIT
                && answers == raw
                && booked.equals(bookedNow)
                && (until.isEmpty() || now.isBefore(until.get()));
    }

    /**
     * Money moved by it, and nothing is wrong any more: a label that asks for a decision opens the item again by itself. Where it sent the line again, that the
     * first one was booked after all is more than what its label says: the agency may have it twice.
     *
     * @param such labels among which it was made; a decision about a line before it was in a file says nothing of the file
     */
    boolean contradictedBy(Label raw, Satang bookedNow, Set<Label> such) {
        boolean twice = kind == DecisionKind.RESUBMIT && bookedNow.isPositive();
        return kind.movesMoney()
                && kind != DecisionKind.MATCH_CREDIT
                && such.contains(answers)
                && (twice || raw.need() != Label.Need.DECISION);
    }
}

package org.songtor.store;

import java.util.List;
import org.songtor.items.Proposal;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Worth;

/** Which amount of the agency's a proposal accepts of each line. */
final class AcceptedAmounts {
    private AcceptedAmounts() {}

    /** An amount would be accepted that the agency did not book, or that may not be accepted of such a line. */
    static boolean other(Label label, DecisionKind kind, List<Worth.Line> about) {
        return kind == DecisionKind.ACCEPT_AGENCY_AMOUNT
                && !about.stream().allMatch(line -> Decidable.takes(label, line));
    }

    /**
     * Where answers disagree their sum is nobody's amount: a person says which of them is accepted, and says none where they agree. What was booked several
     * times as it was sent is accepted once, and nobody need say so.
     */
    static List<Worth.Line> of(Label label, Proposal wish, List<Worth.Line> about) {
        boolean accepts = wish.kind() == DecisionKind.ACCEPT_AGENCY_AMOUNT;
        boolean chooses = accepts && about.stream().anyMatch(Worth.Line::disputed);
        if (wish.amount().isPresent() && !chooses) {
            throw new DeskException(Why.INCOMPLETE);
        }
        if (chooses
                && wish.amount().isEmpty()
                && about.stream().anyMatch(line -> Decidable.mustBeNamed(label, line.amount(), line.said()))) {
            throw new DeskException(Why.ANSWERS_DISAGREE);
        }
        return chooses
                ? about.stream()
                        .map(line -> accepting(line, wish.amount().orElse(line.amount())))
                        .toList()
                : about;
    }

    private static Worth.Line accepting(Worth.Line line, Satang one) {
        if (!line.disputed()) {
            return line;
        }
        if (!line.said().contains(one)) {
            throw new DeskException(Why.ANSWERS_DISAGREE);
        }
        return line.accepting(one);
    }
}

package org.songtor.review;

import org.songtor.model.Label;

/** What people may decide about a review item. */
public enum DecisionKind {
    /** A correcting batch of only these lines, through intake like any other. */
    RESUBMIT(Label.RESUBMITTED, true),
    /** The difference goes to the member's held balance. */
    ACCEPT_AGENCY_AMOUNT(Label.AMOUNT_ACCEPTED, true),
    RETURN_TO_MEMBER(Label.RETURNED, true),
    WRITE_OFF(Label.WRITTEN_OFF, true),
    /** Two payments are one; what was paid too much goes to the member's held balance. */
    MERGE_DUPLICATE(Label.MERGED, true),
    NOT_OURS(Label.NOT_OURS, true),
    /** The member paid what the agency took more, or gave back what was given back too much. Said beside the decision about the line, whose label stays. */
    MEMBER_PAID(Label.AMOUNT_ACCEPTED, true),
    /**
     * What the agency has too much it paid back. What went again and was booked after all is there once, and the other line says what became of the money; of a file
     * that had more money than is due its lines follow from what is left.
     */
    PAID_BACK(Label.RESUBMITTED, true),
    /**
     * The agency has the money by the line that went first, and refuses the one that went after it: the first counts as accepted, as it was sent, and nothing is left
     * of the other. Said of that one.
     */
    FIRST_STANDS(Label.FIRST_STANDS, true),
    /**
     * A credit, or what a file has over, pays the files that people name; the labels of their lines follow from the money, so there is none of its own. Of a credit whose
     * text names a file they name all that it pays, and the text, which stays as it is, says it no longer.
     */
    MATCH_CREDIT(Label.SETTLED, true),
    /** What left the account took back the credit, or money of the file, that people name: so much less counts for it. No label of its own, for the same reason. */
    MATCH_DEBIT(Label.SETTLED, true),
    /** What the check held for a person goes on to the agency; from then on evidence says what becomes of it. */
    PASS_ON(Label.WAITING, true),
    /**
     * The agency took back what it had booked, by a letter: what it booked until then counts as booked no longer, a later answer may book it anew. No label of its own:
     * that follows from what else is known.
     */
    BOOKING_GONE(Label.WAITING, true),
    /** A letter to the agency; waits for its day. */
    ASK_AGENCY(Label.ASKED_AGENCY, false),
    WAIT_UNTIL(Label.WAITING_UNTIL, false);

    private final Label label;
    private final boolean movesMoney;

    DecisionKind(Label label, boolean movesMoney) {
        this.label = label;
        this.movesMoney = movesMoney;
    }

    /** What a line is labelled while the decision holds. */
    public Label label() {
        return label;
    }

    /** Moves money, or ends the question about it: one person proposes and another approves (law 9). */
    public boolean movesMoney() {
        return movesMoney;
    }
}

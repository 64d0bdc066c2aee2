package org.songtor.model;

/** What all evidence together says of a line, a file, or a payment nobody sent. Recomputed on every arrival. */
public enum Label {
    /** Refused when the batch was checked; never in a file. */
    REFUSED_AT_INTAKE(Need.DECISION),
    /** Held for a person when the batch was checked; not in a file yet. */
    HELD_FOR_REVIEW(Need.DECISION),
    /** On its way, and no deadline has passed. */
    WAITING(Need.PATIENCE),
    /** Agency booked the amount and the bank has the money. */
    SETTLED(Need.NOTHING),
    REFUSED_BY_AGENCY(Need.DECISION),
    NOT_ELIGIBLE(Need.DECISION),
    /** The agency booked another amount than the fund passed on. */
    AMOUNT_MISMATCH(Need.DECISION),
    /** The agency already has this payment from elsewhere, for example its own counter. */
    ALREADY_PAID(Need.DECISION),
    /** One answer books the same line more than once. */
    BOOKED_TWICE(Need.DECISION),
    /** The agency does not know the payment's reference ({@code REF1_INVALID}). */
    WRONG_REFERENCE(Need.DECISION),
    /** Booked under the code of another service ({@code SERVICE_CODE_SWAPPED}). */
    SERVICE_CODE_SWAPPED(Need.DECISION),
    /** Paid to another biller's account ({@code WRONG_BILLER}). */
    WRONG_BILLER(Need.DECISION),
    /** The day of payment is another at the agency ({@code DATE_MISMATCH}). */
    DATE_DIFFERS(Need.DECISION),
    /** The payment was to be cancelled and may not be any more ({@code CANCEL_INELIGIBLE}). */
    CANCEL_INELIGIBLE(Need.DECISION),
    /** All agrees, and it came to the agency after its due day: the member's cover may have a gap. */
    LATE(Need.DECISION),
    /** The file was answered, or its deadline passed, and the line was not. */
    NEVER_ANSWERED(Need.DECISION),
    /** The agency refused the whole file. */
    FILE_REFUSED(Need.DECISION),
    /** The file could not be delivered. */
    UNDELIVERED(Need.DECISION),
    /** Answered, but the money for the file is short, over, or absent after its deadline. */
    FILE_SHORT(Need.DECISION),
    FILE_OVER(Need.DECISION),
    NEVER_PAID(Need.DECISION),
    /** The agency booked a payment that no file of ours held. */
    BOOKED_NEVER_SENT(Need.DECISION),
    /** Money in the account that names no file of ours. */
    CREDIT_WITHOUT_FILE(Need.DECISION),
    /** Money in the account that may be a file's and is not surely: a person chooses among candidates. */
    CREDIT_UNSURE(Need.DECISION),
    /** An operator asks whether the payer meant another file than the bank's text names: the money counts for that one until two people say which. */
    CREDIT_QUESTIONED(Need.DECISION),
    /** What left the account names a file of ours, or is a credit's very amount and names it: that money may have been taken back, and counts no more until people say otherwise. */
    CREDIT_TAKEN_BACK(Need.DECISION),
    /** People decided about money, and what came since says otherwise: their decision is undone, or the money moves back. */
    DECISION_CONTRADICTED(Need.DECISION),
    /**
     * It went again as decided, and the agency has the first one after all: booked, from elsewhere, or in a file that it takes up again. Or the first one stands as
     * decided, and the agency has this one as well.
     */
    BOOKED_AFTER_ALL(Need.DECISION),
    /** Something came that could not be verified, read or applied; the operator asks who sent it. */
    ARRIVAL_REJECTED(Need.DECISION),
    /** Work of the gateway itself failed so often that it stopped; nothing of it is lost, and nothing of it goes on. */
    WORK_STOPPED(Need.DECISION),
    /** A file missed the last instant until which it was due, and by its agency's rule it is held until a person lets it go. */
    MISSED_CUTOFF(Need.DECISION),
    /** A member of the roster who should be in the month's batches and is not. */
    MISSING_FROM_BATCH(Need.DECISION),
    /** Answers of an agency that should have come and have not, or came without a line; one item a profile and day. */
    SILENT_AGENCY(Need.DECISION),
    /** A bank's statement of a business day that should have come and has not. */
    STATEMENT_MISSING(Need.DECISION),
    /** It came and holds no entry, where that is not usual. */
    STATEMENT_EMPTY(Need.DECISION),
    /** In its place one of another day came. */
    STATEMENT_WRONG_DAY(Need.DECISION),
    /** What it opens with is not what the one before closed with: something between them has not come. */
    STATEMENT_GAP(Need.DECISION),
    /** A fund's batch that should have come and has not, or came and was refused. */
    BATCH_NOT_COME(Need.DECISION),
    /** Collected and kept by the fund until its forwarding window; in no file. */
    HELD_IN_TRUST(Need.PATIENCE),
    /** Was held in trust and went on in a release, whose line says what became of it. */
    FORWARDED(Need.NOTHING),
    /** Given back to the member: from what was held in trust, or as two people decided. */
    RETURNED(Need.NOTHING),
    /** As decided: goes on in a line of a correcting batch, which says what became of it. */
    RESUBMITTED(Need.NOTHING),
    /** As decided: the sending before it is the payment, and that line says what became of the money. */
    FIRST_STANDS(Need.NOTHING),
    /** As decided: the agency's amount holds, the difference is the member's held balance. */
    AMOUNT_ACCEPTED(Need.NOTHING),
    /** As decided: nobody asks for it any more. */
    WRITTEN_OFF(Need.NOTHING),
    /** As decided: the same payment as another, whose line says what became of it; what was paid too much is held for the member. */
    MERGED(Need.NOTHING),
    /** After a decision something of the line's money is held for its member, and is to be given back. An item's label; the line keeps its own. */
    HELD_FOR_MEMBER(Need.DECISION),
    /** After a decision the agency has more for the line, or its member got more back, than the member paid. An item's label; the line keeps its own. */
    OWED_BY_MEMBER(Need.DECISION),
    /** As decided: money or payment of somebody else. */
    NOT_OURS(Need.NOTHING),
    /** The agency was asked by letter, and the day until which is waited has not come. */
    ASKED_AGENCY(Need.PATIENCE),
    /** As decided: nothing is done before a certain day. */
    WAITING_UNTIL(Need.PATIENCE);

    /** What the label asks of people. */
    public enum Need {
        NOTHING,
        PATIENCE,
        DECISION
    }

    private final Need need;

    Label(Need need) {
        this.need = need;
    }

    public Need need() {
        return need;
    }
}

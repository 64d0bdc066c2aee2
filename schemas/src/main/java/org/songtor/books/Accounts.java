package org.songtor.books;

import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/** In which account the money of a line stands: a pure function of its label and its file's facts. */
public final class Accounts {
    private Accounts() {}

    /**
     * What the line's live file and its answers say beyond the label.
     *
     * @param gone the file left, or was answered, which proves that it did
     * @param booked an agency said of the line that it booked it
     * @param settled the bank shows the file's money, whole
     */
    public record Facts(boolean gone, boolean booked, boolean settled) {
        public static final Facts NONE = new Facts(false, false, false);
    }

    /**
     * @param account where the line's money stands, less what stands aside
     * @param aside held for the member, in {@link Account#MEMBER_CREDIT}; below zero where the agency took more
     */
    public record Standing(Account account, Satang aside) {}

    /** @throws IllegalArgumentException for a label that no line has */
    public static Account of(Label label, Facts facts) {
        return switch (label) {
            case WAITING -> waiting(facts);
            case AMOUNT_ACCEPTED -> facts.settled() ? Account.SETTLED : Account.ACCEPTED;
            case SETTLED, LATE -> Account.SETTLED;
            case REFUSED_AT_INTAKE -> Account.REFUSED;
            case HELD_FOR_REVIEW -> Account.INTAKE;
            case HELD_IN_TRUST -> Account.HELD;
            case FORWARDED -> Account.FORWARDED;
            // The member's money went with the line of the correcting batch; what the agency has beside it nobody
            // collected. Where the first one stands, the money went back to it.
            case RESUBMITTED, BOOKED_AFTER_ALL, FIRST_STANDS -> Account.RESUBMITTED;
            case RETURNED -> Account.RETURNED;
            case WRITTEN_OFF -> Account.WRITTEN_OFF;
            case NOT_OURS -> Account.NOT_OURS;
            case MERGED -> Account.MEMBER_CREDIT;
            case REFUSED_BY_AGENCY,
                    NOT_ELIGIBLE,
                    AMOUNT_MISMATCH,
                    ALREADY_PAID,
                    BOOKED_TWICE,
                    WRONG_REFERENCE,
                    SERVICE_CODE_SWAPPED,
                    WRONG_BILLER,
                    DATE_DIFFERS,
                    CANCEL_INELIGIBLE,
                    NEVER_ANSWERED,
                    FILE_REFUSED,
                    UNDELIVERED,
                    FILE_SHORT,
                    FILE_OVER,
                    NEVER_PAID,
                    DECISION_CONTRADICTED,
                    ASKED_AGENCY,
                    WAITING_UNTIL -> Account.AT_RISK;
            case BOOKED_NEVER_SENT,
                    CREDIT_WITHOUT_FILE,
                    CREDIT_UNSURE,
                    CREDIT_QUESTIONED,
                    CREDIT_TAKEN_BACK,
                    HELD_FOR_MEMBER,
                    OWED_BY_MEMBER,
                    ARRIVAL_REJECTED,
                    WORK_STOPPED,
                    MISSED_CUTOFF,
                    MISSING_FROM_BATCH,
                    SILENT_AGENCY,
                    STATEMENT_MISSING,
                    STATEMENT_EMPTY,
                    STATEMENT_WRONG_DAY,
                    STATEMENT_GAP,
                    BATCH_NOT_COME -> throw new IllegalArgumentException("no line is labelled " + label);
        };
    }

    private static Account waiting(Facts facts) {
        if (facts.booked()) {
            return Account.ACCEPTED;
        }
        return facts.gone() ? Account.SENT : Account.TO_SEND;
    }

    /** How a line came to be. */
    public enum Origin {
        /** The fund handed it in. */
        FUND,
        /** A release of held money made it. */
        RELEASE,
        /** A decision to correct made it. */
        CORRECTION
    }

    /** Where a new line's money comes from: what another line carried before is not collected a second time. */
    public static Account source(Label first, Origin origin) {
        if (first == Label.REFUSED_AT_INTAKE) {
            return Account.REFUSED;
        }
        return switch (origin) {
            case FUND -> Account.COLLECTED;
            case RELEASE -> Account.FORWARDED;
            case CORRECTION -> Account.RESUBMITTED;
        };
    }

    /**
     * @param passedOn the line's amount
     * @param agencys the agency's amount, as people accepted it; asked for only while they did
     */
    public static Standing standing(Label label, Facts facts, Satang passedOn, Satang agencys) {
        Satang aside = label == Label.AMOUNT_ACCEPTED ? passedOn.minus(agencys) : Satang.ZERO;
        return new Standing(of(label, facts), aside);
    }

    /**
     * Into which account money goes that was held for a member, where people end that; of what the agency took more, from which it is made good.
     *
     * @throws IllegalArgumentException for a decision that ends no such money
     */
    public static Account ofEnd(DecisionKind kind) {
        return switch (kind) {
            case RETURN_TO_MEMBER -> Account.RETURNED;
            case MEMBER_PAID -> Account.COLLECTED;
            case WRITE_OFF -> Account.WRITTEN_OFF;
            default -> throw new IllegalArgumentException(kind + " ends nothing that is held for a member");
        };
    }
}

package org.songtor.review;

import static org.songtor.review.DecisionKind.ACCEPT_AGENCY_AMOUNT;
import static org.songtor.review.DecisionKind.ASK_AGENCY;
import static org.songtor.review.DecisionKind.BOOKING_GONE;
import static org.songtor.review.DecisionKind.FIRST_STANDS;
import static org.songtor.review.DecisionKind.MATCH_CREDIT;
import static org.songtor.review.DecisionKind.MATCH_DEBIT;
import static org.songtor.review.DecisionKind.MEMBER_PAID;
import static org.songtor.review.DecisionKind.MERGE_DUPLICATE;
import static org.songtor.review.DecisionKind.NOT_OURS;
import static org.songtor.review.DecisionKind.PAID_BACK;
import static org.songtor.review.DecisionKind.PASS_ON;
import static org.songtor.review.DecisionKind.RESUBMIT;
import static org.songtor.review.DecisionKind.RETURN_TO_MEMBER;
import static org.songtor.review.DecisionKind.WAIT_UNTIL;
import static org.songtor.review.DecisionKind.WRITE_OFF;

import java.util.List;
import org.songtor.model.Label;
import org.songtor.model.Satang;

/**
 * Which decisions answer which label. What the agency may have booked is never sent again; what was never answered is asked for first; what could not be delivered
 * goes again only where its file never left ({@link Fix.Left}). A line refused at
 * intake is mended in a corrected batch, so here it can only end. What an agency finds fault with and booked all the same ends with an amount it booked, whether that
 * is what was sent or not ({@link #takes}): money that the agency has is never written off for want of another word. What one answer booked twice was collected
 * once, so it is no second payment that could be the member's: it ends with one of the bookings, never with more than was sent. Wherever something may be booked, the
 * agency may have taken that back by a letter: people say so first, and decide about the rest by what is left.
 */
public final class Decidable {
    private Decidable() {}

    /** The kinds, the most fitting first; none for a label that asks nobody. */
    public static List<DecisionKind> kinds(Label label) {
        return switch (label) {
            case REFUSED_AT_INTAKE -> List.of(RETURN_TO_MEMBER, WRITE_OFF);
            case HELD_FOR_REVIEW -> List.of(PASS_ON, RETURN_TO_MEMBER, WAIT_UNTIL);
            case FILE_REFUSED, REFUSED_BY_AGENCY ->
                List.of(
                        RESUBMIT,
                        ASK_AGENCY,
                        RETURN_TO_MEMBER,
                        ACCEPT_AGENCY_AMOUNT,
                        FIRST_STANDS,
                        WAIT_UNTIL,
                        WRITE_OFF,
                        BOOKING_GONE);
            case NOT_ELIGIBLE ->
                List.of(
                        RETURN_TO_MEMBER,
                        ASK_AGENCY,
                        RESUBMIT,
                        ACCEPT_AGENCY_AMOUNT,
                        FIRST_STANDS,
                        WAIT_UNTIL,
                        WRITE_OFF,
                        BOOKING_GONE);
            case AMOUNT_MISMATCH -> List.of(ACCEPT_AGENCY_AMOUNT, ASK_AGENCY, WAIT_UNTIL, WRITE_OFF, BOOKING_GONE);
            case ALREADY_PAID ->
                List.of(
                        MERGE_DUPLICATE,
                        RETURN_TO_MEMBER,
                        ASK_AGENCY,
                        FIRST_STANDS,
                        ACCEPT_AGENCY_AMOUNT,
                        WAIT_UNTIL,
                        BOOKING_GONE);
            case BOOKED_TWICE -> List.of(ASK_AGENCY, ACCEPT_AGENCY_AMOUNT, WAIT_UNTIL, BOOKING_GONE);
            case WRONG_REFERENCE, SERVICE_CODE_SWAPPED, WRONG_BILLER, DATE_DIFFERS, CANCEL_INELIGIBLE ->
                List.of(ASK_AGENCY, ACCEPT_AGENCY_AMOUNT, FIRST_STANDS, WAIT_UNTIL, RESUBMIT, WRITE_OFF, BOOKING_GONE);
            case NEVER_ANSWERED -> List.of(ASK_AGENCY, WAIT_UNTIL, RETURN_TO_MEMBER);
            case UNDELIVERED -> List.of(ASK_AGENCY, WAIT_UNTIL, RETURN_TO_MEMBER, RESUBMIT);
            case DECISION_CONTRADICTED -> List.of(ASK_AGENCY, WAIT_UNTIL, BOOKING_GONE);
            case BOOKED_AFTER_ALL -> List.of(ASK_AGENCY, PAID_BACK, WAIT_UNTIL, BOOKING_GONE);
            case LATE -> List.of(ASK_AGENCY, ACCEPT_AGENCY_AMOUNT, WAIT_UNTIL, BOOKING_GONE);
            case FILE_SHORT, NEVER_PAID -> List.of(WAIT_UNTIL, ASK_AGENCY, WRITE_OFF, BOOKING_GONE);
            case FILE_OVER -> List.of(ASK_AGENCY, PAID_BACK, MATCH_CREDIT, WAIT_UNTIL, WRITE_OFF);
            case BOOKED_NEVER_SENT -> List.of(NOT_OURS, ASK_AGENCY, WAIT_UNTIL);
            case CREDIT_WITHOUT_FILE, CREDIT_UNSURE -> List.of(MATCH_CREDIT, NOT_OURS, ASK_AGENCY, WAIT_UNTIL);
            case CREDIT_QUESTIONED -> List.of(MATCH_CREDIT, ASK_AGENCY, WAIT_UNTIL);
            case CREDIT_TAKEN_BACK -> List.of(ASK_AGENCY, MATCH_DEBIT, WAIT_UNTIL, NOT_OURS, WRITE_OFF);
            case ARRIVAL_REJECTED -> List.of(ASK_AGENCY, NOT_OURS, WAIT_UNTIL);
            case MISSING_FROM_BATCH -> List.of(WAIT_UNTIL, WRITE_OFF);
            case SILENT_AGENCY -> List.of(ASK_AGENCY, WAIT_UNTIL);
            case HELD_FOR_MEMBER -> List.of(RETURN_TO_MEMBER, WAIT_UNTIL);
            case OWED_BY_MEMBER -> List.of(MEMBER_PAID, WRITE_OFF, WAIT_UNTIL);
            case STATEMENT_MISSING, STATEMENT_EMPTY, STATEMENT_WRONG_DAY, STATEMENT_GAP ->
                List.of(ASK_AGENCY, WAIT_UNTIL, WRITE_OFF);
            case BATCH_NOT_COME -> List.of(WAIT_UNTIL, WRITE_OFF);
            case WORK_STOPPED, MISSED_CUTOFF -> List.of(WAIT_UNTIL);
            case WAITING,
                    SETTLED,
                    HELD_IN_TRUST,
                    FORWARDED,
                    RETURNED,
                    RESUBMITTED,
                    FIRST_STANDS,
                    AMOUNT_ACCEPTED,
                    WRITTEN_OFF,
                    MERGED,
                    NOT_OURS,
                    ASKED_AGENCY,
                    WAITING_UNTIL -> List.of();
        };
    }

    /** Whether it gives the money to somebody else than the agency, or sends it there once more: never while the agency has it by an earlier line. */
    public static boolean paysAgain(DecisionKind kind) {
        return kind == RESUBMIT || kind == RETURN_TO_MEMBER || kind == WRITE_OFF || kind == MERGE_DUPLICATE;
    }

    /**
     * Whether it gives away, or gives up, money of a line that the agency does not have by its own word, has with another amount, finds fault with, or said nothing of:
     * never while it has that line booked as well. What it booked less or more ends with the amount it booked, and the difference with the member.
     * What of a booked line was never paid may be written off beside a booking; what it booked twice it has said to have.
     *
     * @param label what it answers
     */
    public static boolean givesAway(Label label, DecisionKind kind) {
        boolean gives = kind == RETURN_TO_MEMBER || kind == MERGE_DUPLICATE || kind == WRITE_OFF;
        return gives
                && (findsFault(label)
                        || label == Label.NEVER_ANSWERED
                        || label == Label.UNDELIVERED
                        || label == Label.AMOUNT_MISMATCH);
    }

    /** Whether it says that the agency finds fault with the line, or calls it paid by another: whatever it booked of it is beside that. */
    public static boolean findsFault(Label label) {
        return switch (label) {
            case REFUSED_BY_AGENCY,
                    NOT_ELIGIBLE,
                    FILE_REFUSED,
                    ALREADY_PAID,
                    WRONG_REFERENCE,
                    SERVICE_CODE_SWAPPED,
                    WRONG_BILLER,
                    DATE_DIFFERS,
                    CANCEL_INELIGIBLE -> true;
            default -> false;
        };
    }

    /**
     * Whether the amount that this line accepts may be accepted: that nothing is booked only where just that is asked; what came late, which is booked as it was sent, only
     * so; and more than was sent only of a line that no answer booked more than once.
     */
    public static boolean takes(Label label, Worth.Line line) {
        int more = line.accepted().compareTo(line.amount());
        return switch (label) {
            case AMOUNT_MISMATCH -> true;
            case BOOKED_TWICE -> more <= 0;
            case LATE -> more == 0;
            default -> line.accepted().isPositive() && (more <= 0 || !line.repeated());
        };
    }

    /**
     * Whether a person has to say which of the agency's amounts is accepted: where there are several, unless each answer booked just what was sent and only
     * booked it more than once.
     *
     * @param sent the line's amount
     * @param said the different amounts that answers booked
     */
    public static boolean mustBeNamed(Label label, Satang sent, List<Satang> said) {
        return said.size() > 1 && !(label == Label.BOOKED_TWICE && said.contains(sent) && timesOf(sent, said));
    }

    private static boolean timesOf(Satang sent, List<Satang> said) {
        return sent.isPositive() && said.stream().allMatch(one -> one.value() % sent.value() == 0);
    }

    /**
     * Whether it is decided about what a file has over, and about none of its lines: that it was paid back, pays other files as well, or is asked for no longer.
     * What becomes of the lines follows from the money that is left.
     */
    public static boolean endsExcess(Label label, DecisionKind kind) {
        return label == Label.FILE_OVER && kind.movesMoney();
    }

    /**
     * Whether it is asked what becomes of money that is held for a member, or that the member owes, beside what was decided of the line: a decision about it leaves
     * the line as it is.
     */
    public static boolean ofHeldMoney(Label label) {
        return label == Label.HELD_FOR_MEMBER || label == Label.OWED_BY_MEMBER;
    }

    /** Whether it is decided about such money, and it moves. */
    public static boolean endsHeldMoney(Label label, DecisionKind kind) {
        return ofHeldMoney(label) && kind.movesMoney();
    }

    /** Whether the label asks whose money a credit is. */
    public static boolean ofCredit(Label label) {
        return label != Label.FILE_OVER && kinds(label).contains(MATCH_CREDIT);
    }

    /** Whether the label asks which money left an account. */
    public static boolean ofDebit(Label label) {
        return kinds(label).contains(MATCH_DEBIT);
    }

    /** Whole days after which an item of this label should be decided, counted from the day it opened, or opened again. */
    public static int days(Label label) {
        return switch (label) {
            case ARRIVAL_REJECTED,
                    WORK_STOPPED,
                    MISSED_CUTOFF,
                    SILENT_AGENCY,
                    STATEMENT_MISSING,
                    STATEMENT_EMPTY,
                    STATEMENT_WRONG_DAY,
                    STATEMENT_GAP -> 1;
            case HELD_FOR_REVIEW, MISSING_FROM_BATCH, BATCH_NOT_COME, UNDELIVERED, FILE_REFUSED, CREDIT_TAKEN_BACK -> 3;
            // The next day on which the fund collects, and meets its members, is at most a month away.
            case HELD_FOR_MEMBER, OWED_BY_MEMBER -> 31;
            default -> 7;
        };
    }
}

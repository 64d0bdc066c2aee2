package org.songtor.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/**
 * Everything known about one line of a file, beside what {@link FileFacts} says of its file.
 *
 * @param position from 1
 * @param amount as sent
 * @param said everything agencies said of the line, in no particular order; the caller drops what the store does not count (another person's)
 * @param decided what people decided and did not undo
 */
public record LineFacts(int position, Satang amount, List<Said> said, Optional<Decided> decided) {

    /** Kinds by which a line's money is the file's no longer. */
    private static final Set<DecisionKind> LEAVING = Set.of(
            DecisionKind.RETURN_TO_MEMBER,
            DecisionKind.RESUBMIT,
            DecisionKind.MERGE_DUPLICATE,
            DecisionKind.FIRST_STANDS);

    public LineFacts {
        said = List.copyOf(said);
    }

    /** Nobody decided anything. */
    public LineFacts(int position, Satang amount, List<Said> said) {
        this(position, amount, said, Optional.empty());
    }

    /**
     * What the agency booked: an answer's bookings of the line together. Where answers disagree, the sum of their different amounts, which is none of theirs:
     * so whoever decided about one of them is asked again. Zero where nothing was booked, or all of it was taken back.
     */
    public Satang booked() {
        long[] totals = said.stream()
                .filter(Said::books)
                .mapToLong(Said::arrival)
                .distinct()
                .map(this::bookedIn)
                .distinct()
                .toArray();
        long sum = 0;
        for (long total : totals) {
            sum = Math.addExact(sum, total);
        }
        return Satang.of(sum);
    }

    /**
     * What has to be paid for it: the amount as sent; the agency's where people accepted that one; and what the agency had booked where they ended the rest. A word of
     * the agency that contradicts them later changes nothing of it: the line itself asks then, and what the others of its file lack is no other until people decide
     * anew. What the agency paid back since it went again is due no more.
     */
    public Satang due() {
        if (decided.isEmpty() || decided.get().stands()) {
            return amount;
        }
        Decided by = decided.get();
        return switch (by.kind()) {
            case ACCEPT_AGENCY_AMOUNT -> by.accepted();
            case RETURN_TO_MEMBER, RESUBMIT, MERGE_DUPLICATE, FIRST_STANDS, WRITE_OFF -> least(amount, by.booked());
            case PAID_BACK -> Satang.ZERO;
            case NOT_OURS, MEMBER_PAID, MATCH_CREDIT, MATCH_DEBIT, PASS_ON, BOOKING_GONE, ASK_AGENCY, WAIT_UNTIL ->
                amount;
        };
    }

    /**
     * What may be paid for it beside what is due: the amount as sent, unless people said that its money goes elsewhere. What the agency has booked of that all the same
     * is the line's own question and not its file's.
     */
    Satang asked() {
        return leaves() ? least(amount, most(decided.get().booked(), booked())) : amount;
    }

    private boolean leaves() {
        return decided.filter(by -> !by.stands() && LEAVING.contains(by.kind())).isPresent();
    }

    /** Whether by what people decided something of its money may be held for its member, or that one may owe something. */
    public boolean holdsForMember() {
        return decided.filter(by -> by.kind() == DecisionKind.MERGE_DUPLICATE
                        || by.kind() == DecisionKind.ACCEPT_AGENCY_AMOUNT
                                && !by.accepted().equals(amount))
                .isPresent();
    }

    /**
     * Whether the line speaks of money that its file has over: it is asked about that, or people decided so and it is called by that still.
     *
     * @param label what the line is called now
     */
    public boolean saysOver(Label label) {
        return label == Label.FILE_OVER
                || decided.filter(by -> by.answers() == Label.FILE_OVER && by.label() == label)
                        .isPresent();
    }

    private static Satang least(Satang one, Satang other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Satang most(Satang one, Satang other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private long bookedIn(long arrival) {
        return said.stream()
                .filter(one -> one.arrival() == arrival && one.books())
                .map(Said::booked)
                .reduce(Satang.ZERO, Satang::plus)
                .value();
    }
}

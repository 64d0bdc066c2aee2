package org.songtor.items;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/**
 * What one person wants done about an item.
 *
 * @param lines only these of the item; empty all
 * @param files that a credit pays, or what another file has over, for {@code MATCH_CREDIT}; for {@code MATCH_DEBIT} at most one
 * @param until for {@code ASK_AGENCY} and {@code WAIT_UNTIL}
 * @param corrections for {@code RESUBMIT}: what was mistyped
 * @param amount for {@code ACCEPT_AGENCY_AMOUNT} where the agency's answers disagree about a line, and only there: the one of its amounts that is accepted
 * @param credit for {@code MATCH_DEBIT}, and only there: which credit was taken back, by the number of its {@link Reversal.Candidate}; or {@code files} has the
 *     one file whose money it was
 * @param letter for {@code BOOKING_GONE}, and only there: by which the agency took the bookings back
 */
public record Proposal(
        DecisionKind kind,
        String reason,
        Set<Long> lines,
        Set<FileId> files,
        Optional<LocalDate> until,
        List<Correction> corrections,
        Optional<Satang> amount,
        Optional<Long> credit,
        Optional<AgencyLetter> letter) {
    public Proposal(
            DecisionKind kind,
            String reason,
            Set<Long> lines,
            Set<FileId> files,
            Optional<LocalDate> until,
            List<Correction> corrections,
            Optional<Satang> amount,
            Optional<Long> credit) {
        this(kind, reason, lines, files, until, corrections, amount, credit, Optional.empty());
    }

    public Proposal(
            DecisionKind kind,
            String reason,
            Set<Long> lines,
            Set<FileId> files,
            Optional<LocalDate> until,
            List<Correction> corrections,
            Optional<Satang> amount) {
        this(kind, reason, lines, files, until, corrections, amount, Optional.empty());
    }

    public Proposal(
            DecisionKind kind,
            String reason,
            Set<Long> lines,
            Set<FileId> files,
            Optional<LocalDate> until,
            List<Correction> corrections) {
        this(kind, reason, lines, files, until, corrections, Optional.empty());
    }

    public static Proposal of(DecisionKind kind, String reason) {
        return new Proposal(kind, reason, Set.of(), Set.of(), Optional.empty(), List.of());
    }

    /** That a debit took this credit back. */
    public static Proposal takesBack(long credit, String reason) {
        return new Proposal(
                DecisionKind.MATCH_DEBIT,
                reason,
                Set.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(credit));
    }

    /**
     * That by a letter the agency took back what it had booked.
     *
     * @param lines only these of the item; empty all
     */
    public static Proposal bookingGone(Set<Long> lines, AgencyLetter letter, String reason) {
        return new Proposal(
                DecisionKind.BOOKING_GONE,
                reason,
                lines,
                Set.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(letter));
    }

    public static Proposal until(DecisionKind kind, String reason, LocalDate day) {
        return new Proposal(kind, reason, Set.of(), Set.of(), Optional.of(day), List.of());
    }
}

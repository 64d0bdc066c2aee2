package org.songtor.items;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songtor.approval.Quorum;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Accepted;
import org.songtor.review.Authority;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;

/**
 * What was proposed about an item, and how far it has come.
 *
 * @param fund empty for an item of the operators
 * @param amount what people sign: of an agency's amount that is accepted that amount
 * @param accepts of such a decision, and only of such, how much of what was sent is accepted; of an undo what that takes back
 * @param reverses the decision it takes back
 * @param batches correcting batches it made
 * @param supersedes decisions that evidence contradicts, which it takes back in the same step
 * @param weight by which signatures are judged: what it moves, or that of a decision it takes back where that is larger
 * @param notTaken intake did not take over, in its correcting batch, all that was to go again: there is nothing left of it to take back
 * @param corrections under which other ids its lines go again, so that whoever signs sees it; of an undo those that it takes back
 * @param pays the files that a credit, or what a file has over, pays by it, by reference; of an undo those that it takes back
 * @param loses the files that a credit's text names and that it pays no more by it; of an undo those that get it back
 * @param takes what left an account and what people say it took back; of an undo what that takes back
 * @param who whose lines it is about, by batch and line, so that whoever signs a part sees which part; of an undo those that it takes back. At most 1,000 of {@code
 *     lines}, and none where it is about no lines
 * @param counts a line of it, a credit or what was over is as it says now, so that it can be taken back beside others of the same item
 * @param letter by which an agency took back what it had booked; of an undo that of what it takes back
 * @param refused why by now nobody signs or carries out what is under way, so that it is sent back; empty where nothing stands against it
 */
public record Decision(
        long id,
        long item,
        Optional<FundId> fund,
        DecisionKind kind,
        Label answers,
        Satang amount,
        Optional<Accepted> accepts,
        int lines,
        String proposedBy,
        String proposedRole,
        Instant proposedAt,
        String reason,
        Optional<LocalDate> until,
        DecisionState state,
        Optional<Instant> endedAt,
        Optional<Long> reverses,
        List<Approval> approvals,
        List<BatchId> batches,
        List<FileId> files,
        List<Long> supersedes,
        Satang weight,
        boolean notTaken,
        List<Corrected> corrections,
        List<Paid> pays,
        List<Paid> loses,
        Optional<Reversal> takes,
        List<DecidedLine> who,
        boolean counts,
        Optional<AgencyLetter> letter,
        Optional<DeskException.Why> refused) {
    public Decision {
        corrections = List.copyOf(corrections);
        pays = List.copyOf(pays);
        loses = List.copyOf(loses);
        who = List.copyOf(who);
    }

    /** Whether it would give away, once carried out, what the agency has booked by now: nobody signs that. */
    public boolean givesBooked() {
        return (state == DecisionState.PROPOSED || state == DecisionState.APPROVED)
                && reverses.isEmpty()
                && Decidable.givesAway(answers, kind)
                && who.stream().anyMatch(line -> line.booked().isPositive());
    }

    /** Whether it accepts an amount of a line with which the agency finds fault as well, as its label said then. */
    public boolean acceptsFault() {
        return accepts.isPresent() && Decidable.findsFault(answers);
    }

    /** Why its signatures do not suffice; empty where they do. */
    public Optional<Quorum.Reason> missing(Authority authority) {
        return authority.missing(kind, weight, Signatures.of(this));
    }

    /** The same with these ids under which lines go again. */
    public Decision correcting(List<Corrected> read) {
        return with(read, who, refused);
    }

    /** The same with these lines it is about. */
    public Decision about(List<DecidedLine> read) {
        return with(corrections, read, refused);
    }

    /** The same, and this stands against it by now. */
    public Decision refusedBy(DeskException.Why why) {
        return with(corrections, who, Optional.of(why));
    }

    private Decision with(List<Corrected> corrected, List<DecidedLine> about, Optional<DeskException.Why> against) {
        return new Decision(
                id,
                item,
                fund,
                kind,
                answers,
                amount,
                accepts,
                lines,
                proposedBy,
                proposedRole,
                proposedAt,
                reason,
                until,
                state,
                endedAt,
                reverses,
                approvals,
                batches,
                files,
                supersedes,
                weight,
                notTaken,
                corrected,
                pays,
                loses,
                takes,
                about,
                counts,
                letter,
                against);
    }
}

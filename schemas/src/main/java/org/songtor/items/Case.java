package org.songtor.items;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.Satang;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.Fix;
import org.songtor.review.Worth;

/**
 * An item with all that people need to decide it.
 *
 * @param lines what may be decided together; each once
 * @param fixes every decision that is possible, what is suggested first
 * @param candidates files a credit, or what a file has over, could pay, most fitting first; of a credit that people said is nobody's and that evidence since
 *     gives to files just those
 * @param credit what the bank said, of an item about a credit
 * @param refusals where an agency took nothing of the files that hold its lines: why, the latest first
 * @param decisions about the subject, also about its earlier items, oldest first
 * @param wrong with what came, where it is about something that could not be used; to an operator, and without what may be a name
 * @param notTaken why intake did not take over lines of it that were to go again, as people had decided; without what may be a name
 * @param over what a file has more than is due, of which nobody decided yet; zero for any other item
 * @param bank what a bank said that does not go together: to an operator, where the item is about that
 * @param decideFirst of what a file has over: open items about lines that went again from it and of which the agency says that they are paid already; if the line
 *     sent first stands, its money is not over any more
 * @param takenFrom of money that left an account and names nothing of ours: credits that it may have taken back, to an operator, the likeliest first
 */
public record Case(
        Row row,
        String subject,
        Optional<AgencyCode> agency,
        List<Line> lines,
        List<Fix> fixes,
        List<Candidate> candidates,
        Optional<CreditSaid> credit,
        List<FileRefusal> refusals,
        List<Decision> decisions,
        List<Note> notes,
        List<Attachment> attachments,
        List<Event> story,
        List<Problem> wrong,
        List<Problem> notTaken,
        Satang over,
        List<BankSide> bank,
        List<Long> decideFirst,
        Optional<PaidTogether> together,
        List<Reversal.Candidate> takenFrom) {
    public Case {
        takenFrom = List.copyOf(takenFrom);
    }

    /** The same with these decisions in the place of its own. */
    public Case deciding(List<Decision> read) {
        return new Case(
                row,
                subject,
                agency,
                lines,
                fixes,
                candidates,
                credit,
                refusals,
                read,
                notes,
                attachments,
                story,
                wrong,
                notTaken,
                over,
                bank,
                decideFirst,
                together,
                takenFrom);
    }

    public Optional<Decision> underWay() {
        return decisions.stream().filter(d -> d.state().underWay()).findFirst();
    }

    /** Whether it is about money that left an account and of which nobody knows what it takes back. */
    public boolean takenUnknown() {
        return bank.stream().anyMatch(side -> side.what() == BankSide.What.TAKEN_UNKNOWN);
    }

    /** Whether people said which money it took back, and the bank names other money since: both count less until that is taken back. */
    public boolean takenOtherwise() {
        return Decidable.ofDebit(row.label())
                && !row.over()
                && decisions.stream()
                        .anyMatch(d ->
                                d.kind() == DecisionKind.MATCH_DEBIT && d.state() == DecisionState.DONE && d.counts());
    }

    /** What such a decision about all of it would move, and at the least where one of several amounts is to be chosen. */
    public Satang worth(DecisionKind kind) {
        if (row.label() == Label.FILE_OVER) {
            return over;
        }
        if (Decidable.ofHeldMoney(row.label())) {
            return row.atRisk();
        }
        return Worth.of(kind, lines.stream().map(Line::least).toList(), row.atRisk());
    }

    /** Whether some of its lines may be decided and the others later: not where only the file's money is, or what is held beside them. */
    public boolean decidedInParts() {
        return lines.size() > 1 && row.label() != Label.FILE_OVER && !Decidable.ofHeldMoney(row.label());
    }

    /** As {@link #worth(DecisionKind)} of only these of its lines; of all where none is named. */
    public Satang worth(DecisionKind kind, Set<Long> only) {
        return only.isEmpty() || !decidedInParts()
                ? worth(kind)
                : Worth.of(kind, lines(only).stream().map(Line::least).toList(), row.atRisk());
    }

    /** Only these; all where none is named. */
    public List<Line> lines(Set<Long> only) {
        return lines.stream()
                .filter(line -> only.isEmpty() || only.contains(line.id()))
                .toList();
    }
}

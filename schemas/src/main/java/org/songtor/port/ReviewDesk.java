package org.songtor.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.approval.Quorum;
import org.songtor.match.Reason;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.Satang;
import org.songtor.review.Authority;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.FileKind;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;
import org.songtor.review.Worth;

/**
 * The desk where people settle what does not agree: one proposes, others approve, then it is carried out; what was done is taken back by a decision of its
 * own. Every method is one transaction; what a viewer may not see is not there. Everything refused is a {@link DeskException} and changed nothing.
 */
public interface ReviewDesk {

    /** Open items but those that {@linkplain Row#waits wait}, and with {@link Filter#closed} these and those that are over; most money at risk first. */
    List<Row> items(Viewer viewer, Filter filter, int most);

    /** What {@linkplain Row#waits waits}, and so is in no list of what is asked: who put it off, until when and how often. Most money first. */
    List<Waiting> waiting(Viewer viewer, int most);

    /** One item with everything people wrote and decided about its subject; the four witnesses stand in {@link Views#item}. */
    Optional<Case> item(Viewer viewer, long item);

    Optional<Decision> decision(Viewer viewer, long decision);

    /**
     * The file of the item's agency that asks for money under this reference, for who holds a paying-in slip; candidate or not.
     *
     * @param reference as a person types it ({@link PaymentReference#typed})
     * @throws DeskException {@code UNKNOWN_REFERENCE} where it is none, or of no file of this agency that the viewer sees
     */
    FileId file(Viewer viewer, long item, String reference);

    /**
     * One person wants it; nothing moves yet. A decision that moves no money is carried out at once. Decisions about the same lines that evidence contradicts
     * since are taken back by it when it is carried out, under the same signatures ({@link Decision#supersedes}).
     */
    Decision propose(Viewer viewer, long item, Proposal proposal, By by);

    /**
     * Asks whether a payer meant another file than the bank's text names. One operator asks; the money counts where it did until two say which file was meant.
     *
     * @param account to which it came, and {@code entry} the bank's own number of it there
     * @param reason kept as a note with the item
     * @return the item, which may have been open already
     * @throws DeskException where no such money came, it pays no file, or people said before what it pays; or who asks is no operator
     */
    long question(Viewer viewer, String account, String entry, String reason, By by);

    /** Another signs. The signature that completes the quorum makes it {@code APPROVED}. The same person twice changes nothing. */
    Decision approve(Viewer viewer, long decision, By by);

    /** Sends a proposal back with a reason; its proposer so withdraws it. */
    Decision sendBack(Viewer viewer, long decision, By by, String reason);

    /**
     * Carries out what was approved: its lines count as decided from now on, their files are reconciled anew; {@code RESUBMIT} makes correcting batches, which
     * intake checks like any other.
     */
    Decision execute(Viewer viewer, long decision, By by);

    /**
     * Proposes to take back what was done. A decision of its own of the same kind, approved and carried out like any other; one that moved no money ends at
     * once.
     */
    Decision undo(Viewer viewer, long decision, By by, String reason);

    /** @param text for people; numbers that may be national ids are masked before it is kept */
    void note(Viewer viewer, long item, String login, String text);

    /**
     * Who looks after it and by when it should be decided. Nobody lets go of it for another, and what is not said stays as it is.
     *
     * @param by who may decide about it, by the same rules
     * @param takes true: that person looks after it from now on; false: no longer; empty: whoever did still does
     * @param due empty: the day stays
     * @throws DeskException {@code WRONG_DAY} for a day more than 366 days from today; {@code NO_RIGHT} or {@code NOT_IN_OFFICE} for who decides nothing
     */
    void assign(Viewer viewer, long item, By by, Optional<Boolean> takes, Optional<Due> due);

    /** By when an item should be decided, as a person says. @param day empty: by when its label asks */
    record Due(Optional<LocalDate> day) {
        public static Due on(LocalDate day) {
            return new Due(Optional.of(day));
        }
    }

    /** Keeps the bytes sealed like evidence. The same bytes again are the same attachment. */
    Attachment attach(Viewer viewer, long item, String login, String name, byte[] content);

    /**
     * One paper, whose opening stands in the journal.
     *
     * @throws DeskException {@code NO_RIGHT} for an operator where the item is a fund's: its papers are members' passbooks and cards
     */
    Optional<byte[]> attachment(Viewer viewer, long item, long attachment);

    /** What a letter to the agency says; for a decision {@code ASK_AGENCY} only. */
    Optional<Letter> letter(Viewer viewer, long decision);

    /** @param login of who does it @param on the day, in Thailand */
    record By(String login, LocalDate on, Authority authority) {}

    /** @param agedDays at least so old; zero all @param closed also what is over */
    record Filter(Optional<Label> label, Optional<FundId> fund, int agedDays, boolean closed) {
        public static final Filter OPEN = new Filter(Optional.empty(), Optional.empty(), 0, false);
    }

    /**
     * @param owner a role, or the login of who took it
     * @param due when it should be decided: as people said since it opened, the last time, else the day until which is waited, else by its label from that opening on, or
     *     from the day until which was waited
     * @param atRisk what it asks about; while it waits only that of which nothing else is known yet
     * @param waits it is not over, and in no list until that day, since people asked or wait about just what it asks; it may be decided before, and who does waits for
     *     nothing any more
     * @param reference of the file it is about, by which its money is told
     * @param who whose line it is, of an item about one
     * @param gaveUp of a file that was given up: what its last attempt came to, such as {@code REFUSED}; else empty
     */
    record Row(
            long id,
            Label label,
            Optional<FundId> fund,
            ItemState state,
            Satang atRisk,
            int lines,
            String owner,
            Instant openedAt,
            LocalDate due,
            String note,
            boolean waits,
            Optional<String> reference,
            Optional<Who> who,
            String gaveUp) {
        /** Whether the other side said that it does not take the file. */
        public boolean notTaken() {
            return label == Label.UNDELIVERED && gaveUp.equals("REFUSED");
        }

        /** Nobody asks any more; what is waited for is not over. */
        public boolean over() {
            return !waits && (state == ItemState.DONE || state == ItemState.CLOSED);
        }
    }

    /**
     * A person of one line.
     *
     * @param name empty for an operator
     * @param person masked
     */
    record Who(String name, String person) {}

    /**
     * An item that people put off.
     *
     * @param by login of who asked or waited last
     * @param until the day on which it comes back by itself
     * @param times how often people asked or waited about it, also where they took that back, since {@code since}
     */
    record Waiting(Row row, String by, DecisionKind kind, LocalDate until, int times, Instant since) {}

    /**
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
    record Case(
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
                            .anyMatch(d -> d.kind() == DecisionKind.MATCH_DEBIT
                                    && d.state() == DecisionState.DONE
                                    && d.counts());
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

    /**
     * One side of what a bank said.
     *
     * @param name the bank's own, of the statement or the entry
     * @param day the last day of the statement before, the first of the one after, or that of the booking
     * @param amount a balance, or that of the entry
     * @param text of an entry as the bank wrote it, national ids in it masked; of a statement empty
     */
    record BankSide(What what, String account, String name, LocalDate day, Satang amount, String text) {
        /** Of a statement. */
        public BankSide(What what, String account, String name, LocalDate day, Satang amount) {
            this(what, account, name, day, amount, "");
        }

        public enum What {
            /** With what the statement before closed. */
            CLOSING,
            /** With what the one after opens. */
            OPENING,
            /** What left the account. */
            TAKEN,
            /** What left the account, and says of nothing that it takes it back: it counts against no file. */
            TAKEN_UNKNOWN,
            /** What came, and may have been taken back by it. */
            CAME,
            /** What came, of the very amount that left; nothing else says that it is what was taken back. */
            SAME_AMOUNT
        }
    }

    /**
     * @param name empty for an operator
     * @param booked what the agency booked; where its answers disagree, nobody's amount
     * @param said the different amounts that answers booked, the least first; where an answer booked more than once, each booking and all of them together
     * @param rosterLastFour of the id the roster has for the member, where it is another
     * @param rosterName of the person as the roster has it, where it is another: what goes again under the same id bears it; empty for an operator
     */
    record Line(
            long id,
            BatchId batch,
            int lineNo,
            String person,
            String name,
            Satang amount,
            Satang booked,
            List<Satang> said,
            Label label,
            Optional<String> rosterLastFour,
            String rosterName) {
        public Line {
            said = List.copyOf(said);
        }

        public boolean disputed() {
            return said.size() > 1;
        }

        /** As accepted with the amount that is nearest to what was sent. */
        private Worth.Line least() {
            Worth.Line line = new Worth.Line(id, amount, booked, said);
            return said.stream()
                    .min(Comparator.comparingLong(one -> Math.abs(one.value() - amount.value())))
                    .map(line::accepting)
                    .orElse(line);
        }
    }

    /**
     * A file that a credit could pay, as {@link org.songtor.match.CreditMatching} found it, or one of the agency that lacks money while another has too much.
     *
     * @param choice from 1, the likeliest first; files of one number would be paid together
     * @param why the strongest first
     */
    record Candidate(
            int choice,
            FileId file,
            String name,
            String reference,
            Satang total,
            Satang credited,
            Instant since,
            List<Reason> why) {}

    /**
     * @param lines only these of the item; empty all
     * @param files that a credit pays, or what another file has over, for {@code MATCH_CREDIT}; for {@code MATCH_DEBIT} at most one
     * @param until for {@code ASK_AGENCY} and {@code WAIT_UNTIL}
     * @param corrections for {@code RESUBMIT}: what was mistyped
     * @param amount for {@code ACCEPT_AGENCY_AMOUNT} where the agency's answers disagree about a line, and only there: the one of its amounts that is accepted
     * @param credit for {@code MATCH_DEBIT}, and only there: which credit was taken back, by the number of its {@link Reversal.Candidate}; or {@code files} has the
     *     one file whose money it was
     */
    record Proposal(
            DecisionKind kind,
            String reason,
            Set<Long> lines,
            Set<FileId> files,
            Optional<LocalDate> until,
            List<Correction> corrections,
            Optional<Satang> amount,
            Optional<Long> credit) {
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

        public static Proposal until(DecisionKind kind, String reason, LocalDate day) {
            return new Proposal(kind, reason, Set.of(), Set.of(), Optional.of(day), List.of());
        }
    }

    /** The right id of one line's person; the name stays. */
    record Correction(long line, NationalId person) {}

    /**
     * @param fund empty for an item of the operators
     * @param amount what people sign: of an agency's amount that is accepted as it was sent just that, of another one the difference
     * @param missing why it is not approved yet, as of the last signature
     * @param reverses the decision it takes back
     * @param batches correcting batches it made
     * @param supersedes decisions that evidence contradicts, which it takes back in the same step
     * @param weight by which signatures are judged: what it moves, or that of a decision it takes back where that is larger
     * @param notTaken intake did not take over, in its correcting batch, all that was to go again: there is nothing left of it to take back
     * @param corrections under which other ids its lines go again, so that whoever signs sees it; of an undo those that it takes back
     * @param pays the files that a credit, or what a file has over, pays by it, by reference; of an undo those that it takes back
     * @param takes what left an account and what people say it took back; of an undo what that takes back
     * @param who whose lines it is about, by batch and line, so that whoever signs a part sees which part; of an undo those that it takes back. At most 1,000 of {@code
     *     lines}, and none where it is about no lines
     * @param counts a line of it, a credit or what was over is as it says now, so that it can be taken back beside others of the same item
     */
    record Decision(
            long id,
            long item,
            Optional<FundId> fund,
            DecisionKind kind,
            Label answers,
            Satang amount,
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
            Optional<Reversal> takes,
            List<DecidedLine> who,
            boolean counts) {
        public Decision {
            corrections = List.copyOf(corrections);
            pays = List.copyOf(pays);
            who = List.copyOf(who);
        }

        /** Whether it would give away, once carried out, what the agency has booked by now: nobody signs that. */
        public boolean givesBooked() {
            return (state == DecisionState.PROPOSED || state == DecisionState.APPROVED)
                    && reverses.isEmpty()
                    && Decidable.givesAway(answers, kind)
                    && who.stream().anyMatch(line -> line.booked().isPositive());
        }

        public Decision correcting(List<Corrected> read) {
            return with(read, who);
        }

        public Decision about(List<DecidedLine> read) {
            return with(corrections, read);
        }

        private Decision with(List<Corrected> corrected, List<DecidedLine> about) {
            return new Decision(
                    id,
                    item,
                    fund,
                    kind,
                    answers,
                    amount,
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
                    takes,
                    about,
                    counts);
        }
    }

    /**
     * A line that a decision is about, as people sign it.
     *
     * @param person all but the last four digits hidden
     * @param name empty for an operator
     * @param amount the line's, or of what is held for a member that
     * @param booked what the agency has booked of the line now
     */
    record DecidedLine(
            long line, BatchId batch, int lineNo, String person, String name, Satang amount, Satang booked) {}

    /**
     * A line that goes again under another id, as people sign it; of every id all but the last four digits hidden.
     *
     * @param from as the line came
     * @param to as it goes again
     * @param roster the one that the fund's roster has for the line's member number; empty where it has none
     * @param whose whom the fund's roster has under {@code to} today
     * @param name that person's; empty where there is nobody, and for an operator
     */
    record Corrected(
            long line, BatchId batch, int lineNo, String from, String to, String roster, Whose whose, String name) {
        public enum Whose {
            /** The line's member, by its number; where it has none, by the name. */
            SAME_MEMBER,
            ANOTHER_MEMBER,
            NOBODY
        }
    }

    /**
     * A file that money is given to, as people sign it.
     *
     * @param name empty where the file has none
     * @param funds whose lines it holds; of a fund's own decision that one alone, and so all sums
     * @param due what it should get, without what left it
     * @param credited what it has got
     */
    record Paid(FileId file, String name, String reference, List<FundId> funds, Satang due, Satang credited) {
        public Paid {
            funds = List.copyOf(funds);
        }

        /** Nothing where it has all. */
        public Satang lacks() {
            return due.compareTo(credited) > 0 ? due.minus(credited) : Satang.ZERO;
        }
    }

    record Approval(String officer, String role, Instant at) {}

    /** Why signatures do not suffice, for who shows a decision. */
    static Optional<Quorum.Reason> missing(Decision decision, Authority authority) {
        return authority.missing(decision.kind(), decision.weight(), Signatures.of(decision));
    }

    /** @param text empty for an operator where the item is a fund's */
    record Note(String login, Instant at, String text) {}

    /** @param name empty for an operator where the item is a fund's: it may name a person */
    record Attachment(long id, String name, FileKind kind, long size, String login, Instant at) {}

    /** @param event dotted lower-case name @param detail for people @param item to which it happened: this one, or another about the same money */
    record Event(Instant at, String actor, String event, String detail, long item) {}

    /**
     * A letter that asks an agency.
     *
     * @param fileName empty where no file of ours is concerned
     * @param total how many lines it is about; {@code rows} holds the first
     * @param due what the fund's lines in the file ask for today, where it is about the file's money; else empty
     * @param came of that, where it is plain
     * @param credit what the bank said, where it is about a credit
     * @param bank what a bank said that does not go together, where it is about that: to an operator
     */
    record Letter(
            long decision,
            Optional<FundId> fund,
            Optional<AgencyCode> agency,
            LocalDate date,
            LocalDate answerBy,
            Label about,
            String asks,
            String fileName,
            String reference,
            Optional<Instant> sentAt,
            int total,
            Satang amount,
            List<LetterRow> rows,
            Optional<Satang> due,
            Optional<Satang> came,
            Optional<CreditSaid> credit,
            List<BankSide> bank) {
        public Letter {
            rows = List.copyOf(rows);
            bank = List.copyOf(bank);
        }

        public static final int MOST_ROWS = 200;
    }

    /**
     * @param person masked but for the last four digits; the position finds it
     * @param verdict an {@code Answer.LineVerdict}: the agency's last word when the question was asked; empty where it had said nothing
     * @param cause the agency's own code with it; may be empty
     * @param booked the different amounts that its answers had booked by then, the least first
     */
    record LetterRow(
            int position,
            String person,
            String name,
            Satang amount,
            String verdict,
            String cause,
            List<Satang> booked) {
        public LetterRow {
            booked = List.copyOf(booked);
        }
    }
}

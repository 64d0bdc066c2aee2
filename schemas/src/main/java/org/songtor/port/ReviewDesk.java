package org.songtor.port;

import java.util.List;
import java.util.Optional;
import org.songtor.items.Attachment;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Due;
import org.songtor.items.Filter;
import org.songtor.items.Letter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.items.Waiting;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.review.DeskException;

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

    /** One decision as it stands now. */
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
}

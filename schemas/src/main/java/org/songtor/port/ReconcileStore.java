package org.songtor.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;

/** All evidence about files in, a label for each of their lines out. Labels are appended; the current one is the last. */
public interface ReconcileStore {

    /**
     * Labels the files that the work is about by {@link org.songtor.match.Labels}, each line streamed by itself: appends each label that differs from the
     * current one, makes the review items those that the labels ask for, and ends the rows {@code reconcile}; the row of a file stays where time alone will
     * change a label, due at that moment.
     *
     * <p>One item a line; one a file (and fund, where it carries many) for labels of the whole file; and one for many lines of a fund in a file that have the
     * same label and cause. An item closes when its label no longer holds, and a proposal about it is returned. Where people had decided and the evidence
     * says otherwise since, the same item opens again.
     *
     * <p>Files go through in transactions of a bounded number of lines. Of work whose token is old nothing is written: newer evidence came or another worker
     * was faster, and the row is due again.
     */
    void reconcile(List<Outbox.Work> files, Terms terms);

    /**
     * Asks anew, by {@link org.songtor.match.CreditMatching}, whose the credits are of which it is not plain: what is beyond doubt counts like a reference in the
     * bank's text and rings the files, candidates are kept for a person with an item, and an item that is answered closes. Ends the work; it stays where time
     * alone will change something, due at that moment.
     */
    void credits(Outbox.Work work);

    /** What the evidence in the store does not say. */
    interface Terms {
        /**
         * Up to which instant what came is known, asked before any evidence is read; a deadline that is over by the clock and not by this is looked at
         * again soon.
         */
        Instant known(ProfileId profile);

        /**
         * The last day on which a file comes in time.
         *
         * @param fund none for a file of many funds
         * @return empty where no rule says so
         */
        Optional<LocalDate> dueOn(ProfileId profile, Period period, Optional<FundId> fund);
    }
}

package org.songtor.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.books.Account;
import org.songtor.books.MeetingStatement.Posted;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/**
 * The books of all funds, by fund, member and scheme. They write themselves: whatever changes a line's label or its file's facts is posted with it. Money is of its
 * line's contribution period, which is the batch's where the line has none of its own: a ledger of several months is one batch.
 */
public interface Books {
    /** Accounts that were ever used, by scheme and in the accounts' order; of all together the sum is nothing. A viewer gets nothing of another's fund. */
    List<Balance> balances(Viewer viewer, FundId fund, Months months);

    /** The same by contribution period, for a statement. */
    List<Posted> monthly(Viewer viewer, FundId fund, Months months);

    /** Where each member's money stands now, by member and scheme, from {@code offset}; sources are left out. */
    List<MemberBalance> members(Viewer viewer, FundId fund, Months months, int offset, int most);

    /** Lines of these periods that no agency has for certain, since something does not agree, the worst money first: cover may end with them. */
    List<Unsure> unsure(Viewer viewer, FundId fund, Months months, int most);

    /**
     * Reckons every account again from lines, files, answers, held entries and decisions, in one snapshot, and compares. Where all funds are asked about, what was decided
     * and closed of what is no fund's as well.
     *
     * @param fund only this one; all where empty
     * @param to takes each difference, in no particular order
     * @return how many lines were looked at
     */
    long check(Optional<FundId> fund, Consumer<Difference> to);

    /** Contribution periods, both included; nothing is every period. */
    record Months(Optional<Period> from, Optional<Period> until) {
        public static final Months ALL = new Months(Optional.empty(), Optional.empty());

        public static Months of(Period one) {
            return new Months(Optional.of(one), Optional.of(one));
        }
    }

    /** @param satang below zero in accounts that money comes from */
    record Balance(SchemeCode scheme, Account account, long lines, Satang satang) {}

    /**
     * @param memberNo as the fund numbers; empty where neither line nor roster has it
     * @param person masked
     * @param name empty for an operator
     */
    record MemberBalance(
            Optional<String> memberNo, String person, String name, SchemeCode scheme, Account account, Satang satang) {}

    /**
     * @param person masked; @param name empty for an operator
     * @param due when an answer was or is due; empty before delivery
     */
    record Unsure(
            BatchId batch,
            int lineNo,
            Period period,
            String person,
            String name,
            SchemeCode scheme,
            Satang satang,
            Label label,
            Optional<Instant> due) {}

    /** What is compared. */
    enum Kind {
        /** A line's money does not stand where its label and its file's facts put it. */
        LINE,
        /** A line's movements do not follow on one another. */
        CHAIN,
        /** An account of a batch and month does not hold what its lines of that month add up to. */
        SUM,
        /** One posting's accounts are not nothing together, of each of its months. */
        ZERO,
        /** What is held in trust by its entries is not what the books hold. */
        HELD,
        /** What a release carries is not what left the member's held lines, or what went again is not what correcting batches took over. */
        PASSING,
        /** What people said was paid back, or given up, of a file's money is more than came over for it. */
        EXCESS,
        /** The lines of a decision that was done are not the money that people signed, or count no longer although nobody took it back; or nothing of what it does is there. */
        SIGNED,
        /** A line is called what only people's decision, or an order about held money, gives, and there is none. */
        DECIDED,
        /** What a line is called asks a person, and no open item asks about it; or an item is closed, what it asks about is so still, and nobody decided. */
        ASKED,
        /** A line is called settled that an answer did not book as it was sent, or whose file's money is not there. */
        PAID,
        /** What people said was taken back of a file's money is more than came for it, and nobody is asked. */
        TAKEN
    }

    /**
     * @param fund empty of what is the operators', such as a credit that nobody knows
     * @param where batch and line, or scheme and account, or decision or item; never a person
     * @param books as the books say
     * @param evidence as it is by everything else
     */
    record Difference(Kind kind, Optional<FundId> fund, String where, String books, String evidence) {
        public Difference(Kind kind, FundId fund, String where, String books, String evidence) {
            this(kind, Optional.of(fund), where, books, evidence);
        }
    }
}

package org.songtor.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** Everything that happened to some money, from being handed in to being settled, in one row of time. A viewer gets nothing of another's fund. */
public interface Traces {
    /** Lines that are told of at most, the newest; and as many moments of all of them. */
    int MOST_LINES = 100;

    int MOST_MOMENTS = 2_000;

    Trace of(Viewer viewer, Subject subject);

    /** What is asked about. */
    sealed interface Subject {
        /**
         * In every fund the viewer sees, whether it is written in large or in small letters: lines of the people whom rosters know by it, of a hundred at most, and
         * lines that say it themselves, of which an operator, who sees all funds, finds one only among the {@link #NEWEST} last.
         */
        record MemberNo(String number) implements Subject {
            /** Lines that are looked at for an operator. */
            public static final int NEWEST = 200_000;
        }

        /** A batch, as pages and receipts show it. Some fund may number a member so: where the viewer sees no such batch, that one is meant. */
        record Batch(BatchId id, MemberNo orMember) implements Subject {}

        record Person(NationalId id) implements Subject {}

        record Reference(PaymentReference reference) implements Subject {}

        record FileName(String name) implements Subject {}

        /** One line of a passbook: an account and the bank's own reference of the entry. */
        record Entry(String account, String entry) implements Subject {}
    }

    /**
     * @param lines the newest first
     * @param moments in the order in which they happened
     * @param cut there are more lines or moments than are told of
     */
    record Trace(List<Line> lines, List<Moment> moments, boolean cut) {}

    /** @param person masked; @param name empty for an operator */
    record Line(
            FundId fund,
            BatchId batch,
            int lineNo,
            String person,
            String name,
            String scheme,
            Satang amount,
            Label label,
            Optional<FileId> file) {}

    /** What can happen to money. */
    enum What {
        SUBMITTED,
        CHECKED,
        HELD,
        FORWARDED,
        RETURNED,
        FROZEN,
        SIGNED,
        SENT,
        ATTEMPTED,
        DELIVERED,
        ANSWERED,
        LINE_ANSWERED,
        /** The agency took back what it had booked of the line, by its letter whose number and day this says; carried out as people decided. */
        UNBOOKED,
        CREDITED,
        /** Money left the account, and the bank's text names the file or a credit that pays it. Its funds see it while it counts. */
        DEBITED,
        /** Money left the account, and the bank's text names no file: people say whose it was, or nobody knows. */
        DEBIT_UNNAMED,
        /** People decided that a credit is this file's; its text names none, or another. */
        CREDIT_MATCHED,
        /** They took that back: it is not this file's by their word. */
        CREDIT_UNMATCHED,
        /** Operators decided that a credit whose text names this file is another's. */
        CREDIT_MOVED,
        /** They took that back: it is this file's, as its text says. */
        CREDIT_MOVED_BACK,
        /** Operators decided that what left was this file's money. */
        DEBIT_MATCHED,
        /** They took that back. */
        DEBIT_UNMATCHED,
        SETTLED,
        LABELLED,
        MOVED,
        ASKED,
        PROPOSED,
        /** A person signed it. */
        APPROVED,
        /** As decided, sent back, or taken back, each at its own time; of an order about held money also that it was withdrawn or lapsed. */
        DECIDED,
        /** That what was done is taken back. */
        UNDO_PROPOSED,
        UNDO_APPROVED
    }

    /**
     * @param subject which batch, line, file, entry, item or order about held money: {@code B000012 line 3}
     * @param detail the trade's own word, a code of the program where it has one; never a person. Of an entry of a bank its account, its own number and day, then what of this applies:
     *     {@code , fee 5.00}; {@code , many} where it is several funds' money, of which the amount is the viewer's part or stays out; {@code , file} and the references of files that
     *     the text names or to which it was moved, {@code other} in place of what the viewer may not see; {@code : } and the bank's text
     * @param amount of what happened, where it has one
     * @param sha256 of the bytes that prove it, where there are any
     * @param who of those who decide proposed, signed or did it, by login; empty where the program, a fund's program, an agency or a bank did
     */
    record Moment(
            Instant at,
            What what,
            String subject,
            String detail,
            Optional<Satang> amount,
            Optional<String> sha256,
            Optional<String> who) {
        /** Of what nobody decides. */
        public Moment(
                Instant at,
                What what,
                String subject,
                String detail,
                Optional<Satang> amount,
                Optional<String> sha256) {
            this(at, what, subject, detail, amount, sha256, Optional.empty());
        }
    }
}

package org.songtor.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Shown;

/**
 * Money held in trust (เงินพักรอนำส่ง): lines that were {@code HELD_IN_TRUST} when their batch was checked, until they are forwarded in a release or given back.
 * Held + forwarded + returned = collected, always: the store refuses what would break it. Every method is one transaction.
 */
public interface HeldStore {
    /** What the fund holds of each scheme and is not under an order. */
    List<Balance> held(FundId fund);

    /**
     * Forwards by schedule all that the fund holds of this scheme and is not under an order: one new checked batch of channel {@code release} with one line
     * a member of the summed amount, linked to the held lines, and its outbox row {@code dispatch}. Once done, it finds nothing and does nothing.
     *
     * @param period the release's own period, for example 2569-12
     */
    Optional<BatchId> release(FundId fund, SchemeCode scheme, Period period);

    /**
     * One officer proposes; nothing moves yet, and what is proposed is under no other order.
     *
     * @throws IllegalArgumentException where nothing of it is held, or the officer's name is the program's own
     * @throws OrderOpen where all that is held of it waits for an order already
     */
    Order propose(FundId fund, Proposal proposal);

    Optional<Order> order(FundId fund, long id);

    /** Orders that wait for people, oldest first. */
    List<Order> open(FundId fund);

    /** The last {@value #MOST_NOT_DONE} orders that were sent back or lapsed, newest first. */
    List<Order> notDone(FundId fund);

    /**
     * Another officer approves. Whether roles and number suffice is for the caller to judge ({@code FundRules.tiers}), and for the store again.
     *
     * @throws IllegalStateException where the officer proposed it, or it has ended; the same officer twice changes nothing
     */
    Order approve(FundId fund, long id, String officer, String role);

    /**
     * Does what was approved: a release makes its batch, a return makes entries only.
     *
     * @return the batch of a release
     * @throws IllegalStateException where nobody but the proposer stands behind it, or it has ended
     */
    Optional<BatchId> execute(FundId fund, long id, Period period, String officer);

    /**
     * Who proposed it takes it back; its lines are held as before.
     *
     * @throws IllegalStateException where it has ended, or another proposed it
     */
    void withdraw(FundId fund, long id, String officer);

    /**
     * Another, who may sign, refuses it; its lines are held as before.
     *
     * @throws IllegalStateException where it has ended, or the same officer proposed it
     */
    void sendBack(FundId fund, long id, SentBack said);

    /**
     * Ends, in the program's own name, every open order about the scheme: too few signed in time, and its lines are held as before.
     *
     * @return how many there were
     */
    int lapse(FundId fund, SchemeCode scheme);

    /** @param periods contribution periods of which money is held */
    record Balance(SchemeCode scheme, Set<Period> periods, int lines, Satang amount) {}

    /** Forward to the agency, or give back to the member. */
    enum Kind {
        RELEASE,
        RETURN
    }

    /** @param memberNo one member's money only; always there for a return @param reason what may be a national id in it is masked */
    record Proposal(Kind kind, SchemeCode scheme, Optional<String> memberNo, String officer, String reason) {
        public Proposal {
            if (kind == Kind.RETURN && memberNo.isEmpty()) {
                throw new IllegalArgumentException("money is given back to one member");
            }
            reason = Shown.masked(reason);
        }
    }

    /** @param reason never empty; what may be a national id in it is masked */
    record SentBack(String officer, String reason) {
        public SentBack {
            reason = Shown.masked(reason).strip();
            if (reason.isEmpty()) {
                throw new IllegalArgumentException("who sends an order back says why");
            }
        }
    }

    /** All that is held of it waits for an order that is open. */
    final class OrderOpen extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long order;

        public OrderOpen(long order) {
            super("order " + order + " is open");
            this.order = order;
        }

        /** The oldest of those it waits for. */
        public long order() {
            return order;
        }
    }

    enum State {
        PROPOSED,
        DONE,
        /** Taken back by who proposed it. */
        WITHDRAWN,
        /** Refused by another. */
        SENT_BACK,
        /** Too few had signed when the money's window was about to close. */
        LAPSED;

        /** Whether it waits for people. */
        public boolean open() {
            return this == PROPOSED;
        }
    }

    /**
     * How an order ended.
     *
     * @param by login; empty where the program did it, or nobody noted who
     * @param reason of what was sent back
     */
    record End(Instant at, Optional<String> by, Optional<String> reason) {}

    /** Orders that are told of after they were not carried out. */
    int MOST_NOT_DONE = 10;

    /** @param end empty while it is open */
    record Order(
            long id,
            FundId fund,
            Kind kind,
            SchemeCode scheme,
            String proposedBy,
            Instant proposedAt,
            String reason,
            int lines,
            Satang amount,
            State state,
            Optional<BatchId> batch,
            List<Approval> approvals,
            int members,
            List<Whose> whose,
            Optional<End> end) {
        public static final int MOST_NAMED = 10;
    }

    /** Whose money an order moves: name, and the last four digits of the national id. */
    record Whose(String name, String lastFour) {}

    record Approval(String officer, String role, Instant at) {}
}

package org.songtor.intake.index;

import org.songtor.model.Satang;
import org.songtor.port.RosterStore.Payment;

/**
 * What was paid before: by the fund's own batches and by others'. Months near the batch's own are bits of one number a person and scheme; others,
 * which hardly occur, are kept one by one.
 */
public final class Payments {
    /** Months before the batch's own that are looked back at. */
    public static final int WINDOW = 40;

    private final Schemes schemes;
    private final int base;
    private final LongMap own = new LongMap();
    private final LongMap others = new LongMap();
    private final LongMap far = new LongMap();
    private final LongMap farOthers = new LongMap();
    private final LongMap years = new LongMap();
    private final long[] anybody;
    private final long yearly;

    /**
     * @param month of the batch
     * @param yearly bits of the schemes whose sum of a year is asked for
     */
    public Payments(Schemes schemes, int month, long yearly) {
        this.yearly = yearly;
        this.schemes = schemes;
        this.base = Math.max(0, month - WINDOW);
        this.anybody = new long[schemes.size()];
    }

    /** A payment in an earlier batch of this fund. A scheme that is no longer configured is no one's duplicate. */
    public void own(Payment paid) {
        add(paid, own, far, true);
    }

    /** A payment in another fund's batch. */
    public void elsewhere(Payment paid) {
        add(paid, others, farOthers, false);
    }

    private void add(Payment paid, LongMap near, LongMap away, boolean ours) {
        int scheme = schemes.place(paid.scheme());
        if (scheme < 0) {
            return;
        }
        long person = Keys.person(paid.person());
        int month = Keys.month(paid.period());
        int bit = month - base;
        if (bit >= 0 && bit < Long.SIZE) {
            near.or(Keys.of(person, 0, scheme), 1L << bit);
            anybody[scheme] |= ours ? 1L << bit : 0;
        } else {
            away.put(Keys.of(person, month, scheme), 1);
        }
        count(person, month, scheme, paid.amount());
    }

    /** Whether an earlier batch of the fund holds this payment. */
    public boolean paid(long person, int month, int scheme) {
        return holds(own, far, person, month, scheme);
    }

    /** Whether another fund's batch holds it. */
    public boolean paidElsewhere(long person, int month, int scheme) {
        return holds(others, farOthers, person, month, scheme);
    }

    private boolean holds(LongMap near, LongMap away, long person, int month, int scheme) {
        int bit = month - base;
        return bit >= 0 && bit < Long.SIZE
                ? (near.get(Keys.of(person, 0, scheme)) >>> bit & 1) != 0
                : away.get(Keys.of(person, month, scheme)) != 0;
    }

    /** Whether the fund passed anything on for this scheme in this month. */
    public boolean anybody(int month, int scheme) {
        int bit = month - base;
        return bit >= 0 && bit < Long.SIZE && (anybody[scheme] >>> bit & 1) != 0;
    }

    /** What the person paid into the scheme in this month's calendar year, through all funds. */
    public Satang inYearOf(long person, int month, int scheme) {
        return Satang.of(years.get(Keys.of(person, Keys.year(month), scheme)));
    }

    /** A line of this batch goes on, or waits to: it counts into the year. */
    public void count(long person, int month, int scheme, Satang amount) {
        if ((yearly >>> scheme & 1) != 0) {
            years.add(Keys.of(person, Keys.year(month), scheme), amount.value());
        }
    }
}

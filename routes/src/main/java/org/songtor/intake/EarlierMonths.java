package org.songtor.intake;

import org.songtor.intake.index.LongMap;
import org.songtor.intake.index.Payments;

/**
 * Months before the batch's own of which it holds lines, and who is there in them. One number a member and scheme, a bit a month, so at most sixteen bytes and a half
 * as many again for whoever is there in any of them; a batch of one month keeps nothing.
 */
final class EarlierMonths {
    /** Months back; what lies before is not asked about. */
    static final int MOST = Payments.WINDOW;

    /** A list of a month has at least one line for as many of the fullest month's; fewer are people who pay what they owed. */
    private static final int ONE_IN = 4;

    private final LongMap there = new LongMap();
    private final int[][] lines;

    EarlierMonths(int schemes) {
        this.lines = new int[schemes][MOST + 1];
    }

    /** @param back months before the batch's own, which is 0 */
    void line(int scheme, int back) {
        lines[scheme][back]++;
    }

    void there(int member, int scheme, int back) {
        there.or((long) member << 8 | scheme, 1L << back);
    }

    boolean isThere(int member, int scheme, int back) {
        return (there.get((long) member << 8 | scheme) >>> back & 1) != 0;
    }

    /**
     * Whether the batch is a list of that month for the scheme, as a ledger's column is: who pays for a month long ago beside this month's list says nothing of the
     * others. Asked after the last line.
     */
    boolean lists(int scheme, int back) {
        if (back < 0 || back > MOST || lines[scheme][back] == 0) {
            return false;
        }
        int fullest = 0;
        for (int of : lines[scheme]) {
            fullest = Math.max(fullest, of);
        }
        return (long) lines[scheme][back] * ONE_IN >= fullest;
    }
}

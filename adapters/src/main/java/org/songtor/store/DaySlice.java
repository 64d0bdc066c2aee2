package org.songtor.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What one statement tells of one day: from a balance to a balance.
 *
 * @param arrival of the statement; below zero for one that is not kept yet
 * @param id the bank's number of it
 * @param opening in satang
 * @param closing in satang
 */
record DaySlice(long arrival, String id, long opening, long closing) {

    /** Whether both tell the same satang, where nothing left the account. */
    boolean overlaps(DaySlice other) {
        return Math.max(opening, other.opening) < Math.min(closing, other.closing);
    }

    /** Whether one is the other or a longer one of it, if the balance was there but once. */
    boolean sharesAnEnd(DaySlice other) {
        return opening == other.opening || closing == other.closing;
    }

    /** Whether one goes on from the other. */
    boolean touches(DaySlice other) {
        return opening == other.closing || closing == other.opening;
    }

    /** How much more all of them tell with this one than without, where nothing left the account. */
    long adds(Collection<DaySlice> told) {
        List<DaySlice> with = new ArrayList<>(told);
        with.add(this);
        return covered(with) - covered(told);
    }

    private static long covered(Collection<DaySlice> slices) {
        long covered = 0;
        long until = Long.MIN_VALUE;
        for (DaySlice one : slices.stream()
                .sorted(Comparator.comparingLong(DaySlice::opening))
                .toList()) {
            long from = Math.max(until, one.opening);
            covered += Math.max(0, one.closing - from);
            until = Math.max(until, one.closing);
        }
        return covered;
    }
}

package org.songtor.delivery;

import java.time.Duration;

/** Waits that double. */
final class Doubling {
    /** Beyond 2^30 every sensible first wait is past the longest one. */
    private static final int MOST_DOUBLINGS = 30;

    private Doubling() {}

    /** @param number of the wait, from 1 */
    static Duration of(Duration first, Duration longest, int number) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(number - 1, 0), MOST_DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}

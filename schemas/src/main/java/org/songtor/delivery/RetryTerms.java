package org.songtor.delivery;

import java.time.Duration;

/**
 * When a profile's files are tried again, as data.
 *
 * @param attempts after so many a person decides
 * @param first wait after the first attempt; each wait is twice the one before
 * @param longest no wait is longer
 * @param within since the first attempt; an attempt that would come later is not made
 * @param jitterPercent of a wait at most is left out; at most half, so that no wait is shorter than the one before it while they double
 * @param takes so long an attempt may take: none is begun later than this before the cut-off
 */
public record RetryTerms(
        int attempts, Duration first, Duration longest, Duration within, int jitterPercent, Duration takes) {
    public RetryTerms {
        require(attempts > 0, "attempts above zero");
        require(first.toMillis() > 0, "a first wait of a millisecond or more");
        require(longest.compareTo(first) >= 0, "no first wait above the longest");
        require(!within.isNegative() && !takes.isNegative(), "no negative time");
        require(jitterPercent >= 0 && jitterPercent <= 50, "a jitter of 0 to 50 percent");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("retry: expected " + what);
        }
    }
}

package org.songtor.delivery;

import java.time.Duration;

/**
 * When an agency that does not answer is left alone.
 *
 * @param failures so many attempts one after another that failed
 * @param first for so long at first; twice as long each time the one attempt after it fails too
 * @param longest and never longer than this
 */
public record BreakerTerms(int failures, Duration first, Duration longest) {
    public BreakerTerms {
        if (failures < 1 || first.toMillis() < 1 || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("breaker: expected failures, first and longest in order: " + failures
                    + ", " + first + ", " + longest);
        }
    }
}

package org.songtor.flow;

import java.time.Duration;
import java.util.Optional;
import org.songtor.flow.SongtorSettings.Retry;

/** When to try a delivery again: pure data, so that it can be tested and stored. */
public final class RetryPolicy {
    private RetryPolicy() {}

    /**
     * How long to wait after so many attempts have begun; empty when a person must decide. Waits double from {@code first} up
     * to {@code longest}.
     */
    public static Optional<Duration> next(Retry retry, int attempts) {
        if (attempts >= retry.attempts()) {
            return Optional.empty();
        }
        // Beyond 2^30 every sensible first wait is past the longest one.
        long factor = 1L << Math.min(Math.max(attempts - 1, 0), 30);
        Duration wait = retry.first().multipliedBy(factor);
        return Optional.of(wait.compareTo(retry.longest()) > 0 ? retry.longest() : wait);
    }
}

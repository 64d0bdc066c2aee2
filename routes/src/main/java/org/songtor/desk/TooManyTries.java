package org.songtor.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.security.authentication.LockedException;

/** So many wrong passwords came for a login that nobody looks at the next one before a while is over, whether or not somebody has the login. */
public final class TooManyTries extends LockedException {
    private static final long serialVersionUID = 1L;
    private final Duration wait;
    private final Instant until;

    /** @param wait from now until the next one is looked at */
    public TooManyTries(Instant now, Duration wait) {
        super("too many wrong passwords");
        this.wait = wait;
        // A whole second, and none too early.
        this.until = now.plus(wait).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    /** In whole seconds, and none too few. */
    public long seconds() {
        return wait.plusNanos(999_999_999).toSeconds();
    }

    /** In whole seconds. */
    public Instant until() {
        return until;
    }
}

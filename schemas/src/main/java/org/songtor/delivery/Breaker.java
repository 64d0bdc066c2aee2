package org.songtor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an agency's health, one value for all nodes. {@code CLOSED}: attempts go. {@code OPEN}: none goes before {@link #until}.
 * {@code HALF_OPEN}: one attempt is under way that decides; where nothing is heard of it by {@link #until}, another may.
 *
 * @param failures attempts one after another that failed
 * @param opens how often it opened since the agency last answered
 * @param until empty only while closed
 * @param probe token of the work whose attempt decides; only while half open
 */
public record Breaker(State state, int failures, int opens, Optional<Instant> until, Optional<Probe> probe) {
    public static final Breaker CLOSED = new Breaker(State.CLOSED, 0, 0, Optional.empty(), Optional.empty());

    /** Closed lets all work through, open none, and half open one probe. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /** One piece of work, as it was taken once. */
    public record Probe(String topic, long subject, long token) {}

    public Breaker {
        if ((state == State.CLOSED) != until.isEmpty() || (state == State.HALF_OPEN) != probe.isPresent()) {
            throw new IllegalArgumentException("breaker " + state + " until " + until + " by " + probe);
        }
    }

    /** Whether an attempt may begin now; it does only as {@link #probing} says, where this is not closed. */
    public boolean admits(Instant now) {
        return state == State.CLOSED || !now.isBefore(until.orElseThrow());
    }

    /** The same with this attempt under way, as long as {@code lease} at most. */
    public Breaker probing(Probe by, Instant now, Duration lease) {
        if (state == State.CLOSED) {
            return this;
        }
        return new Breaker(State.HALF_OPEN, failures, opens, Optional.of(now.plus(lease)), Optional.of(by));
    }

    /**
     * After an attempt ended. While half open only the attempt that was let through decides; while open nothing opens it further, but a straggler that was
     * answered closes it.
     *
     * @param answered the agency did what was asked of it, or said why not: one that answers is well
     */
    public Breaker after(boolean answered, Probe by, BreakerTerms terms, Instant now) {
        if (answered) {
            return CLOSED;
        }
        if (state == State.OPEN || (state == State.HALF_OPEN && !probe.equals(Optional.of(by)))) {
            return this;
        }
        if (state == State.CLOSED && failures + 1 < terms.failures()) {
            return new Breaker(State.CLOSED, failures + 1, opens, Optional.empty(), Optional.empty());
        }
        Duration wait = Doubling.of(terms.first(), terms.longest(), opens + 1);
        return new Breaker(State.OPEN, failures + 1, opens + 1, Optional.of(now.plus(wait)), Optional.empty());
    }
}

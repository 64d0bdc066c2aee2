package org.songtor.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many wrong passwords of strangers are let through by and by, of each name: so many at once, and then one after each pause. What came at the same moment beyond it
 * is made up for by waiting longer. Holds at most {@value LoginThrottle#MOST} names; the one longest unused is forgotten first.
 */
final class Bound {
    private final Clock clock;
    private final int atOnce;
    private final Duration pause;
    private final Map<String, Instant> madeUp = new Newest<>();

    Bound(Clock clock, int atOnce, Duration pause) {
        this.clock = clock;
        this.atOnce = atOnce;
        this.pause = pause;
    }

    Duration waitFor(String name) {
        Instant end = madeUp.get(name);
        return end == null
                ? Duration.ZERO
                : Duration.between(clock.instant().plus(pause.multipliedBy(atOnce - 1L)), end);
    }

    void count(String name) {
        Instant now = clock.instant();
        Instant end = madeUp.getOrDefault(name, now);
        madeUp.put(name, (end.isBefore(now) ? now : end).plus(pause));
    }

    /** Forgets what was longest unused. */
    static final class Newest<T> extends LinkedHashMap<String, T> {
        private static final long serialVersionUID = 1L;

        Newest() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > LoginThrottle.MOST;
        }
    }
}

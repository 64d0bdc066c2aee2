package org.songtor.simulate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Virtual time in milliseconds since the history began; everybody's clock is this one. */
final class Time extends Clock {
    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final Instant START = Instant.parse("2026-11-03T02:00:00Z");

    private long now;

    long now() {
        return now;
    }

    /** Time never runs backwards; an earlier moment leaves it as it is. */
    void reach(long moment) {
        now = Math.max(now, moment);
    }

    static Instant at(long moment) {
        return START.plusMillis(moment);
    }

    static long of(Instant instant) {
        return instant.toEpochMilli() - START.toEpochMilli();
    }

    @Override
    public Instant instant() {
        return at(now);
    }

    @Override
    public ZoneId getZone() {
        return BANGKOK;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("there is one zone: " + BANGKOK);
    }
}

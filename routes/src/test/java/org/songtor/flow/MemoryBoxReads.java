package org.songtor.flow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.songtor.port.BoxReads;

/** Reads of boxes as the store keeps them, which outlive a life of the gateway, and a clock that stands until it is moved. */
public final class MemoryBoxReads extends Clock implements BoxReads {
    private final Map<String, Instant> last = new ConcurrentHashMap<>();
    private volatile Instant now;

    public MemoryBoxReads(Instant now) {
        this.now = now;
    }

    /** A new life of the gateway over the same reads. */
    public Boxes boxes() {
        return new Boxes(this, this);
    }

    public void at(Instant later) {
        now = later;
    }

    @Override
    public void read(String box, Instant at) {
        last.merge(box, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    @Override
    public Optional<Instant> lastRead(String box) {
        return Optional.ofNullable(last.get(box));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Bangkok");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Bangkok only");
    }
}

package org.songtor.flow;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.fault.CrashPoint;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** Rings for work that is due. The store is the only truth: a lost ring is rung again, a second ring finds nothing to do. */
@Component
public class Doorbell {
    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final int MOST = 200;

    private final Outbox outbox;
    private final Ringer ringer;
    private final Duration again;

    public Doorbell(Outbox outbox, Ringer ringer, SongtorSettings settings) {
        this.outbox = outbox;
        this.ringer = ringer;
        this.again = settings.work().again();
    }

    /** Before the first route runs: what a life of a node held that is over need not wait for its lease. */
    @PostConstruct
    public void wake() {
        LOG.info("{} pieces of work were held by an earlier life and are free again", outbox.releaseAll());
    }

    /** What a node that is gone held is free at once, and not only when its leases are over. */
    public void sweep() {
        int freed = outbox.releaseAll();
        if (freed > 0) {
            LOG.warn("{} pieces of work were held by a node that is gone and are free again", freed);
        }
    }

    public void ring() {
        for (Outbox.Work work : outbox.ring(MOST, again)) {
            CrashPoint.reached(CrashPoint.RING_BEFORE_MARK);
            ringer.ring(work.topic(), work.subject());
        }
    }
}

package org.songtor.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.port.Outbox;
import org.songtor.port.Outbox.Work;
import org.springframework.stereotype.Component;

/** Renews the leases of what this node works on, so that slow work is not taken for dead; work that takes too long is. */
@Component
public class Leases {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final Outbox outbox;
    private final Duration lease;
    private final Duration longest;
    private final Clock clock;
    private final Map<Work, Instant> held = new ConcurrentHashMap<>();
    private final TakenLately taken;

    public Leases(Outbox outbox, SongtorSettings settings, Clock clock) {
        this.outbox = outbox;
        this.lease = settings.work().lease();
        this.longest = settings.work().longest();
        this.clock = clock;
        this.taken = new TakenLately(settings.work().again());
    }

    /** How often they are to be renewed. */
    public Duration often() {
        return lease.dividedBy(4);
    }

    /** Whether this node works on it now: a ring about it asks for nothing new. */
    boolean holds(String topic, long subject) {
        return held.keySet().stream()
                .anyMatch(w -> w.subject() == subject && w.topic().equals(topic));
    }

    /** Whether it was taken here since somebody rang at {@code rung}: the ring is answered. */
    boolean takenSince(String topic, long subject, Instant rung) {
        return taken.since(topic, subject, rung);
    }

    void keep(Work work) {
        Instant now = clock.instant();
        held.put(work, now);
        taken.note(work, now);
    }

    void letGo(Work work) {
        held.remove(work);
    }

    /** One that cannot be renewed now may be the next time: its lease lasts for more than one. */
    public void renew() {
        held.forEach((work, since) -> {
            try {
                if (!held.containsKey(work)) {
                    // Let go while another was being renewed; the map may still show it.
                    return;
                }
                if (clock.instant().isAfter(since.plus(longest))) {
                    LOG.error("{} has been worked on for more than {}; its lease is not renewed", work, longest);
                    held.remove(work);
                } else if (!outbox.renew(work, lease)) {
                    held.remove(work);
                }
            } catch (RuntimeException e) {
                LOG.warn("the lease of {} could not be renewed", work, e);
            }
        });
    }
}

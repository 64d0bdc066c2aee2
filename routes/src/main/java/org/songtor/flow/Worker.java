package org.songtor.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.fault.CrashPoint;
import org.songtor.port.Outbox;
import org.songtor.port.Outbox.Work;
import org.songtor.settings.WorkEntry;
import org.springframework.stereotype.Component;

/** Takes a piece of work, does it, and lets it go again when doing it failed. A ring for work that is gone or held is ignored. */
@Component
public class Worker {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Leases leases;
    private final WorkEntry settings;

    public Worker(Outbox outbox, Leases leases, SongtorSettings settings) {
        this.outbox = outbox;
        this.leases = leases;
        this.settings = settings.work();
    }

    /** Does the work if it is there and free; the step itself ends it in the store. */
    public void run(String topic, long subject, Consumer<Work> step) {
        Optional<Work> work = take(topic, subject);
        if (work.isEmpty()) {
            return;
        }
        try {
            step.accept(work.get());
            CrashPoint.reached(CrashPoint.HANDLED_BEFORE_ACK);
        } catch (RuntimeException e) {
            failed(work.get(), e);
            throw e;
        } finally {
            ended(work.get());
        }
    }

    /** For work that a route does in several steps: the caller must say that it {@link #ended}, was {@link #postponed} or {@link #failed}. */
    public Optional<Work> take(String topic, long subject) {
        Optional<Work> work = outbox.take(topic, subject, settings.lease());
        work.ifPresent(leases::keep);
        return work;
    }

    /** Work that was taken together with other work: the same holds for it as for what was {@link #take taken}. */
    public void joined(Work work) {
        leases.keep(work);
    }

    /**
     * Whether this node works on it now, or took it since {@code rung}: a ring about it asks for nothing new. Where it let the work go after that, the work is rung
     * for again.
     */
    public boolean answered(String topic, long subject, Instant rung) {
        return leases.holds(topic, subject) || leases.takenSince(topic, subject, rung);
    }

    /** How long taken work is ours at least, if this node dies. */
    public Duration lease() {
        return settings.lease();
    }

    /** Its end is in the store, or nothing more can be done about it: the lease is no longer renewed. */
    public void ended(Work work) {
        leases.letGo(work);
    }

    /** Nothing was done; it is due again later. */
    public void postponed(Work work, Duration wait) {
        ended(work);
        outbox.release(work, wait);
    }

    /**
     * Lets the work go; where even that fails (the database is away) the row stays taken until its lease ends, {@code songtor.work.lease} at most, since it is no
     * longer renewed. The cause stays the one to be told.
     */
    public void failed(Work work, RuntimeException cause) {
        ended(work);
        try {
            outbox.failed(work, AFTER_FAILURE, settings.failures(), cause.toString());
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}

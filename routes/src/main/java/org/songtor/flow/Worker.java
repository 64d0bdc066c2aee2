package org.songtor.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.fault.CrashPoint;
import org.songtor.port.Outbox;
import org.songtor.port.Outbox.Work;
import org.springframework.stereotype.Component;

/** Takes a piece of work, does it, and lets it go again when doing it failed. A ring for work that is gone or held is ignored. */
@Component
public class Worker {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Duration lease;

    Worker(Outbox outbox, SongtorSettings settings) {
        this.outbox = outbox;
        this.lease = settings.work().lease();
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
        }
    }

    /** For work that a route does in several steps: the caller must end it, or say that it failed. */
    public Optional<Work> take(String topic, long subject) {
        return outbox.take(topic, subject, lease);
    }

    /** Lets the work go; where even that fails the lease ends by itself, and the cause stays the one to be told. */
    public void failed(Work work, RuntimeException cause) {
        try {
            outbox.release(work, AFTER_FAILURE);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}

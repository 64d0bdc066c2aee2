package org.songtor.channel;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a conversation that lasts too long. Time-outs of sockets end only a silence: a server that keeps the connection alive and never answers, or
 * takes a byte a second, would hold a worker for ever. Nearly every conversation ends in a few milliseconds, so none has a timer of its own, which would wake a
 * thread twice for it: all that are going on are looked through every quarter of a second.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long LOOK_NANOS = 250_000_000;
    private static final long AGAIN_NANOS = 1_000_000_000;
    private static final Set<Watch> OPEN = ConcurrentHashMap.newKeySet();
    private static final ScheduledExecutorService LOOKS = looks();

    private final Duration most;
    private final Runnable cut;
    private long next;
    private volatile boolean late;

    private Watch(Duration most, Runnable cut) {
        this.most = most;
        this.cut = cut;
        this.next = System.nanoTime() + most.toNanos();
    }

    private static ScheduledExecutorService looks() {
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "channel-watch");
            thread.setDaemon(true);
            return thread;
        });
        looks.schedule(Watch::lookAtAll, LOOK_NANOS, TimeUnit.NANOSECONDS);
        return looks;
    }

    /** Again soon, or when the first of them has lasted too long: a library that has a time-out as long must not be faster, since its failure says less. */
    private static void lookAtAll() {
        long wait = LOOK_NANOS;
        try {
            for (Watch watch : OPEN) {
                watch.look();
                wait = Math.min(wait, watch.left());
            }
        } finally {
            LOOKS.schedule(Watch::lookAtAll, Math.max(0, wait), TimeUnit.NANOSECONDS);
        }
    }

    private long left() {
        return next - System.nanoTime();
    }

    /**
     * @param cut ends the conversation from another thread; whoever waits in it then fails. Done again each second until this is closed, since a connection that
     *     is only just being made cannot be ended yet
     */
    static Watch over(Duration most, Runnable cut) {
        Watch watch = new Watch(most, cut);
        OPEN.add(watch);
        return watch;
    }

    /** One that was closed while another was being cut is met here all the same, and its connection may be somebody else's by now. */
    private void look() {
        if (left() > 0 || !OPEN.contains(this)) {
            return;
        }
        late = true;
        next = System.nanoTime() + AGAIN_NANOS;
        try {
            cut.run();
        } catch (RuntimeException e) {
            LOG.warn("a conversation that lasts longer than {} cannot be cut yet", most, e);
        }
    }

    /** Whether the conversation has lasted too long. */
    boolean late() {
        return late;
    }

    /** What a failure was, where it was this. */
    IOException explained(IOException failure) {
        return late ? new CutOffException("cut off after " + most.toSeconds() + " s", failure) : failure;
    }

    @Override
    public void close() {
        OPEN.remove(this);
    }
}

package org.songtor.channel;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Cuts a conversation that lasts too long. Time-outs of sockets end only a silence: a server that keeps the connection alive and never answers, or
 * takes a byte a second, would hold a worker for ever.
 */
final class Watch implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor TIMER = timer();
    private static final long AGAIN_MILLIS = 1_000;

    private final Duration most;
    private final AtomicBoolean late = new AtomicBoolean();
    private final ScheduledFuture<?> cut;

    private Watch(Duration most, Runnable cut) {
        this.most = most;
        this.cut = TIMER.scheduleWithFixedDelay(
                () -> {
                    late.set(true);
                    cut.run();
                },
                most.toMillis(),
                AGAIN_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "channel-watch");
            thread.setDaemon(true);
            return thread;
        });
        // Nearly every watch ends early: without this thousands would wait here for their time.
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /**
     * @param cut ends the conversation from another thread; whoever waits in it then fails. Done again each second until this is closed, since a connection that
     *     is only just being made cannot be ended yet
     */
    static Watch over(Duration most, Runnable cut) {
        return new Watch(most, cut);
    }

    /** Whether the conversation has lasted too long. */
    boolean late() {
        return late.get();
    }

    /** What a failure was, where it was this. */
    IOException explained(IOException failure) {
        return late.get() ? new CutOffException("cut off after " + most.toSeconds() + " s", failure) : failure;
    }

    @Override
    public void close() {
        cut.cancel(false);
    }
}

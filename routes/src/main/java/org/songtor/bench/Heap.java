package org.songtor.bench;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** The most heap that was in use while something ran, garbage counted, looked at every 20 ms. */
final class Heap implements AutoCloseable {
    private static final long LOOK = 20_000_000;

    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread watcher = new Thread(this::watch, "heap");
    private volatile long peak;

    private Heap() {
        watcher.setDaemon(true);
        watcher.start();
    }

    static Heap watched() {
        System.gc();
        return new Heap();
    }

    private void watch() {
        Runtime runtime = Runtime.getRuntime();
        while (!over.get()) {
            peak = Math.max(peak, runtime.totalMemory() - runtime.freeMemory());
            LockSupport.parkNanos(LOOK);
        }
    }

    /** In MiB. */
    long peak() {
        return peak >> 20;
    }

    @Override
    public void close() {
        over.set(true);
    }
}

package org.songtor.fault;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A crash that was asked for. */
final class Armed {
    /** What stands on the error output of a program that ended here. */
    static final String LAST_WORD = "songtor: killed at ";

    private final CrashPoint point;
    private final AtomicInteger passes;

    Armed(CrashPoint point, int pass) {
        this.point = point;
        this.passes = new AtomicInteger(pass);
    }

    CrashPoint point() {
        return point;
    }

    /** True for one caller, ever. */
    boolean fires(CrashPoint reached) {
        return reached == point && passes.decrementAndGet() == 0;
    }

    /** A program may not kill itself by {@link ProcessHandle}; and an exit would still run its hooks. */
    @SuppressWarnings("SystemOut")
    void fire() {
        System.err.println(LAST_WORD + point);
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
            Thread.sleep(Long.MAX_VALUE);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the crash that was asked for cannot happen", e);
        }
    }
}

package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A campaign opens several houses at once; what its libraries set up once and without a lock must not be set up by two. */
class SandboxStartTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path shared;

    @TempDir
    Path dir;

    @Test
    void two_sandboxes_of_one_program_start_one_after_the_other() throws Exception {
        FutureTask<Sandbox> first = new FutureTask<>(() -> start("first"));
        new Thread(first, "first").start();
        assertThat(Half.REACHED.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        FutureTask<Sandbox> second = new FutureTask<>(() -> start("second"));
        Thread thread = new Thread(second, "second");
        thread.start();
        try {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!waitsForItsTurn(thread) && Half.STARTED.get() < 2 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(Half.STARTED).as("starts on their way").hasValue(1);
        } finally {
            Half.GO_ON.countDown();
        }
        first.get().close();
        second.get().close();
        assertThat(Half.STARTED).hasValue(2);
    }

    /** The broker's own audit would write each login and message to the screen of whoever plays. */
    @Test
    void what_its_broker_audits_stays_off_the_screen() {
        World world = new World(dir.resolve("quiet"), shared.resolve("keys"));
        Logger audit = (Logger) LoggerFactory.getLogger("org.apache.activemq.audit");
        audit.setLevel(Level.INFO);
        try (Sandbox started = world.start(Optional.empty())) {
            assertThat(started.doors()).isNotNull();
            for (String kind : List.of("base", "resource", "message")) {
                assertThat(LoggerFactory.getLogger("org.apache.activemq.audit." + kind)
                                .isErrorEnabled())
                        .as(kind)
                        .isFalse();
            }
            assertThat(LoggerFactory.getLogger("org.apache.activemq.artemis").isWarnEnabled())
                    .isTrue();
        } finally {
            audit.setLevel(null);
        }
    }

    /** On its way there it may stand at other locks for a moment, such as a class loader's. */
    private static boolean waitsForItsTurn(Thread thread) {
        StackTraceElement[] at = thread.getStackTrace();
        return thread.getState() == Thread.State.BLOCKED
                && at.length > 0
                && at[0].getClassName().equals(Sandbox.class.getName());
    }

    private Sandbox start(String name) {
        World world = new World(dir.resolve(name), shared.resolve("keys"));
        return Sandbox.start(
                world.settings(Optional.empty(), Duration.ZERO, Duration.ZERO), ToyFormats.class, Half.class);
    }

    /** Stands half-way of a start, and waits there for a word. */
    static final class Half {
        static final CountDownLatch REACHED = new CountDownLatch(1);
        static final CountDownLatch GO_ON = new CountDownLatch(1);
        static final AtomicInteger STARTED = new AtomicInteger();

        Half() throws InterruptedException {
            STARTED.incrementAndGet();
            REACHED.countDown();
            if (!GO_ON.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody said go on");
            }
        }
    }
}

package org.songtor.store.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that forks PostgreSQL and lives as long as the JVM: the kernel ends the server when the forking <em>thread</em>
 * dies. It waits for the server, and starts it again where somebody killed it.
 */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A server that lived so long is taken for sound. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final int port;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "postgres-keeper");
    private volatile boolean stopping;
    private volatile @Nullable Process process;

    Keeper(Cluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
        thread.setDaemon(true);
    }

    /** Returns when the server takes connections. */
    void start() throws IOException, InterruptedException {
        thread.start();
        try {
            started.get(START.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("PostgreSQL did not start", e.getCause());
        } catch (TimeoutException e) {
            stop();
            throw new IOException("PostgreSQL did not start within " + START, e);
        }
    }

    boolean alive() {
        Process now = process;
        return now != null && now.isAlive();
    }

    private void run() {
        try {
            Process now = begin();
            started.complete(null);
            keep(now);
        } catch (IOException | InterruptedException | RuntimeException e) {
            LOG.error("PostgreSQL is not running", e);
            started.completeExceptionally(e);
        }
    }

    /** Never given up: a gateway that lives without its database does nothing, and nobody would start the database but this. */
    private void keep(Process first) throws InterruptedException {
        int failures = 0;
        for (Optional<Process> now = Optional.of(first); now.isPresent(); now = again(failures)) {
            long began = System.nanoTime();
            int code = now.get().waitFor();
            if (stopping) {
                return;
            }
            failures = System.nanoTime() - began > STEADY.toNanos() ? 0 : failures + 1;
            LOG.error("PostgreSQL ended by itself with {}; it is started again", code);
        }
    }

    /** A start may itself be killed, or fail on a disk that is full for the moment: it is tried again, ever more slowly. */
    private Optional<Process> again(int before) throws InterruptedException {
        for (int failures = before; !stopping; failures++) {
            Thread.sleep(pause(failures).toMillis());
            try {
                Process now = begin();
                if (stopping) {
                    end(now);
                }
                return Optional.of(now);
            } catch (IOException | RuntimeException e) {
                LOG.error("PostgreSQL did not start again; it is tried once more in {}", pause(failures + 1), e);
            }
        }
        return Optional.empty();
    }

    private static Duration pause(int failures) {
        Duration wait = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 20));
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }

    /** A server that an earlier life left may still be shutting down, and holds the folder for a moment. */
    private Process begin() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Process now = cluster.serve(port);
            process = now;
            if (ready(now)) {
                return now;
            }
            String said = Files.readString(cluster.console());
            boolean held = said.contains("lock file \"postmaster.pid\" already exists")
                    || said.contains("pre-existing shared memory block");
            if (!held || System.nanoTime() > deadline) {
                throw new IOException("PostgreSQL ended with " + now.exitValue() + " (data folder " + cluster.data()
                        + ", log folder beside it):\n" + said);
            }
            Thread.sleep(200);
        }
    }

    /** Ready by its own word in {@code postmaster.pid}, under the id of the process we forked: no other server is taken for it. */
    private boolean ready(Process now) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (now.isAlive()) {
            if (saysReady(cluster.data().resolve("postmaster.pid"), now.pid())) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                end(now);
                throw new IOException(
                        "PostgreSQL was not ready within " + START + "; see its log beside " + cluster.data());
            }
            Thread.sleep(20);
        }
        return false;
    }

    private static boolean saysReady(Path file, long pid) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (java.nio.file.NoSuchFileException e) {
            return false;
        }
        return lines.size() >= 8
                && lines.get(0).strip().equals(Long.toString(pid))
                && lines.get(7).strip().equals("ready");
    }

    /** Fast shutdown: open transactions are rolled back, everything committed is written. */
    void stop() throws InterruptedException {
        stopping = true;
        Process now = process;
        if (now != null) {
            end(now);
        }
    }

    private static void end(Process now) throws InterruptedException {
        interrupt(now);
        if (!now.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            LOG.error("PostgreSQL did not stop within {}; it is killed and recovers at its next start", STOP);
            now.destroyForcibly().waitFor();
        }
    }

    /** {@link Process#destroy()} sends SIGTERM, which waits for every session to end by itself. */
    private static void interrupt(Process now) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(now.pid())).start().waitFor();
        } catch (IOException e) {
            LOG.warn("no kill program; PostgreSQL is asked by SIGTERM", e);
            now.destroy();
        }
    }
}

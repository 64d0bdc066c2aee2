package org.songtor.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.songtor.model.FundId;
import org.songtor.port.CheckOnly;
import org.songtor.port.Installation;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Files that are looked at and not taken. The result is kept in memory, one an officer, until the next or the end of the program: a check leaves no trace.
 * Two at a time and a few waiting; what comes beyond is sent away.
 */
@Component
class CheckJobs implements DisposableBean {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final CheckOnly check;
    private final Clock clock;
    private final Path folder;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));

    @Autowired
    CheckJobs(CheckOnly check, Clock clock, Installation installation) throws IOException {
        this(check, clock, installation.home().resolve("intake").resolve("looked-at"));
    }

    /** @param folder own folder; what an earlier life left in it is deleted */
    CheckJobs(CheckOnly check, Clock clock, Path folder) throws IOException {
        this.check = check;
        this.clock = clock;
        this.folder = Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path old : left) {
                Files.delete(old);
            }
        }
    }

    /** One file of one officer. */
    record Job(FundId fund, String sourceName, long size, Instant begun, CompletableFuture<CheckOnly.Result> result) {}

    /** Writes the file. */
    interface Source {
        void to(Path file) throws IOException;
    }

    /** Waits a moment for the result. False when too many wait already; nothing was kept then. */
    boolean begin(String login, FundId fund, String sourceName, Source source) throws IOException {
        Path file = Files.createTempFile(folder, "check-", ".bin");
        CompletableFuture<CheckOnly.Result> result = new CompletableFuture<>();
        try {
            source.to(file);
            Job job = new Job(fund, sourceName, Files.size(file), clock.instant(), result);
            pool.execute(() -> run(job, file));
            jobs.put(login, job);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        } catch (RejectedExecutionException e) {
            Files.deleteIfExists(file);
            return false;
        }
        await(result);
        return true;
    }

    Optional<Job> of(String login) {
        return Optional.ofNullable(jobs.get(login));
    }

    private void run(Job job, Path file) {
        try {
            job.result().complete(check.check(job.fund(), job.sourceName(), file));
        } catch (Exception e) {
            job.result().completeExceptionally(e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A failure is told by the page that asks for the result. */
    private static void await(CompletableFuture<CheckOnly.Result> result) {
        try {
            result.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        pool.shutdownNow();
    }
}

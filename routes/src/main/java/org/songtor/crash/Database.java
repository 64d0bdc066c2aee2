package org.songtor.crash;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The PostgreSQL of a home, as a process that can be killed and traced. */
final class Database {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);

    private Database() {}

    static Path data(Path run) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(run.resolve("home/postgres/server.properties"))) {
            properties.load(in);
        }
        return Path.of(properties.getProperty("data"));
    }

    /** The server's first process; empty while none lives. */
    static Optional<ProcessHandle> postmaster(Path run) throws IOException {
        Path file = data(run).resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    /** The server and all its sessions. */
    static List<Long> processes(Path run) throws IOException {
        return postmaster(run).stream()
                .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }

    /**
     * {@code kill -9} of the first process; its children end by themselves. One that is just being started again after an earlier kill is waited for.
     *
     * @throws IOException where none came
     */
    static void kill(Path run) throws IOException, InterruptedException {
        ProcessHandle postmaster = awaited(run);
        String pid = Long.toString(postmaster.pid());
        if (new ProcessBuilder("kill", "-9", pid).start().waitFor() != 0 || !gone(postmaster)) {
            throw new IOException("the database " + pid + " could not be killed");
        }
    }

    private static ProcessHandle awaited(Path run) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Optional<ProcessHandle> postmaster = postmaster(run);
            if (postmaster.isPresent()) {
                return postmaster.get();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IOException("there was no database to kill for " + LONGEST.toSeconds() + " s");
    }

    private static boolean gone(ProcessHandle process) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return !process.isAlive();
    }
}

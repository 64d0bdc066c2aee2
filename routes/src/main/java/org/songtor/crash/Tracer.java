package org.songtor.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** strace at living processes: lets their system calls fail, and writes down each that did. */
final class Tracer implements AutoCloseable {
    private static final Duration ATTACHED = Duration.ofSeconds(20);
    private static final int SECONDS = 20;

    private final Process process;
    private final Path log;

    private Tracer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Whether this machine has strace, and lets us use it on a process of ours. */
    static boolean works() throws InterruptedException {
        try {
            Process try1 = new ProcessBuilder("strace", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .start();
            return try1.waitFor(SECONDS, TimeUnit.SECONDS) && try1.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns when it holds every process. */
    static Tracer attach(List<Long> pids, Injection injection, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", log.toString()));
        command.addAll(List.of("-e", "trace=" + injection.calls()));
        command.addAll(List.of("-e", "inject=" + injection.calls() + ":" + injection.how()));
        if (!injection.path().isEmpty()) {
            command.addAll(List.of("-P", injection.path()));
        }
        pids.forEach(pid -> command.addAll(List.of("-p", Long.toString(pid))));
        Path said = log.resolveSibling(log.getFileName() + ".said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        long end = System.nanoTime() + ATTACHED.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (Files.readString(said).contains("attached")) {
                return new Tracer(process, log);
            }
            LockSupport.parkNanos(20_000_000L);
        }
        process.destroyForcibly();
        throw new IOException("strace did not attach: " + Files.readString(said));
    }

    /** How many calls were made to fail. */
    long injected() throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(l -> l.contains("(INJECTED)")).count();
        }
    }

    /** Lets the processes go; those that ended meanwhile ended it too. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}

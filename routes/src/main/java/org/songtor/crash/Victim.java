package org.songtor.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.songtor.fault.CrashPoint;

/** One life of the gateway. */
final class Victim implements AutoCloseable {
    /** What the shell calls the end by {@code kill -9}. */
    static final int KILLED = 137;

    private static final Duration END = Duration.ofSeconds(30);
    /** Of one that writes what it loaded. */
    private static final Duration LONG_END = Duration.ofMinutes(5);

    private final Process process;
    private final Duration end;
    private final LastWords words;
    private final BufferedReader output;
    private final PrintWriter input;
    private final int port;
    private final int sftpPort;
    private volatile boolean killed;
    private volatile @Nullable CrashPoint armed;

    /** Returns when it takes batches, as it says itself. @param words what it will write to its error output */
    Victim(Process process, Duration end, LastWords words) throws IOException {
        this.process = process;
        this.end = end;
        this.words = words;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        String[] ready = answer(VictimMain.READY).split(" ");
        this.port = Integer.parseInt(ready[1]);
        this.sftpPort = Integer.parseInt(ready[2]);
    }

    /**
     * Returns when it takes batches.
     *
     * @param locations where its settings lie, as Spring Boot names them
     */
    static Victim start(Path run, String locations) throws IOException {
        Path errors = run.resolve("victim.err");
        LastWords words = LastWords.of(errors);
        Process process = new ProcessBuilder(java(run, locations))
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        try {
            return new Victim(process, Archive.writes(run) ? LONG_END : END, words);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** As the launcher starts it, but compiled quickly rather than well: it will not live long. */
    private static List<String> java(Path run, String locations) {
        String root = System.getProperty("songtor.root", "");
        return Java.command(
                Objects.requireNonNull(run.toAbsolutePath().getParent()),
                "400m",
                options(run, root, locations),
                VictimMain.class,
                run.resolve("victim.properties").toString());
    }

    private static List<String> options(Path run, String root, String locations) {
        List<String> options = new ArrayList<>(Archive.options(Jdk.chosen(), run));
        options.addAll(List.of(
                "-Xlog:disable",
                "-Xmn160m",
                "-XX:-UsePerfData",
                // Cores are fewer than houses: one thread compiles, and an exception on the way is not followed
                // through all of Spring.
                "-XX:CICompilerCount=1",
                // And less of what is called a few hundred times in a start, and never again.
                "-XX:CompileThresholdScaling=2",
                "-Djdk.reflect.useNativeAccessorOnly=true",
                "-XX:MaxJavaStackTraceDepth=40",
                "-Dsongtor.root=" + root,
                "-Dspring.config.location=" + locations,
                "-Dlogging.file.name=" + run.resolve("songtor.log"),
                "-Dlogging.threshold.console=OFF"));
        return options;
    }

    int port() {
        return port;
    }

    int sftpPort() {
        return sftpPort;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** When this returns, the crash will come. */
    void arm(CrashPoint point, int pass) throws IOException {
        armed = point;
        obey("arm " + point + ":" + pass);
    }

    /**
     * Returns when it did what the words say.
     *
     * @throws IOException where it could not, or died meanwhile
     */
    void obey(String words) throws IOException {
        input.println(words);
        String answer = answer("");
        if (!answer.equals(VictimMain.DONE + words)) {
            throw new IOException(answer);
        }
    }

    /** A gateway that dies instead of answering has told why on its error output. */
    private String answer(String start) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        String why = words.last();
        throw new IOException("the gateway ended" + (why.isEmpty() ? "" : ": " + why) + "; see " + words.errors()
                + " and songtor.log beside it");
    }

    /** @return false where it still lives after that */
    boolean diesWithin(Duration wait) throws InterruptedException {
        return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Whether its last word names this point; a kill by anybody else has none. */
    boolean diedAt(CrashPoint point) throws IOException {
        return words.name(point);
    }

    /** Whether the campaign ended it: by {@link #kill}, or at the point it was armed for. */
    boolean wasKilled() throws IOException {
        CrashPoint point = armed;
        return killed || (point != null && exitCode() == KILLED && diedAt(point));
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        killed |= process.isAlive();
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        input.close();
        if (!process.waitFor(end.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }
}

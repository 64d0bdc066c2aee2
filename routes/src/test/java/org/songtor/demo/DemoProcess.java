package org.songtor.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.cli.Main;
import org.songtor.crash.KeptClasses;
import org.songtor.crash.TestProgram;

/** The demo as a process of its own, with the heap and the switches the launcher gives it, so that it can really be killed. */
final class DemoProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Process process;
    private final Path output;

    private DemoProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static DemoProcess start(Path dir, Path keys, String... more) throws IOException {
        List<String> command = new ArrayList<>(
                TestProgram.command("1g", KeptClasses.read(), Main.class, "demo", "--dir", dir.toString()));
        command.addAll(List.of(more));
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target")), "demo", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SONGTOR_KEYS", keys.toString());
        return new DemoProcess(builder.start(), output);
    }

    String said() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Waits until the demo says something that matches; a demo that ends before is an error that shows all it said. */
    Matcher await(String pattern) throws IOException, InterruptedException {
        Pattern compiled = Pattern.compile(pattern);
        Instant end = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(end)) {
            Matcher found = compiled.matcher(said());
            if (found.find()) {
                return found;
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the demo did not say \"" + pattern + "\" but:\n" + said());
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the demo did not end");
        }
        return process.exitValue();
    }

    /** {@code kill -9}. */
    int kill() throws InterruptedException {
        process.destroyForcibly();
        return exitCode();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

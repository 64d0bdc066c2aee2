package org.songtor.bench;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A gateway in a process of its own, as {@code serve} starts it, which can be killed. */
final class Served {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration END = Duration.ofSeconds(30);
    private static final List<String> ALIKE =
            List.of("-XX:TieredStopAtLevel=", "-XX:ReservedCodeCacheSize=", "-XX:SharedArchiveFile=");

    private final Process process;
    private final HttpRequest health;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private Served(Process process, int port) {
        this.process = process;
        this.health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .timeout(PATIENCE)
                .build();
    }

    static Served start(Path home, Map<String, Object> settings, int port) throws IOException {
        Path file = home.resolve("serve.properties");
        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(key, value.toString()));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        Path said = home.resolve("serve.said");
        Process process = new ProcessBuilder(command(file))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start();
        Served served = new Served(process, port);
        // Not to be left behind where somebody ends the measuring.
        Runtime.getRuntime().addShutdownHook(new Thread(served::end));
        return served;
    }

    /** As the launcher starts it, and with the compiler and the kept classes that this program has. */
    private static List<String> command(Path settings) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> ALIKE.stream().anyMatch(a::startsWith))
                .forEach(command::add);
        for (String option : List.of(
                "user.language",
                "user.country",
                "user.timezone",
                "file.encoding",
                "songtor.root",
                "jdk.serialFilter")) {
            command.add("-D" + option + "=" + System.getProperty(option, ""));
        }
        command.add("-Dspring.config.additional-location=" + System.getProperty("spring.config.additional-location", "")
                + ",file:" + settings);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        // By name: the commands know the benches, and not the other way round.
        command.add("org.songtor.cli.Main");
        command.add("serve");
        return command;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Whether it says of itself that it, its database and its broker are well. */
    boolean ready() {
        try {
            HttpResponse<String> reply = client.send(health, HttpResponse.BodyHandlers.ofString());
            return reply.statusCode() == 200 && reply.body().contains("\"UP\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@code kill -9} of the gateway and of everything it started. */
    void kill() throws InterruptedException {
        end();
        process.waitFor();
    }

    /** In order, so that the database leaves nothing behind either. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }

    private void end() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}

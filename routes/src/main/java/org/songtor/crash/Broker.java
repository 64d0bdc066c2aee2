package org.songtor.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One broker process after the other, over the same data and port. */
final class Broker implements AutoCloseable {
    private static final int SECONDS = 30;

    private final Path data;
    private final int port;
    private Process process;

    Broker(Path data) throws IOException {
        this.data = Files.createDirectories(data);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            this.port = socket.getLocalPort();
        }
        this.process = start();
    }

    int port() {
        return port;
    }

    /** What tells a gateway to use this one, as an operator would: a gateway finds its broker again without words in the address. */
    Map<String, String> settings() {
        return Map.of(
                "spring.artemis.mode",
                "native",
                "spring.artemis.broker-url",
                "tcp://127.0.0.1:" + port + "?callTimeout=5000");
    }

    private Process start() throws IOException {
        Process now = new ProcessBuilder(Java.command(
                        data, "256m", List.of(), BrokerMain.class, data.toString(), Integer.toString(port)))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        data.resolve("broker.err").toFile()))
                .start();
        BufferedReader output = now.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("ready")) {
                return now;
            }
        }
        throw new IOException("the broker did not start: see " + data);
    }

    /** {@code kill -9}, and another one. @return the exit code of the one that was killed */
    int killAndStart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        int code = process.exitValue();
        process = start();
        return code;
    }

    @Override
    public void close() throws InterruptedException, IOException {
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}

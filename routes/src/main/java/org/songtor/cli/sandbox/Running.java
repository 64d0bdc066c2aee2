package org.songtor.cli.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The sandbox that runs in a folder, as commands reach it: by the port that it wrote there. */
final class Running {
    private static final String NO_PORT = "0";

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "target/sandbox",
            description = "The sandbox's folder (default: ${DEFAULT-VALUE}); a demo's is target/demo.")
    Path dir = Path.of("target/sandbox");

    private final ObjectMapper json = new ObjectMapper();

    JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        return call("GET", path, BodyPublishers.noBody());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return json.readTree(call("POST", path, BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    void delete(String path) throws IOException, InterruptedException {
        String unused = call("DELETE", path, BodyPublishers.noBody());
    }

    private String call(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(root().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        HttpResponse<String> response;
        try {
            response = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.net.ConnectException e) {
            throw new IOException("no sandbox is running in " + dir, e);
        }
        if (response.statusCode() >= 300) {
            throw new IllegalArgumentException(response.body().strip());
        }
        return response.body();
    }

    private URI root() throws IOException {
        Path file = dir.resolve("agency").resolve("ports.properties");
        if (!Files.exists(file)) {
            throw new IOException("no sandbox was ever started in " + dir);
        }
        Properties ports = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            ports.load(in);
        }
        return URI.create("http://127.0.0.1:" + ports.getProperty("control", NO_PORT) + "/sandbox/v1/");
    }
}

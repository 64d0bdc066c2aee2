package org.songtor.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.songtor.Songtor;
import org.songtor.model.Sha256;
import org.songtor.signing.ReadyKeys;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The whole gateway with its own database, whose agencies are out of reach; the fund {@code wiang} has the corpus' roster. */
final class CorpusGateway implements AutoCloseable {
    static final String KEY = "corpus-key";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private CorpusGateway(ConfigurableApplicationContext context, Path home) {
        this.context = context;
        this.home = home;
    }

    static CorpusGateway start(Path temp) throws IOException {
        return start(temp, Map.of());
    }

    static CorpusGateway start(Path temp, Map<String, Object> more) throws IOException {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = temp.resolve("home");
        Path intake = Files.createDirectories(home.resolve("intake/wiang"));
        Files.copy(Case.CORPUS.resolve("roster.csv"), intake.resolve("roster.csv"));
        Map<String, Object> settings = new HashMap<>(Map.of(
                "songtor.home", home.toString(),
                "songtor.keys", ReadyKeys.at(temp.resolve("keys")).toString(),
                "server.port", 0,
                "spring.main.banner-mode", "off",
                "songtor.funds.wiang.api-key-sha256",
                        Sha256.of(KEY.getBytes(StandardCharsets.UTF_8)).hex()));
        settings.putAll(more);
        return new CorpusGateway(
                new SpringApplicationBuilder(Songtor.class)
                        .initializers(c -> c.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("corpus", settings)))
                        .run(),
                home);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Path inbox() {
        return home.resolve("intake/wiang/in");
    }

    Path receipts() {
        return home.resolve("intake/wiang/receipts");
    }

    HttpResponse<String> post(String key, String disposition, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(at("/api/v1/batches"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + KEY)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", disposition)
                .POST(body)
                .build();
        return send(request);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + KEY)
                .build());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort() + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The receipt of an answer, whether the batch was taken or refused. */
    JsonNode receipt(HttpResponse<String> response) throws IOException {
        JsonNode body = json.readTree(response.body());
        return body.has("receipt") ? body.get("receipt") : body;
    }

    @Override
    public void close() {
        context.close();
    }
}

package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.songtor.intake.Village.Batch;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** A fund's program at the API. Its classes say the same of the gateway, so all of a JVM share one. */
@SpringBootTest(
        classes = ApiGateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.additional-location=", "spring.main.banner-mode=off"})
@ContextConfiguration(initializers = ApiGateway.Settings.class)
abstract class AtTheApi {
    final ObjectMapper json = new ObjectMapper();
    final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    Village village;

    @BeforeEach
    void empty() {
        village.batches.batches.clear();
    }

    static Batch batch() {
        return new Batch()
                .line(Village.NAMPHUENG, "nsf", "100.00")
                .line(Village.SOMCHAI, "nsf", "100.00")
                .line(Village.BUNMI, "nsf", "100.00");
    }

    HttpResponse<String> post(byte[] body, String key) throws Exception {
        HttpRequest request = request("/api/v1/batches", Village.KEY)
                .header("Idempotency-Key", key)
                .header("Content-Type", "text/csv")
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''%E0%B8%AA%E0%B8%A1%E0%B8%B2%E0%B8%8A%E0%B8%B4%E0%B8%81.csv")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> send(String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String key) throws Exception {
        return http.send(request(path, key).GET().build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).version(HttpClient.Version.HTTP_1_1);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    String raw(String call) throws IOException {
        try (Socket raw = new Socket("127.0.0.1", port)) {
            raw.getOutputStream().write(call.getBytes(StandardCharsets.ISO_8859_1));
            return new String(raw.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    JsonNode problem(HttpResponse<String> reply, int status) throws IOException {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.body()).doesNotContain("Exception").doesNotContain("org.songtor");
        return json.readTree(reply.body());
    }
}

package org.songtor.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fund's program that calls, and keeps the receipt it is given. */
final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** As the reply's state says it, and as a fault does. */
    private static final Pattern AGAIN = Pattern.compile("TRY_AGAIN|TryAgain");

    private static final Pattern NUMBER = Pattern.compile("number>(B[0-9]+)<");

    private final String base;
    private final String apiKey;
    private final Path receipts;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Calls(int port, String apiKey, Path receipts) {
        this.base = "http://127.0.0.1:" + port;
        this.apiKey = apiKey;
        this.receipts = receipts;
    }

    void rest(Batch batch) throws IOException, InterruptedException {
        HttpResponse<String> reply = send(request("/api/v1/batches")
                .header("Idempotency-Key", batch.name())
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + batch.name() + "\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(batch.bytes())));
        if (reply.statusCode() == 200 || reply.statusCode() == 201) {
            keep(batch, reply.body());
        } else if (reply.statusCode() != 202 && reply.statusCode() != 503) {
            throw new IllegalStateException(batch.name() + ": status " + reply.statusCode() + " " + reply.body());
        }
    }

    void soap(Batch batch) throws IOException, InterruptedException {
        String body = """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>\
                <SubmitBatch xmlns="urn:songtor:intake:v1"><idempotencyKey>%1$s</idempotencyKey>\
                <sourceName>%1$s</sourceName><file>%2$s</file></SubmitBatch></s:Body></s:Envelope>""".formatted(batch.name(), Base64.getEncoder().encodeToString(batch.bytes()));
        HttpResponse<String> reply = send(request("/services/intake/v1")
                .header("Content-Type", "application/soap+xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
        Matcher number = NUMBER.matcher(reply.body());
        if (reply.statusCode() == 200 && number.find()) {
            fetch(batch, number.group(1));
        } else if (reply.statusCode() == 200 || !AGAIN.matcher(reply.body()).find()) {
            throw new IllegalStateException(batch.name() + ": status " + reply.statusCode() + " " + reply.body());
        }
    }

    /** The receipt of a SOAP call, in the form that is kept. */
    private void fetch(Batch batch, String number) throws IOException, InterruptedException {
        HttpResponse<String> reply = send(request("/api/v1/batches/" + number).GET());
        if (reply.statusCode() == 200) {
            keep(batch, reply.body());
        }
    }

    private void keep(Batch batch, String receipt) throws IOException {
        String number = new ObjectMapper().readTree(receipt).path("number").asText();
        Files.writeString(receipts.resolve(batch.name() + "." + number + ".json"), receipt);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + apiKey);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

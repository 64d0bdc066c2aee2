package org.songtor.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Submits a batch as a fund would: into its watched folder, or with its program's key over HTTP. */
final class Submit {
    private final Path home;
    private final URI api;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Submit(Path home, int port) {
        this.home = home;
        this.api = URI.create("http://127.0.0.1:" + port + "/api/v1/batches");
    }

    void byFolder(Sample.Submission submission) throws IOException {
        Path in = home.resolve("intake").resolve(submission.fund().value()).resolve("in");
        Files.createDirectories(in);
        Path part = in.resolveSibling(submission.file() + ".part");
        Files.write(part, Sample.bytes(submission.file()));
        Files.move(part, in.resolve(submission.file()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** @return the receipt, JSON */
    String byProgram(Sample.Submission submission, String apiKey) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + apiKey)
                .header("Idempotency-Key", submission.fund() + "-" + submission.file())
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + submission.file() + "\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Sample.bytes(submission.file())))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201 && response.statusCode() != 200) {
            throw new IOException(
                    "batch " + submission.file() + " got status " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}

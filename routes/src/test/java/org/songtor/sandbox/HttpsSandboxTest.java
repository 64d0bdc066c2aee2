package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Document;
import org.songtor.model.Sha256;
import org.songtor.port.KeyRing.Identity;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;

class HttpsSandboxTest {
    @TempDir
    static Path shared;

    @TempDir
    Path dir;

    private static final Document FILE = World.document(7, 2);

    @Test
    void a_file_is_put_asked_for_answered_and_fetched() throws Exception {
        World world = new World(dir, shared.resolve("keys"));
        String name = world.format.fileName(FILE.header());
        byte[] content = world.format.write(FILE);
        try (Sandbox sandbox = world.start(Optional.empty())) {
            HttpClient http = client(world, new Identity.TlsClient());
            String base = base(sandbox);
            assertThat(get(http, base + "/inbox/" + name).statusCode()).isEqualTo(404);
            assertThat(put(http, base + "/inbox/" + name + ".p7s", world.sign(content)))
                    .isEqualTo(201);
            assertThat(put(http, base + "/inbox/" + name, content)).isEqualTo(201);
            assertThat(text(get(http, base + "/inbox/" + name)))
                    .isEqualTo("{\"name\":\"" + name + "\",\"size\":" + content.length + ",\"sha256\":\""
                            + Sha256.of(content) + "\"}");
            assertThat(put(http, base + "/inbox/" + name, content)).isEqualTo(200);
            assertThat(put(http, base + "/inbox/" + name, new byte[] {1})).isEqualTo(409);
            assertThat(world.ledger())
                    .extracting(r -> r.substring(r.lastIndexOf(',') + 1))
                    .containsExactly("booked", "booked", "repeat", "conflict");

            World.await(sandbox::idle);
            String answer = "TA-" + FILE.header().reference() + "-00000007.txt";
            assertThat(text(get(http, base + "/outbox"))).isEqualTo("[\"" + answer + "\"]");
            byte[] bytes = get(http, base + "/outbox/" + answer).body();
            assertThat(world.signer.reject(
                            new Identity.AgencySigner(World.TOY),
                            bytes,
                            get(http, base + "/outbox/" + answer + ".p7s").body()))
                    .isEmpty();
            assertThat(delete(http, base + "/outbox/" + answer)).isEqualTo(204);
            assertThat(delete(http, base + "/outbox/" + answer)).isEqualTo(204);
            assertThat(text(get(http, base + "/outbox"))).isEqualTo("[]");
            assertThat(get(http, base.replace("/one", "/statements") + "/outbox")
                            .body()
                            .length)
                    .isGreaterThan(2);
        }
    }

    /** As where a gateway that died and the one in its place both say that they have an answer. */
    @Test
    void two_who_take_the_same_document_away_at_once_are_both_told_that_it_is_gone() throws Exception {
        World world = new World(dir, shared.resolve("keys"));
        try (Sandbox sandbox = world.start(Optional.empty())) {
            HttpClient http = client(world, new Identity.TlsClient());
            assertThat(get(http, base(sandbox) + "/outbox").statusCode()).isEqualTo(200);
            List<CompletableFuture<Integer>> taken = new ArrayList<>();
            for (int document = 0; document < 40; document++) {
                String name = "TA-%08d.txt".formatted(document);
                Files.write(world.toy("box/one/outbox/" + name + ".p7s"), new byte[] {1});
                Files.write(world.toy("box/one/outbox/" + name), new byte[] {1});
                HttpRequest delete = HttpRequest.newBuilder(URI.create(base(sandbox) + "/outbox/" + name))
                        .DELETE()
                        .build();
                for (int who = 0; who < 4; who++) {
                    taken.add(http.sendAsync(delete, HttpResponse.BodyHandlers.discarding())
                            .thenApply(HttpResponse::statusCode));
                }
            }
            assertThat(taken).extracting(CompletableFuture::join).containsOnly(204);
            assertThat(text(get(http, base(sandbox) + "/outbox"))).isEqualTo("[]");
        }
    }

    @Test
    void what_is_no_plain_name_or_no_box_or_not_its_hash_is_refused() throws Exception {
        World world = new World(dir, shared.resolve("keys"));
        try (Sandbox sandbox = world.start(Optional.empty())) {
            HttpClient http = client(world, new Identity.TlsClient());
            String base = base(sandbox);
            for (String bad :
                    new String[] {"/inbox/a%20b", "/inbox/..%2Fledger.csv", "/inbox/x.part", "/inbox/%2e%2e"}) {
                assertThat(put(http, base + bad, new byte[] {1})).isBetween(400, 404);
            }
            assertThat(put(http, base.replace("/one", "/three") + "/inbox/a.txt", new byte[] {1}))
                    .isEqualTo(404);
            assertThat(put(http, base.replace("/one", "/statements") + "/inbox/a.txt", new byte[] {1}))
                    .isEqualTo(404);
            HttpRequest lie = HttpRequest.newBuilder(URI.create(base + "/inbox/a.txt"))
                    .header("Idempotency-Key", Sha256.of(new byte[] {2}).hex())
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[] {1}))
                    .build();
            assertThat(http.send(lie, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(422);
            assertThat(world.ledger()).isEmpty();
        }
    }

    @Test
    void only_the_gateways_certificate_comes_in() throws Exception {
        World world = new World(dir, shared.resolve("keys"));
        try (Sandbox sandbox = world.start(Optional.empty())) {
            assertThat(get(client(world, new Identity.Gateway()), base(sandbox) + "/outbox")
                            .statusCode())
                    .isEqualTo(403);
            HttpClient nobody = HttpClient.newBuilder()
                    .sslContext(SslBundle.of(SslStoreBundle.of(null, null, world.keys.trust()))
                            .createSslContext())
                    .build();
            assertThatThrownBy(() -> get(nobody, base(sandbox) + "/outbox")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_stop_between_any_two_steps_doubles_nothing() throws Exception {
        World world = new World(dir, shared.resolve("keys"));
        String name = world.format.fileName(FILE.header());
        byte[] content = world.format.write(FILE);
        int port;
        Sandbox slow = Sandbox.start(
                world.settings(Optional.empty(), Duration.ofSeconds(1), Duration.ofSeconds(1)), ToyFormats.class);
        port = slow.httpsPort();
        HttpClient http = client(world, new Identity.TlsClient());
        put(http, base(slow) + "/inbox/" + name + ".p7s", world.sign(content));
        put(http, base(slow) + "/inbox/" + name, content);
        assertThat(slow.idle()).isFalse();
        slow.close();
        assertThat(world.names("answers")).isEmpty();
        // As a stop in the middle of writing would leave it: rows that do not count, a file nobody booked yet.
        Files.writeString(
                world.toy("ledger.csv"), "2026-11-21T00:00:00Z,half", java.nio.file.StandardOpenOption.APPEND);
        byte[] other = world.format.write(World.document(8, 1));
        String otherName = world.format.fileName(World.document(8, 1).header());
        Files.write(world.toy("box/one/inbox/" + otherName + ".p7s"), world.sign(other));
        Files.write(world.toy("box/one/inbox/" + otherName), other);

        try (Sandbox again = world.start(Optional.empty())) {
            assertThat(again.httpsPort()).isEqualTo(port);
            World.await(again::idle);
        }
        byte[] answer =
                Files.readAllBytes(world.toy("answers/TA-" + FILE.header().reference() + "-00000007.txt"));
        var statements = world.names("statements");
        Files.delete(world.toy("box/one/outbox/TA-" + FILE.header().reference() + "-00000007.txt"));
        try (Sandbox third = world.start(Optional.empty())) {
            World.await(third::idle);
        }
        assertThat(world.ledger())
                .extracting(r -> r.substring(r.lastIndexOf(',') + 1))
                .containsExactly("booked", "booked", "booked");
        assertThat(world.names("answers")).hasSize(4);
        assertThat(world.names("statements")).isEqualTo(statements);
        assertThat(world.toy("box/one/outbox/TA-" + FILE.header().reference() + "-00000007.txt"))
                .hasBinaryContent(answer);
    }

    private static String base(Sandbox sandbox) {
        return "https://localhost:" + sandbox.httpsPort() + "/toy/one";
    }

    private static HttpClient client(World world, Identity identity) {
        String password = new String(world.keys.password());
        SslBundle bundle = SslBundle.of(
                SslStoreBundle.of(world.keys.identity(identity), password, world.keys.trust()),
                SslBundleKey.of(password, identity.name()));
        return HttpClient.newBuilder().sslContext(bundle.createSslContext()).build();
    }

    @Test
    void nobody_is_calmed_by_a_code_that_no_agency_has() throws Exception {
        World world = new World(dir, shared.resolve("keys"));
        try (Sandbox sandbox = world.start(Optional.empty())) {
            sandbox.misbehave(Misbehaviour.TRUNCATE, World.TOY);
            HttpClient http = HttpClient.newHttpClient();
            String orders = "http://127.0.0.1:" + sandbox.controlPort() + "/sandbox/v1/orders";
            assertThat(delete(http, orders + "/tyo")).isEqualTo(404);
            assertThat(text(get(http, orders))).contains("truncate");
            assertThat(delete(http, orders + "/toy")).isEqualTo(204);
            assertThat(text(get(http, orders))).isEqualTo("[]");
        }
    }

    private static int put(HttpClient http, String url, byte[] content) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Idempotency-Key", Sha256.of(content).hex())
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static int delete(HttpClient http, String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).DELETE().build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpResponse<byte[]> get(HttpClient http, String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}

package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.model.AgencyCode;
import org.songtor.sandbox.SandboxSettings.Kind;

/** What the sandbox is asked to do wrong, and that nothing is ordered where it is not understood. */
class NewOrderTest {
    private static final AgencyCode TOY = AgencyCode.of("toy");
    private static final AgencyCode WEB = AgencyCode.of("web");

    @TempDir
    private Path folder;

    private Controls controls;
    private Orders orders;

    @BeforeEach
    void start() throws IOException {
        orders = new Orders(new OrderBook(folder.resolve("misbehaviour.csv"), new Disk(folder.resolve("making"))));
        Map<AgencyCode, SandboxSettings.Agency> agencies =
                Map.of(TOY, agency("0200423250", Kind.SFTP), WEB, agency("0200423251", Kind.HTTPS));
        SandboxSettings settings = new SandboxSettings(
                folder, folder, 0, 0, Optional.empty(), agencies, Duration.ZERO, Duration.ofDays(1));
        Map<String, Box> boxes = Map.of(
                "toy/one", new Box(TOY, "one", Kind.SFTP, folder), "web/one", new Box(WEB, "one", Kind.HTTPS, folder));
        controls = new Controls(settings, 0, new Desks(Map.of(), boxes, orders), orders);
        controls.start();
    }

    private static SandboxSettings.Agency agency(String account, Kind kind) {
        return new SandboxSettings.Agency(account, "camt.053", Map.of("one", kind));
    }

    @AfterEach
    void stop() {
        controls.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'agency':'toy','what':'quota','times':-1} | times: 1 to 1000000, not -1",
                "{'agency':'toy','what':'quota','times':0} | times: 1 to 1000000, not 0",
                "{'agency':'toy','what':'quota','times':1.5} | times: 1 to 1000000, not 1.5",
                "{'agency':'toy','what':'quota','times':9999999999} | times: 1 to 1000000",
                "{'agency':'toy','what':'quota','times':'3'} | times: 1 to 1000000",
                "{'agency':'toy','what':'quota','tims':3} | no field tims; there are what, agency, profile, times, delayMillis",
                "{'agency':'toy','what':'quota','delay':'2 minutes'} | no field delay",
                "{'agency':'toy','what':'quota','delayMillis':'2 minutes'} | delayMillis: 0 to 120000",
                "{'agency':'toy','what':'quota','delayMillis':-1} | delayMillis: 0 to 120000, not -1",
                "{'agency':'toy'} | what is missing",
                "{'what':'quota'} | agency is missing",
                "{'agency':'toy','what':'quota','profile':7} | profile: a text, not 7",
                "{'agency':'toy','what':'quota','times':1,'times':2} | twice",
                "{'agency':'toy','what':'quota'} and more | no JSON",
                "[] | an object",
                "{'agency':'web','what':'rename-fails'} | no box web/* can rename-fails",
                "{'agency':'toy','what':'error-inside-200'} | no box toy/* can error-inside-200",
            })
    void an_order_that_is_not_understood_is_refused_in_words_and_nothing_is_ordered(String body, String words)
            throws Exception {
        HttpResponse<String> reply = post(body.replace('\'', '"'));
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains(words.replace("an object", "a JSON object"));
        assertThat(orders.list()).isEmpty();
    }

    @Test
    void what_is_understood_is_ordered() throws Exception {
        assertThat(post("{\"agency\":\"web\",\"what\":\"quota\",\"times\":3,\"delayMillis\":50}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("{\"agency\":\"toy\",\"what\":\"rename-fails\"}").statusCode())
                .isEqualTo(201);
        assertThat(orders.list())
                .extracting(Order::left, Order::delay)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, Optional.of(Duration.ofMillis(50))),
                        org.assertj.core.groups.Tuple.tuple(Order.ALWAYS, Optional.empty()));
        assertThatThrownBy(() -> NewOrder.of(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controls.port() + "/sandbox/v1/orders"))
                                .timeout(Duration.ofSeconds(20))
                                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}

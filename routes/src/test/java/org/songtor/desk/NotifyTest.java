package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.MemoryBoxReads;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.port.FundEvents;
import org.songtor.port.Outbox;
import org.songtor.settings.Channel;
import org.songtor.settings.FundEntry;
import org.songtor.settings.WebhookEntry;

/** Events told to a real HTTP receiver. */
class NotifyTest {
    private static final FundId WIANG = FundId.of("wiang");
    private static final String KEY = "0f".repeat(32);
    private static final Instant NOW = Instant.parse("2026-11-21T07:30:00Z");

    @TempDir
    private Path keys;

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Memory events = new Memory();
    private final MemoryBoxReads clock = new MemoryBoxReads(NOW);
    private volatile int answer = 204;
    private volatile boolean endless;
    private volatile Duration takes = Duration.ZERO;
    private final List<String> offered = new ArrayList<>();
    private HttpServer receiver;

    private record Call(String signature, String id, String body) {}

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
    }

    private void take(HttpExchange call) throws IOException {
        offered.addAll(call.getRequestHeaders().getOrDefault("Upgrade", List.of()));
        calls.add(new Call(
                call.getRequestHeaders().getFirst("Songtor-Signature"),
                call.getRequestHeaders().getFirst("Songtor-Event-Id"),
                new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (answer == 302) {
            call.getResponseHeaders().add("Location", "/elsewhere");
        }
        clock.at(clock.instant().plus(takes));
        if (endless) {
            call.sendResponseHeaders(answer, 0);
            call.getResponseBody().write('.');
            call.getResponseBody().flush();
            return;
        }
        call.sendResponseHeaders(answer, -1);
        call.close();
    }

    @Test
    void every_event_is_told_once_and_signed_with_the_funds_own_key() throws Exception {
        Notify notify = notifying();
        notify.turn(new Outbox.Work(Outbox.NOTIFY, 1, 1));
        assertThat(calls).hasSize(2);
        assertThat(offered).as("another protocol").isEmpty();
        assertThat(events.untold(1, 10)).isEmpty();
        assertThat(events.refused).containsExactly(false);
        JsonNode body = new ObjectMapper().readTree(calls.get(0).body());
        assertThat(body.get("id").asText()).isEqualTo(calls.get(0).id());
        assertThat(body.get("type").asText()).isEqualTo("item.opened");
        assertThat(body.get("subject").asText()).isEqualTo("item:12");
        assertThat(body.get("fund").asText()).isEqualTo("wiang");
        String t = Long.toString(NOW.getEpochSecond());
        assertThat(calls.get(0).signature())
                .isEqualTo("t=" + t + ",v1=" + hmac(KEY, t + "." + calls.get(0).body()));
        assertThat(calls.get(0).signature())
                .doesNotContain(hmac("00".repeat(32), t + "." + calls.get(0).body()));
        notify.turn(new Outbox.Work(Outbox.NOTIFY, 1, 2));
        assertThat(calls).as("nothing is left to tell").hasSize(2);
    }

    @Test
    void what_is_not_taken_comes_again_under_the_same_id_and_the_next_waits() throws Exception {
        Notify notify = notifying();
        for (int status : new int[] {500, 404, 302}) {
            answer = status;
            notify.turn(new Outbox.Work(Outbox.NOTIFY, 1, 1));
        }
        assertThat(calls)
                .hasSize(3)
                .extracting(Call::id)
                .containsOnly(events.all.get(0).id().toString());
        assertThat(events.refused).containsExactly(true, true, true);
        answer = 200;
        notify.turn(new Outbox.Work(Outbox.NOTIFY, 1, 2));
        assertThat(calls).hasSize(5);
        assertThat(calls.get(3).id()).isEqualTo(calls.get(0).id());
    }

    /** Its head is all that is waited for: else one fund's receiver would keep all others' events for ever. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_answer_that_never_ends_is_taken_by_its_status() throws Exception {
        endless = true;
        answer = 500;
        Notify notify = notifying();
        notify.turn(new Outbox.Work(Outbox.NOTIFY, 1, 1));
        answer = 200;
        notify.turn(new Outbox.Work(Outbox.NOTIFY, 1, 2));
        assertThat(events.refused).containsExactly(true, false);
        assertThat(calls).hasSize(3);
        assertThat(events.untold(1, 10)).isEmpty();
    }

    @Test
    void who_answers_slowly_is_told_the_rest_in_a_later_turn_and_is_not_counted_as_refusing() throws Exception {
        takes = Duration.ofSeconds(30);
        Notify notify = notifying();
        notify.turn(new Outbox.Work(Outbox.NOTIFY, 1, 1));
        assertThat(calls).hasSize(1);
        assertThat(events.refused).containsExactly(false);
        notify.turn(new Outbox.Work(Outbox.NOTIFY, 1, 2));
        assertThat(calls).hasSize(2).doesNotHaveDuplicates();
        assertThat(events.untold(1, 10)).isEmpty();
    }

    @Test
    void a_receiver_that_is_not_there_is_waited_for() throws Exception {
        Notify notify = notifying();
        receiver.stop(0);
        notify.turn(new Outbox.Work(Outbox.NOTIFY, 1, 1));
        assertThat(events.refused).containsExactly(true);
        assertThat(events.untold(1, 10)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "https://fund.example/hook, true",
        "http://localhost:8080/x, true",
        "http://127.0.0.1/x, true",
        "http://[::1]:9/x, true",
        "http://fund.example/hook, false",
        "http://127.0.0.1.evil.example/, false",
        "https://user:secret@fund.example/, false",
        "ftp://localhost/x, false",
        "file:/etc/passwd, false",
        "/relative, false"
    })
    void only_https_and_this_machine_are_called(String url, boolean may) {
        assertThat(Webhooks.mayBeCalled(URI.create(url))).isEqualTo(may);
    }

    @Test
    void a_wrong_address_or_key_stops_the_start() throws IOException {
        assertThatThrownBy(() -> hooks("http://fund.example/", KEY)).hasMessageContaining("neither https nor http");
        assertThatThrownBy(() -> hooks("https://fund.example/", "short")).hasMessageContaining("64 hexadecimal");
        Files.delete(keys.resolve("wiang-hook.secret"));
        assertThatThrownBy(() -> new Webhooks(settings("https://fund.example/")))
                .hasMessageContaining("cannot be read");
        assertThat(hooks("https://fund.example/", KEY).of(WIANG).orElseThrow().toString())
                .doesNotContain(KEY);
    }

    private Notify notifying() throws IOException {
        Webhooks hooks = hooks("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook", KEY);
        return new Notify(null, events, hooks, new Telephone(clock), clock);
    }

    private Webhooks hooks(String url, String key) throws IOException {
        Files.writeString(keys.resolve("wiang-hook.secret"), key);
        return new Webhooks(settings(url));
    }

    private SongtorSettings settings(String url) {
        SongtorSettings any = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
        FundEntry wiang = new FundEntry(
                "เวียง",
                "Wiang",
                Map.of(),
                List.of(),
                "",
                List.of(),
                Set.of(),
                List.of(),
                Set.of(),
                List.of(),
                new WebhookEntry(URI.create(url), "wiang-hook.secret", 7, Duration.ofHours(30)));
        return new SongtorSettings(
                any.mode(),
                any.node(),
                any.home(),
                keys,
                any.formats(),
                any.database(),
                any.intake(),
                any.work(),
                any.agencies(),
                Map.of(WIANG, wiang),
                any.officers(),
                any.sftp(),
                any.https());
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Two events of one fund. */
    private static final class Memory implements FundEvents {
        private final List<Event> all = List.of(
                new Event(UUID.randomUUID(), "item.opened", "item:12", NOW),
                new Event(UUID.randomUUID(), "batch.settled", "batch:3", NOW));
        private final List<Event> untold = new ArrayList<>(all);
        private final List<Boolean> refused = new ArrayList<>();

        @Override
        public void listen(Set<FundId> funds) {
            assertThat(funds).containsExactly(WIANG);
        }

        @Override
        public Optional<FundId> fund(long hook) {
            return Optional.of(WIANG);
        }

        @Override
        public List<Event> untold(long hook, int most) {
            return List.copyOf(untold);
        }

        @Override
        public void told(UUID event) {
            untold.removeIf(e -> e.id().equals(event));
        }

        @Override
        public void again(Outbox.Work work, boolean notTaken, Budget budget) {
            refused.add(notTaken);
            assertThat(budget)
                    .isEqualTo(new Budget(Duration.ofSeconds(5), Duration.ofHours(1), 7, Duration.ofHours(30)));
        }
    }
}

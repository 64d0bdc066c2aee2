package org.songtor.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.channel.Edge;
import org.songtor.channel.HttpsAgency;
import org.songtor.channel.HttpsBoxes;
import org.songtor.flow.Boxes;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.MemoryBoxReads;
import org.songtor.flow.Told;

/** The HTTPS answers route against a real server that demands our certificate. */
class HttpsAnswersTest {
    private final Arrivals arrivals = new Arrivals();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Boxes looks = new MemoryBoxReads(Instant.EPOCH).boxes();
    private HttpsAgency agency;

    @BeforeEach
    void server() throws Exception {
        agency = new HttpsAgency();
    }

    @AfterEach
    void stop() {
        camel.stop();
        agency.close();
    }

    @Test
    void every_answer_is_taken_and_deleted_there() throws Exception {
        publish(7);
        publish(8);
        start();
        Arrivals.await(() -> agency.outbox.isEmpty());
        assertThat(arrivals.store.answers).hasSize(2);
    }

    @Test
    void names_that_are_paths_are_never_asked_for_and_do_not_stop_the_others() throws Exception {
        publish(7);
        agency.list = Optional.of("[\"../inbox/x\",\"..\",\".\",\"a/../../b\",\"%2e%2e\",\"x?y\",\"\",null,\""
                + Arrivals.name(7) + "\"]");
        start();
        Arrivals.await(() -> agency.outbox.isEmpty());
        assertThat(arrivals.store.answers).hasSize(1);
        assertThat(agency.seen).allMatch(r -> r.equals("GET outbox") || r.contains(Arrivals.name(7)));
    }

    @Test
    void one_that_can_never_be_taken_does_not_stop_the_others() throws Exception {
        agency.outbox.put("A-first.txt", new byte[] {1});
        publish(7);
        publish(8);
        start();
        Arrivals.await(() -> agency.outbox.size() == 1);
        assertThat(agency.outbox).containsOnlyKeys("A-first.txt");
        assertThat(arrivals.store.answers).hasSize(2);
        assertThat(arrivals.store.rejected).isEmpty();
    }

    @Test
    void a_hundred_and_more_that_can_never_be_taken_do_not_starve_one_that_can() throws Exception {
        List<String> outbox = new ArrayList<>(
                IntStream.range(0, 150).mapToObj("A-%03d.txt"::formatted).toList());
        outbox.add("Z.txt");
        byte[] body = new ObjectMapper().writeValueAsBytes(outbox);
        HttpsAnswers route =
                new HttpsAnswers(new ObjectMapper(), arrivals.desk, new MemoryBoxReads(Instant.EPOCH).boxes());
        assertThat(route.names(body, 200)).hasSize(100).isSorted();
        boolean comes = false;
        for (int poll = 0; poll < 100 && !comes; poll++) {
            comes = route.names(body, 200).contains("Z.txt");
        }
        assertThat(comes).isTrue();
    }

    @Test
    void a_store_that_fails_deletes_nothing_and_the_answer_is_taken_again() throws Exception {
        arrivals.store.failures.set(1);
        publish(7);
        start();
        Arrivals.await(() -> agency.outbox.isEmpty());
        assertThat(arrivals.store.answers).hasSize(1);
        assertThat(agency.seen.stream().filter(r -> r.equals("GET outbox/" + Arrivals.name(7))))
                .hasSize(2);
        assertThat(agency.seen.stream().filter(r -> r.startsWith("DELETE"))).hasSize(1);
    }

    @Test
    void an_answer_that_could_not_be_deleted_is_taken_again_and_changes_nothing() throws Exception {
        publish(7);
        agency.instead.put("DELETE outbox/" + Arrivals.name(7), 503);
        start();
        Arrivals.await(() -> agency.outbox.isEmpty());
        assertThat(arrivals.store.answers).hasSize(1);
    }

    @Test
    void a_list_that_is_none_and_a_server_error_are_told_and_asked_again() throws Exception {
        publish(7);
        agency.list = Optional.of("<html>");
        start();
        Arrivals.await(() -> agency.seen.size() >= 2);
        assertThat(arrivals.store.answers).isEmpty();
        agency.instead.put("GET outbox", 500);
        agency.list = Optional.empty();
        Arrivals.await(() -> agency.outbox.isEmpty());
        assertThat(arrivals.store.answers).hasSize(1);
    }

    /** A few bytes of it could unfold to more than the memory holds. */
    @Test
    void what_comes_compressed_though_nothing_may_is_not_unfolded() throws Exception {
        publish(7);
        agency.packs = true;
        start();
        Arrivals.await(() -> agency.seen.size() >= 2);
        assertThat(agency.seen).allMatch("GET outbox"::equals);
        agency.packs = false;
        Arrivals.await(() -> agency.outbox.isEmpty());
        assertThat(arrivals.store.answers).hasSize(1);
    }

    /** The other comes between this one's list and its file, its signature, or its deletion. */
    @ParameterizedTest
    @ValueSource(strings = {"GET outbox/%s", "GET outbox/%s.p7s", "DELETE outbox/%s"})
    void what_another_node_took_is_no_failure_and_no_obstacle_to_the_others(String request) throws Exception {
        try (Told told = new Told()) {
            agency.instead.put(request.formatted(Arrivals.name(7)), 404);
            publish(7);
            publish(8);
            start();
            Arrivals.await(() -> agency.outbox.isEmpty());
            assertThat(arrivals.store.answers).hasSize(2);
            assertThat(agency.seen.stream().filter(r -> r.equals("GET outbox")))
                    .as("what is still there is listed again")
                    .hasSizeGreaterThan(1);
            assertThat(told.errors()).isEmpty();
        }
    }

    /** Nobody took it: it is listed again and again. */
    @Test
    void what_is_listed_and_never_there_is_told_and_no_look_counts() throws Exception {
        try (Told told = new Told()) {
            agency.list = Optional.of("[\"" + Arrivals.name(7) + "\"]");
            looks.watch("answers");
            start();
            Arrivals.await(() -> !told.errors().isEmpty());
            assertThat(told.errors().get(0)).contains("route answers failed");
            assertThat(agency.seen.stream().filter(r -> r.equals("GET outbox")))
                    .as("not of the first time")
                    .hasSizeGreaterThan(1);
            Arrivals.await(() -> looks.isFailing("answers"));
        }
    }

    private void publish(int n) throws Exception {
        byte[] content = Arrivals.answer(n);
        agency.outbox.put(Arrivals.name(n) + ".p7s", Arrivals.signature(content));
        agency.outbox.put(Arrivals.name(n), content);
    }

    private void start() throws Exception {
        HttpsBoxes https = Edge.https(camel);
        camel.getRegistry().bind("answers-toy", Arrivals.SOURCE);
        camel.addRoutes(new FailurePolicy());
        camel.getManagementStrategy().addEventNotifier(FlowFixture.failures(looks));
        camel.addRoutes(new HttpsAnswers(new ObjectMapper(), arrivals.desk, looks));
        TemplatedRouteBuilder.builder(camel, HttpsAnswers.TEMPLATE)
                .routeId("answers")
                .parameter("source", "answers-toy")
                .parameter("box", https.of(Arrivals.SOURCE.agency(), agency.address()))
                .parameter("poll", "50")
                .add();
        camel.start();
    }
}

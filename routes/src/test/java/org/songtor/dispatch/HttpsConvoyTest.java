package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.channel.Edge;
import org.songtor.channel.HttpsAgency;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Outcome;
import org.songtor.settings.Channel;

/** Three files that go together over a real HTTPS server: the one that was rung for and two that join. */
class HttpsConvoyTest {
    private static final Outcome NOT_LEFT = new Outcome.TryAgain("nothing of it left: the file before it failed");

    private HttpsAgency agency;
    private Deliveries bench;
    private Together together;

    @BeforeEach
    void threeFiles() throws Exception {
        agency = new HttpsAgency();
        start(FlowFixture.settings(Channel.HTTPS, agency.address()));
    }

    private void start(SongtorSettings settings) throws Exception {
        bench = new Deliveries(settings);
        together = new Together(bench, () -> files().size());
        bench.start(
                new HttpsChannel(Edge.calls(settings), new ObjectMapper()),
                TemplatedRouteBuilder.builder(bench.camel, HttpsChannel.TEMPLATE)
                        .parameter("box", agency.address().toString()));
    }

    @AfterEach
    void stop() {
        bench.close();
        agency.close();
    }

    private List<String> files() {
        return agency.inbox.keySet().stream()
                .filter(n -> !n.endsWith(".p7s"))
                .sorted()
                .toList();
    }

    private String put(long file) {
        return "PUT inbox/" + together.name(file);
    }

    private String get(long file) {
        return "GET inbox/" + together.name(file);
    }

    @Test
    void all_are_marked_before_the_first_byte_of_any_leaves_and_noted_when_all_are_proved() {
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "delivered 1, 2, 3 with 3 there");
        assertThat(agency.seen)
                .containsExactly(
                        put(1) + ".p7s",
                        put(2) + ".p7s",
                        put(3) + ".p7s",
                        put(1),
                        get(1),
                        put(2),
                        get(2),
                        put(3),
                        get(3));
        assertThat(agency.onlyWhereNothingIs).hasSize(6);
        assertThat(agency.inbox.get(together.name(3))).isEqualTo(bench.file.content);
        assertThat(agency.inbox.get(together.name(3) + ".p7s")).isEqualTo(bench.file.signature);
        assertThat(bench.outbox.waiting(bench.topic())).isZero();
        assertThat(agency.connections).hasValue(1);
    }

    @Test
    void where_they_went_quickly_more_may_go_the_next_time() {
        bench.ring();
        assertThat(together.most).isEqualTo(16);
        bench.ring();
        assertThat(together.most).isEqualTo(64);
    }

    @Test
    void where_the_agency_is_slow_no_more_go_the_next_time() {
        agency.beforePut = () -> bench.passes(Duration.ofMillis(50));
        bench.ring();
        bench.ring();
        assertThat(together.most).isEqualTo(16);
    }

    @Test
    void behind_one_whose_signature_is_turned_away_nobody_goes_on_and_nothing_of_any_left() {
        agency.instead.put(put(2) + ".p7s", 403);
        bench.ring();
        assertThat(together.said).containsExactly("back 3 with 0 there");
        assertThat(bench.file.outcomes).hasSize(2).allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.TryAgain.class));
        assertThat(bench.file.outcomes).contains(NOT_LEFT);
        assertThat(agency.seen).containsExactly(put(1) + ".p7s", put(2) + ".p7s");
    }

    @Test
    void behind_one_that_breaks_in_the_middle_those_that_are_marked_did_surely_not_leave() {
        agency.instead.put(put(1), HttpsAgency.CUT);
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there");
        assertThat(bench.file.outcomes).hasSize(3).first().isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.file.outcomes.subList(1, 3)).containsOnly(NOT_LEFT);
        assertThat(files()).containsExactly(together.name(1));
    }

    @Test
    void one_that_cannot_be_asked_for_after_it_was_put_is_in_doubt_and_the_one_before_it_is_delivered() {
        agency.instead.put(get(2), 500);
        bench.ring();
        assertThat(bench.file.outcomes)
                .satisfiesExactlyInAnyOrder(
                        o -> assertThat(o).isInstanceOf(Outcome.Delivered.class),
                        o -> assertThat(o).isInstanceOf(Outcome.Unknown.class),
                        o -> assertThat(o).isEqualTo(NOT_LEFT));
    }

    @Test
    void one_that_is_refused_is_a_persons_and_what_is_behind_it_is_tried_again() {
        agency.instead.put(put(1), 422);
        bench.ring();
        assertThat(bench.file.outcomes).hasSize(3).first().isInstanceOf(Outcome.Refused.class);
        assertThat(bench.file.outcomes.subList(1, 3)).containsOnly(NOT_LEFT);
        assertThat(files()).isEmpty();
    }

    @Test
    void nothing_is_put_over_what_is_there_and_the_next_attempt_asks() {
        agency.inbox.put(together.name(2), new byte[] {1});
        bench.ring();
        assertThat(agency.inbox.get(together.name(2))).containsExactly(1);
        assertThat(bench.file.outcomes)
                .satisfiesExactlyInAnyOrder(
                        o -> assertThat(o).isInstanceOf(Outcome.Delivered.class),
                        o -> assertThat(o.detail()).contains("412"),
                        o -> assertThat(o).isEqualTo(NOT_LEFT));
    }

    @Test
    void a_signature_of_ours_that_is_there_already_is_asked_about_and_stops_nobody() {
        agency.inbox.put(together.name(2) + ".p7s", new byte[] {1});
        bench.ring();
        assertThat(together.said).hasSize(2);
        assertThat(together.said.get(1)).contains("delivered").contains("1", "2", "3");
        assertThat(agency.seen).containsSequence(put(2) + ".p7s", put(3) + ".p7s", get(2), put(2) + ".p7s");
    }

    @Test
    void behind_a_slow_one_each_is_asked_for_again_in_the_store_before_a_byte_of_it_leaves() {
        agency.beforePut = () -> bench.passes(Duration.ofMillis(500));
        bench.ring();
        assertThat(together.said)
                .as("the third, a second after all were marked")
                .containsExactly(
                        "mark 1, 2, 3 with 0 there", "ask again for 3 with 2 there", "delivered 1, 2, 3 with 3 there");
    }

    @Test
    void one_that_a_person_holds_meanwhile_does_not_leave_and_what_is_behind_it_turns_back() {
        together.held = 2;
        agency.beforePut = () -> bench.passes(Duration.ofSeconds(2));
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "ask again for 2 with 1 there");
        assertThat(files()).containsExactly(together.name(1));
        assertThat(bench.file.outcomes)
                .extracting(Outcome::detail)
                .contains("nothing of it left: 2 is held back by malee", NOT_LEFT.detail());
    }

    @Test
    void where_all_cannot_be_marked_in_one_each_marks_itself() {
        together.marksNothing = true;
        bench.ring();
        assertThat(bench.file.sendings).isEqualTo(3);
        assertThat(together.said).containsExactly("delivered 1, 2, 3 with 3 there");
        assertThat(files()).hasSize(3);
    }

    @Test
    void where_not_even_a_failure_can_be_written_nobody_renews_the_leases_of_those_it_went_with() {
        agency.instead.put(put(1) + ".p7s", 403);
        bench.file.broken = true;
        bench.ring();
        assertThat(bench.file.outcomes).isEmpty();
        assertThat(List.of(bench.worksOn(1), bench.worksOn(2), bench.worksOn(3)))
                .containsOnly(false);
    }

    @Test
    void of_an_agency_that_takes_files_away_each_is_asked_for_first() throws Exception {
        bench.close();
        agency.takes = true;
        start(FlowFixture.byReceipt(Channel.HTTPS, agency.address()));
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "delivered 1, 2, 3 with 0 there");
        assertThat(agency.seen.subList(0, 3))
                .containsExactly(get(1), "GET outbox/" + together.name(1) + ".receipt", put(1) + ".p7s");
        assertThat(agency.seen).as("the reply to a put is the receipt").last().isEqualTo(put(3));
    }
}

package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.channel.Edge;
import org.songtor.channel.HttpsAgency;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.settings.Channel;

/** The HTTPS delivery route against a real server that demands our certificate. */
class HttpsChannelTest {
    private HttpsAgency agency;
    private Deliveries bench;
    private String name;

    @BeforeEach
    void start() throws Exception {
        agency = new HttpsAgency();
        bench = bench(FlowFixture.settings(Channel.HTTPS, agency.address()));
        name = bench.file.name;
    }

    @AfterEach
    void stop() {
        bench.close();
        agency.close();
    }

    @Test
    void it_asks_puts_the_signature_puts_the_file_and_asks_again() {
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.seen)
                .containsExactly(
                        "GET inbox/" + name, "PUT inbox/" + name + ".p7s", "PUT inbox/" + name, "GET inbox/" + name);
        assertThat(agency.inbox.get(name)).isEqualTo(bench.file.content);
        assertThat(agency.inbox.get(name + ".p7s")).isEqualTo(bench.file.signature);
        assertThat(agency.connections).as("one log-in, not one a call").hasValue(1);
    }

    @Test
    void a_file_that_is_there_is_not_sent_again() {
        agency.inbox.put(name, bench.file.content);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.seen).containsExactly("GET inbox/" + name);
        assertThat(bench.file.sendings).isZero();
    }

    @Test
    void other_bytes_that_are_there_are_a_refusal() {
        agency.inbox.put(name, new byte[] {1});
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(agency.inbox.get(name)).containsExactly(1);
    }

    @Test
    void other_bytes_that_are_there_after_our_put_are_asked_for_again() {
        agency.beforePut = () -> agency.inbox.put(name, new byte[] {1});
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.file.onlyOutcome().detail()).contains("other bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 422})
    void a_clear_no_to_the_file_is_a_refusal(int status) {
        agency.instead.put("PUT inbox/" + name, status);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.file.onlyOutcome().detail()).contains(Integer.toString(status));
        assertThat(bench.file.state).isEqualTo(FileState.UNDELIVERABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 503, HttpsAgency.CUT})
    void no_answer_to_the_file_is_unknown_and_the_next_attempt_asks_first(int status) {
        agency.instead.put("PUT inbox/" + name, status);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        boolean arrived = agency.inbox.containsKey(name);
        agency.seen.clear();
        bench.ringLater();
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
        assertThat(agency.seen.get(0)).isEqualTo("GET inbox/" + name);
        assertThat(agency.seen).hasSize(arrived ? 1 : 4);
        assertThat(agency.inbox.get(name)).isEqualTo(bench.file.content);
    }

    @Test
    void one_that_took_the_file_and_said_nothing_is_asked_only_when_it_must_have_come_to_an_end() {
        agency.instead.put("PUT inbox/" + name, HttpsAgency.LATE);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        agency.seen.clear();
        bench.ringLater();
        assertThat(agency.seen).as("it may still be at work").isEmpty();
        bench.ringLater(Duration.ofMinutes(1));
        assertThat(agency.seen.get(0)).isEqualTo("GET inbox/" + name);
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
        assertThat(agency.inbox.get(name)).isEqualTo(bench.file.content);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429})
    void one_that_turns_us_away_has_not_taken_the_file(int status) {
        agency.instead.put("PUT inbox/" + name, status);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        bench.ringLater();
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 500, HttpsAgency.CUT})
    void no_answer_to_the_question_sends_nothing_and_is_tried_again(int status) {
        agency.instead.put("GET inbox/" + name, status);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(agency.inbox).isEmpty();
    }

    @Test
    void a_file_that_is_not_shown_after_it_was_taken_is_unknown() {
        agency.beforePut = () -> agency.instead.put("GET inbox/" + name, 404);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_success_with_an_error_inside_is_no_success() {
        agency.instead.put("PUT inbox/" + name, HttpsAgency.ERROR_INSIDE);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.file.onlyOutcome().detail()).contains("something else inside");
    }

    @Test
    void a_question_that_is_answered_with_an_error_inside_is_not_answered() {
        agency.instead.put("GET inbox/" + name, HttpsAgency.ERROR_INSIDE);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(agency.inbox).isEmpty();
    }

    private void byReceipt() throws Exception {
        bench.close();
        bench = bench(FlowFixture.byReceipt(Channel.HTTPS, agency.address()));
        agency.takes = true;
    }

    @Test
    void a_reply_to_the_put_that_names_the_bytes_is_a_receipt() throws Exception {
        byReceipt();
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.seen).last().isEqualTo("PUT inbox/" + name);
    }

    @Test
    void a_file_that_was_taken_without_a_word_is_proved_by_its_receipt_and_never_sent_again_without_one()
            throws Exception {
        byReceipt();
        agency.silent = true;
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        bench.ringLater();
        assertThat(bench.file.outcomes.get(1)).isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.file.sendings).isOne();
        String receipt = "{\"sha256\":\"" + bench.file.sha256().hex() + "\"}";
        agency.outbox.put(name + ".receipt", receipt.getBytes(StandardCharsets.UTF_8));
        bench.ringLater();
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
        assertThat(bench.file.sendings).isOne();
    }

    @Test
    void a_receipt_for_other_bytes_is_a_persons_at_once() throws Exception {
        byReceipt();
        String other = "{\"sha256\":\"" + "0".repeat(64) + "\"}";
        agency.outbox.put(name + ".receipt", other.getBytes(StandardCharsets.UTF_8));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.file.sendings).isZero();
    }

    @Test
    void a_server_that_is_away_gets_nothing_and_is_tried_again() {
        agency.close();
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
    }

    @Test
    void a_server_whom_another_agencys_authority_vouches_for_gets_nothing_and_is_called_a_stranger() throws Exception {
        again(FlowFixture.withTrust(
                FlowFixture.settings(Channel.HTTPS, agency.address()),
                Edge.other().authority()));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.onlyOutcome().detail())
                .contains("another identity", "not trusted by songtor.agencies.toy.trust");
        assertThat(bench.file.sendings).isZero();
        assertThat(agency.seen).isEmpty();
    }

    @Test
    void an_agency_that_names_nobody_shows_the_sandboxs_authority_and_no_other() throws Exception {
        other(Edge.other());
        again(FlowFixture.settings(Channel.HTTPS, agency.address()));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.onlyOutcome().detail()).contains("not trusted by the key ring's authority");
        assertThat(agency.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_agency_is_known_by_its_own_authority_or_by_its_servers_certificate(boolean byAuthority) throws Exception {
        Edge.Other other = Edge.other();
        other(other);
        again(FlowFixture.withTrust(
                FlowFixture.settings(Channel.HTTPS, agency.address()),
                byAuthority ? other.authority() : other.server()));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.inbox.get(name)).isEqualTo(bench.file.content);
    }

    private void other(Edge.Other other) throws Exception {
        agency.close();
        agency = new HttpsAgency(other.tls());
    }

    private void again(SongtorSettings settings) throws Exception {
        bench.close();
        bench = bench(settings);
        name = bench.file.name;
    }

    private static Deliveries bench(SongtorSettings settings) throws Exception {
        Deliveries made = new Deliveries(settings);
        made.start(
                new HttpsChannel(Edge.calls(settings), new ObjectMapper()),
                TemplatedRouteBuilder.builder(made.camel, HttpsChannel.TEMPLATE)
                        .parameter(
                                "box",
                                settings.profile(FlowFixture.DUES).address().toString()));
        return made;
    }
}

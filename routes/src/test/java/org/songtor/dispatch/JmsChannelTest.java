package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.channel.Edge;
import org.songtor.channel.JmsAgency;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.settings.Channel;

/** The JMS delivery route against a real broker. */
class JmsChannelTest {
    private static final String BOX = "toy.dues";

    @TempDir
    private Path home;

    private Path keys;
    private JmsAgency agency;
    private Deliveries bench;

    @BeforeEach
    void password() throws Exception {
        keys = Files.createDirectories(home.resolve("keys"));
        Files.writeString(keys.resolve("broker-" + JmsAgency.USER + ".password"), JmsAgency.PASSWORD + "\n");
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        agency.close();
    }

    @Test
    void it_asks_puts_the_file_with_its_signature_and_asks_again() throws Exception {
        start(true);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        String name = bench.file.name;
        // The agency reads its queues side by side: a question may overtake the file, and is asked again.
        assertThat(agency.seen)
                .startsWith("asked " + name)
                .endsWith("asked " + name)
                .containsOnly("asked " + name, "put " + name)
                .containsOnlyOnce("put " + name);
        assertThat(agency.held.get(name)).isEqualTo(bench.file.content);
        assertThat(Base64.getDecoder().decode(agency.signatures.get(name))).isEqualTo(bench.file.signature);
    }

    @Test
    void a_file_the_agency_holds_is_not_put_again_and_other_bytes_are_a_refusal() throws Exception {
        start(false);
        agency.held.put(bench.file.name, new byte[] {1});
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.file.sendings).isZero();
    }

    @Test
    void a_message_that_waits_at_the_broker_is_no_delivery_and_comes_there_once_however_often_it_is_sent()
            throws Exception {
        start(false);
        // Asked once before, ten times after, and once in the next attempt before it puts again.
        agency.instead.addAll(Collections.nCopies(12, ""));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        bench.ringLater();
        assertThat(bench.file.sendings).isEqualTo(2);
        assertThat(agency.seen.stream().filter(s -> s.startsWith("put"))).hasSize(1);
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
    }

    @Test
    void what_people_have_sent_again_comes_there_again_although_the_broker_had_it() throws Exception {
        start(false);
        bench.ring();
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
        agency.held.clear();
        bench.file.state = FileState.SIGNED;
        bench.file.replays = 1;
        bench.outbox.add(bench.topic(), 1);
        bench.ring();
        assertThat(agency.seen.stream().filter(s -> s.startsWith("put"))).hasSize(2);
        assertThat(agency.held.get(bench.file.name)).isEqualTo(bench.file.content);
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
    }

    @Test
    void a_reply_that_is_no_hash_is_no_reply() throws Exception {
        start(false);
        agency.instead.add("OK");
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.sendings).isZero();
    }

    @Test
    void a_broker_that_lets_us_not_put_there_has_nothing() throws Exception {
        agency = new JmsAgency(home, BOX, false, Edge.tls(), Set.of());
        deliveries();
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.onlyOutcome().detail()).contains("AMQ229032");
        assertThat(agency.held).isEmpty();
    }

    @Test
    void a_password_that_is_not_accepted_sends_nothing() throws Exception {
        Files.writeString(keys.resolve("broker-" + JmsAgency.USER + ".password"), "another");
        start(false);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.sendings).isZero();
    }

    @Test
    void a_broker_whose_certificate_is_not_trusted_gets_nothing_and_is_called_a_stranger() throws Exception {
        agency = new JmsAgency(home, BOX, true, Edge.strangersTls(), Set.of("agency"));
        deliveries();
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.onlyOutcome().detail()).contains("another identity");
        assertThat(bench.file.sendings).isZero();
    }

    @Test
    void a_broker_is_known_by_whom_its_agencys_settings_trust_and_then_by_nobody_else() throws Exception {
        Edge.Other other = Edge.other();
        agency = new JmsAgency(home, BOX, true, other.tls(), Set.of("agency"));
        deliveries(FlowFixture.withTrust(settings(), other.authority()));
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        bench.close();
        agency.close();
        agency = new JmsAgency(home.resolve("second"), BOX, true, Edge.tls(), Set.of("agency"));
        deliveries(FlowFixture.withTrust(settings(), other.authority()));
        bench.ring();
        assertThat(bench.file.onlyOutcome().detail())
                .contains("another identity", "not trusted by songtor.agencies.toy.trust");
        assertThat(bench.file.sendings).isZero();
    }

    @Test
    void a_broker_that_is_away_gets_nothing_and_one_that_came_back_is_found() throws Exception {
        start(false);
        bench.ring();
        assertThat(bench.file.state).isEqualTo(FileState.DELIVERED);
        bench.file.state = FileState.SIGNED;
        agency.close();
        bench.outbox.add(bench.topic(), 1);
        bench.ring();
        assertThat(bench.file.outcomes.get(1)).isInstanceOf(Outcome.TryAgain.class);
    }

    private void start(boolean secure) throws Exception {
        agency = new JmsAgency(home, BOX, secure, Edge.tls(), Set.of("agency"));
        deliveries();
    }

    private void deliveries() throws Exception {
        deliveries(settings());
    }

    private SongtorSettings settings() {
        return FlowFixture.withKeys(FlowFixture.settings(Channel.JMS, agency.address()), keys);
    }

    private void deliveries(SongtorSettings settings) throws Exception {
        bench = new Deliveries(settings);
        bench.start(
                new JmsChannel(Edge.jms(bench.settings)),
                TemplatedRouteBuilder.builder(bench.camel, JmsChannel.TEMPLATE)
                        .parameter("box", agency.address().toString()));
    }
}

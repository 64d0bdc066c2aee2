package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.channel.Edge;
import org.songtor.channel.JmsAgency;
import org.songtor.channel.JmsBoxes;
import org.songtor.flow.FlowFixture;
import org.songtor.model.Outcome;
import org.songtor.model.Sha256;
import org.songtor.settings.Channel;

/** Messages that go together over a real broker: it has all of them or none. */
class JmsConvoyTest {
    private static final String BOX = "toy.dues";
    private static final Outcome NOT_LEFT = new Outcome.TryAgain("nothing of it left: the file before it failed");

    @TempDir
    private Path home;

    private Path keys;
    private JmsAgency agency;
    private Deliveries bench;
    private Together together;

    @BeforeEach
    void password() throws Exception {
        keys = Files.createDirectories(home.resolve("keys"));
        Files.writeString(keys.resolve("broker-" + JmsAgency.USER + ".password"), JmsAgency.PASSWORD);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        agency.close();
    }

    @Test
    void all_are_marked_before_any_is_put_and_noted_when_all_are_proved() throws Exception {
        start(Set.of("agency"));
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "delivered 1, 2, 3 with 3 there");
        assertThat(agency.held.get(together.name(3))).isEqualTo(bench.file.content);
        assertThat(bench.outbox.waiting(bench.topic())).isZero();
    }

    @Test
    void where_we_may_not_put_nothing_left_and_the_agency_is_told_of_once() throws Exception {
        start(Set.of());
        bench.ring();
        assertThat(agency.held).isEmpty();
        assertThat(bench.file.outcomes).hasSize(3);
        assertThat(bench.file.outcomes.get(0)).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.outcomes.get(0).detail()).contains("AMQ229032");
        assertThat(bench.file.outcomes.subList(1, 3)).containsOnly(NOT_LEFT);
    }

    @Test
    void where_the_store_took_long_to_mark_them_each_is_asked_for_again_and_put_by_itself() throws Exception {
        start(Set.of("agency"));
        together.ownBytes = true;
        together.afterMark = () -> bench.passes(Duration.ofSeconds(1));
        bench.ring();
        assertThat(bench.file.outcomes).isEmpty();
        assertThat(together.said).first().isEqualTo("mark 1, 2, 3 with 0 there");
        assertThat(together.said.subList(1, 4))
                .as("whether one of them is with the agency yet is the agency's affair")
                .extracting(said -> said.substring(0, "ask again for 1".length()))
                .containsExactly("ask again for 1", "ask again for 2", "ask again for 3");
        assertThat(together.said).last().asString().startsWith("delivered ").endsWith("with 3 there");
    }

    @Test
    void where_the_broker_does_not_take_one_it_has_none_of_them() throws Exception {
        start(Set.of("agency"));
        JmsBoxes boxes = Edge.jms(bench.settings);
        boxes.put(agency.address(), BOX, parcel("a.txt", 1));
        assertThatThrownBy(() -> boxes.put(agency.address(), BOX, List.of(parcel("b.txt", 2), parcel("c.txt", 1))))
                .as("the bytes of the second have come before")
                .isInstanceOf(IOException.class);
        assertThat(boxes.held(agency.address(), BOX, List.of("a.txt", "b.txt", "c.txt")))
                .containsEntry("b.txt", Optional.empty())
                .containsEntry("c.txt", Optional.empty());
    }

    private static JmsBoxes.Parcel parcel(String name, int content) {
        byte[] bytes = {(byte) content};
        return new JmsBoxes.Parcel(name, bytes, Sha256.of(bytes), new byte[] {0}, 0);
    }

    @Test
    void where_nobody_knows_whether_they_were_taken_each_is_in_doubt() throws Exception {
        start(Set.of("agency"));
        Convoys convoys = bench.camel.getRegistry().findSingleByType(Convoys.class);
        Shift shift = convoys.begin(FlowFixture.DUES, 1, null);
        List<Attempt> put = shift.begun().stream().map(Attempt::withBegun).toList();
        convoys.failed(shift, put, new IOException("cut off"));
        assertThat(bench.file.outcomes).hasSize(3).allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.Unknown.class));
        assertThat(shift.takeLeft()).isEmpty();
    }

    @Test
    void one_that_is_not_shown_yet_is_asked_for_again() throws Exception {
        start(Set.of("agency"));
        agency.instead.addAll(List.of("", ""));
        bench.ring();
        assertThat(together.said).hasSize(2).last().asString().startsWith("delivered ");
        assertThat(bench.outbox.waiting(bench.topic())).isZero();
        assertThat(agency.seen.stream().filter(s -> s.startsWith("asked"))).hasSize(5);
    }

    @Test
    void those_that_are_never_shown_are_unknown_and_asked_for_ten_times() throws Exception {
        start(Set.of("agency"));
        agency.instead.addAll(Collections.nCopies(30, ""));
        bench.ring();
        assertThat(bench.file.outcomes).hasSize(3).allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.Unknown.class));
        assertThat(agency.seen.stream().filter(s -> s.startsWith("asked"))).hasSize(30);
    }

    @Test
    void a_reply_that_is_no_hash_says_nothing_and_each_is_asked_for_by_itself() throws Exception {
        start(Set.of("agency"));
        agency.instead.add("OK");
        bench.ring();
        assertThat(together.said).endsWith("delivered 1, 2, 3 with 3 there");
    }

    private void start(Set<String> mayPut) throws Exception {
        agency = new JmsAgency(home, BOX, false, Edge.tls(), mayPut);
        bench = new Deliveries(FlowFixture.withKeys(FlowFixture.settings(Channel.JMS, agency.address()), keys));
        together = new Together(bench, agency.held::size);
        bench.start(
                new JmsChannel(Edge.jms(bench.settings)),
                TemplatedRouteBuilder.builder(bench.camel, JmsChannel.TEMPLATE)
                        .parameter("box", agency.address().toString()));
    }
}

package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.channel.Edge;
import org.songtor.channel.SftpAgency;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.settings.Channel;

/** Three files that go together over a real SFTP server: the one that was rung for and two that join. */
class ConvoysTest {
    @TempDir
    private Path home;

    private SftpAgency agency;
    private Deliveries bench;
    private Together together;

    @BeforeEach
    void threeFiles() throws Exception {
        agency = new SftpAgency(home);
        start("เงินออม 100.00".repeat(50).getBytes(StandardCharsets.UTF_8));
    }

    private void start(byte[] content) throws Exception {
        bench = new Deliveries(Channel.SFTP, agency.address(), content);
        together = new Together(bench, () -> files().size());
        bench.start(
                new SftpChannel(Edge.sftp(bench.settings)),
                TemplatedRouteBuilder.builder(bench.camel, SftpChannel.TEMPLATE)
                        .parameter("box", agency.address().toString()));
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        agency.close();
    }

    @Test
    void all_are_marked_before_the_first_byte_of_any_leaves_and_noted_when_all_are_proved() {
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "delivered 1, 2, 3 with 3 there");
        assertThat(files()).hasSize(3);
        assertThat(bench.outbox.waiting(bench.topic())).isZero();
        assertThat(bench.file.sendings).as("each by itself").isZero();
        assertThat(agency.logins).hasValue(1);
    }

    @Test
    void for_the_first_that_had_no_room_whoever_takes_the_others_rings_at_once() {
        together.next = Optional.of(new FileId(9));
        bench.ring();
        assertThat(bench.rungFor).containsExactly(bench.topic() + " 9");
    }

    @Test
    void a_ring_that_is_lost_takes_nothing_from_those_that_go() {
        together.next = Optional.of(new FileId(9));
        bench.ringer = (topic, subject) -> {
            throw new IllegalStateException("the broker is away");
        };
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "delivered 1, 2, 3 with 3 there");
    }

    @Test
    void no_more_go_however_quickly_since_what_breaks_breaks_for_all() {
        bench.ring();
        bench.ring();
        assertThat(together.most).isEqualTo(16);
    }

    @Test
    void where_not_even_a_failure_can_be_written_nobody_renews_the_leases_of_those_it_went_with() {
        agency.denies = true;
        bench.file.broken = true;
        bench.ring();
        assertThat(bench.file.outcomes).isEmpty();
        assertThat(List.of(bench.worksOn(1), bench.worksOn(2), bench.worksOn(3)))
                .containsOnly(false);
    }

    @Test
    void behind_one_that_cannot_be_asked_for_the_others_turn_back_and_have_made_no_attempt() {
        agency.denies = true;
        bench.ring();
        assertThat(together.said).containsExactly("back 2, 3 with 0 there");
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
    }

    @Test
    void behind_one_that_breaks_in_the_middle_those_that_are_marked_did_surely_not_leave() {
        agency.hangsUp = true;
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there");
        assertThat(bench.file.outcomes).hasSize(3).first().isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.file.outcomes.subList(1, 3))
                .allSatisfy(o ->
                        assertThat(o).isEqualTo(new Outcome.TryAgain("nothing of it left: the file before it failed")));
        assertThat(files()).isEmpty();
    }

    @Test
    void behind_a_slow_one_each_is_asked_for_again_in_the_store_before_a_byte_of_it_leaves() throws Exception {
        bench.afterEachPut(Duration.ofMillis(500), () -> {});
        bench.ring();
        assertThat(together.said)
                .as("the third, a second after all were marked")
                .containsExactly(
                        "mark 1, 2, 3 with 0 there", "ask again for 3 with 2 there", "delivered 1, 2, 3 with 3 there");
    }

    @Test
    void one_that_another_node_took_behind_a_slow_one_is_not_sent_twice_and_nothing_is_said_of_it() throws Exception {
        bench.afterEachPut(Duration.ofSeconds(2), () -> bench.outbox.releaseAll());
        bench.ring();
        assertThat(files()).containsExactly(bench.file.name);
        assertThat(bench.file.outcomes).as("its end is refused as stale").isEmpty();
        assertThat(bench.outbox.waiting(bench.topic())).isEqualTo(3);
    }

    @Test
    void one_that_a_person_holds_meanwhile_does_not_leave_and_what_is_behind_it_turns_back() throws Exception {
        together.held = 2;
        bench.afterEachPut(Duration.ofSeconds(2), () -> {});
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "ask again for 2 with 1 there");
        assertThat(files()).containsExactly(bench.file.name);
        assertThat(bench.file.outcomes)
                .extracting(Outcome::detail)
                .contains(
                        "nothing of it left: 2 is held back by malee", "nothing of it left: the file before it failed");
        assertThat(bench.file.outcomes)
                .filteredOn(Outcome.TryAgain.class::isInstance)
                .hasSize(2);
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
    void where_all_cannot_be_noted_in_one_each_is_noted_by_itself() {
        together.notesNothing = true;
        bench.ring();
        assertThat(bench.file.outcomes).hasSize(3).allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.Delivered.class));
        assertThat(bench.outbox.waiting(bench.topic())).isZero();
    }

    @Test
    void one_that_is_there_already_is_not_sent_and_other_bytes_are_a_refusal_of_that_file_alone() throws Exception {
        Files.write(agency.inbox().resolve(together.name(2)), new byte[] {1});
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 3 with 1 there", "delivered 1, 3 with 3 there");
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(agency.inbox().resolve(together.name(2))).hasBinaryContent(new byte[] {1});
    }

    @Test
    void all_signatures_are_put_before_the_first_file_and_none_waits_for_another() {
        bench.ring();
        assertThat(agency.seen.subList(0, 3))
                .allSatisfy(s -> assertThat(s).startsWith("written ").endsWith(".p7s.part"));
        assertThat(agency.seen.subList(3, 6))
                .allSatisfy(s -> assertThat(s).startsWith("moved ").endsWith(".p7s"));
        assertThat(agency.seen.subList(6, 8)).allSatisfy(s -> assertThat(s).doesNotContain(".p7s"));
    }

    @Test
    void a_signature_from_an_earlier_life_is_replaced_and_stops_nobody() throws Exception {
        agency.neverReplaces = true;
        Files.write(agency.inbox().resolve(together.name(3) + ".p7s"), new byte[] {1});
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "delivered 1, 2, 3 with 3 there");
        assertThat(agency.inbox().resolve(together.name(3) + ".p7s")).hasBinaryContent(bench.file.signature);
    }

    @Test
    void a_server_that_hangs_when_all_are_asked_for_holds_them_for_one_exchange_and_none_has_left() {
        agency.hangsShowing = file -> true;
        bench.ring();
        assertThat(agency.logins).as("it is not waited for again").hasValue(1);
        assertThat(together.said).containsExactly("back 2, 3 with 0 there");
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.onlyOutcome().detail()).contains("cut off after 3 s");
    }

    @Test
    void a_server_that_hangs_after_the_login_holds_them_for_no_longer_than_one_login() {
        agency.hangsAfterLogin = true;
        bench.ring();
        assertThat(agency.logins).as("it is not waited for again").hasValue(1);
        assertThat(together.said).containsExactly("back 2, 3 with 0 there");
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(bench.file.onlyOutcome().detail()).contains("cut off after 10 s");
    }

    @Test
    void one_that_hangs_when_all_are_read_back_holds_them_for_one_exchange_and_each_is_in_doubt() {
        agency.hangsShowing = Files::exists;
        bench.ring();
        assertThat(agency.logins).as("it is not waited for again").hasValue(1);
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there");
        assertThat(files()).hasSize(3);
        assertThat(bench.file.outcomes).hasSize(3).allSatisfy(o -> {
            assertThat(o).isInstanceOf(Outcome.Unknown.class);
            assertThat(o.detail()).contains("cut off after 3 s");
        });
    }

    @Test
    void a_server_that_gives_a_session_one_channel_takes_and_shows_each_by_itself() {
        agency.oneChannel = true;
        bench.ring();
        assertThat(agency.refusedChannels).hasValue(1);
        assertThat(agency.logins).hasValue(1);
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "delivered 1, 2, 3 with 3 there");
        assertThat(files()).hasSize(3).allSatisfy(name -> {
            assertThat(agency.inbox().resolve(name)).hasBinaryContent(bench.file.content);
            assertThat(agency.inbox().resolve(name + ".p7s")).hasBinaryContent(bench.file.signature);
        });
    }

    @Test
    void large_files_go_together_too_and_are_proved_each_by_itself() throws Exception {
        bench.close();
        start(new byte[300_000]);
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 2, 3 with 0 there", "delivered 1, 2, 3 with 3 there");
        assertThat(agency.inbox().resolve(together.name(3))).hasBinaryContent(bench.file.content);
    }

    @Test
    void a_file_that_was_tried_before_goes_alone() {
        bench.file.attempts = 1;
        bench.ring();
        assertThat(together.said).isEmpty();
        assertThat(files()).hasSize(1);
    }

    private List<String> files() {
        return SftpAgency.names(agency.inbox()).stream()
                .filter(n -> !n.endsWith(".p7s") && !n.endsWith(".part"))
                .toList();
    }
}

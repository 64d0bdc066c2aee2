package org.songtor.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.channel.Edge;
import org.songtor.channel.SftpAgency;
import org.songtor.channel.SftpBoxes;
import org.songtor.flow.Boxes;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.MemoryBoxReads;
import org.songtor.settings.Channel;

/** The SFTP answers route against a real SSH server. */
class SftpAnswersTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private final MemoryBoxReads reads = new MemoryBoxReads(MONDAY);
    private final Boxes looks = reads.boxes();

    @TempDir
    private Path home;

    private final Arrivals arrivals = new Arrivals();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private SftpAgency agency;

    @BeforeEach
    void server() throws Exception {
        agency = new SftpAgency(home);
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
        agency.close();
    }

    @Test
    void an_answer_is_taken_and_both_its_files_are_moved_to_done() throws Exception {
        publish(7);
        start();
        Arrivals.await(() -> done().size() == 2);
        assertThat(arrivals.store.answers).hasSize(1);
        assertThat(SftpAgency.names(agency.outbox())).isEmpty();
        assertThat(done()).containsExactly(Arrivals.name(7), Arrivals.name(7) + ".p7s");
    }

    @Test
    void a_file_without_a_signature_stays_while_others_are_taken_and_is_taken_when_its_signature_comes()
            throws Exception {
        byte[] content = Arrivals.answer(7);
        Files.write(agency.outbox().resolve(Arrivals.name(7)), content);
        publish(8);
        start();
        Arrivals.await(() -> done().size() == 2);
        assertThat(SftpAgency.names(agency.outbox())).containsExactly(Arrivals.name(7));
        assertThat(arrivals.store.rejected).isEmpty();
        Files.write(agency.outbox().resolve(Arrivals.name(7) + ".p7s"), Arrivals.signature(content));
        Arrivals.await(() -> done().size() == 4);
        assertThat(arrivals.store.answers).hasSize(2);
    }

    @Test
    void many_files_that_can_never_be_taken_do_not_starve_one_that_can() throws Exception {
        for (int n = 1; n <= 120; n++) {
            Files.write(agency.outbox().resolve(Arrivals.name(n)), new byte[] {1});
        }
        publish(900);
        start();
        Arrivals.await(() -> done().size() == 2);
        assertThat(arrivals.store.answers).hasSize(1);
        assertThat(SftpAgency.names(agency.outbox())).hasSize(120);
    }

    @Test
    void names_that_no_file_may_have_take_no_places_from_others() throws Exception {
        for (int n = 1; n <= 1_000; n++) {
            Files.createFile(agency.outbox().resolve("no name " + n));
        }
        publish(7);
        SftpBoxes boxes = Edge.sftp(FlowFixture.settings(Channel.SFTP, agency.address()));
        SftpAnswers answers = new SftpAnswers(boxes, arrivals.desk, looks);
        assertThat(answers.names(agency.address().toString())).containsExactly(Arrivals.name(7));
    }

    /** A bank numbers its statements: taken in no order, each would look as if the one before it were missing. */
    @Test
    void what_lies_there_is_taken_by_its_names() throws Exception {
        for (int n = 20; n > 0; n--) {
            publish(n);
        }
        SftpBoxes boxes = Edge.sftp(FlowFixture.settings(Channel.SFTP, agency.address()));
        SftpAnswers answers = new SftpAnswers(boxes, arrivals.desk, looks);
        assertThat(answers.names(agency.address().toString())).hasSize(20).isSorted();
    }

    @Test
    void a_store_that_fails_leaves_the_file_where_it_is_and_it_is_taken_again() throws Exception {
        arrivals.store.failures.set(2);
        publish(7);
        start();
        Arrivals.await(() -> done().size() == 2);
        assertThat(arrivals.store.failures).hasValue(0);
        assertThat(arrivals.store.answers).hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_verified_is_kept_here_and_leaves_the_outbox() throws Exception {
        byte[] content = Arrivals.answer(7);
        Files.write(agency.outbox().resolve(Arrivals.name(7) + ".p7s"), Arrivals.signature("other", content));
        Files.write(agency.outbox().resolve(Arrivals.name(7)), content);
        start();
        Arrivals.await(() -> done().size() == 2);
        assertThat(arrivals.store.rejected).hasSize(1);
        assertThat(arrivals.store.answers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_answer_whose_name_is_in_done_already_is_taken_all_the_same(boolean neverReplaces) throws Exception {
        agency.neverReplaces = neverReplaces;
        Path done = agency.outbox().resolve("done");
        Files.write(done.resolve(Arrivals.name(7)), new byte[] {1});
        Files.write(done.resolve(Arrivals.name(7) + ".p7s"), new byte[] {2});
        publish(7);
        start();
        Arrivals.await(() -> SftpAgency.names(agency.outbox()).isEmpty());
        assertThat(arrivals.store.answers).hasSize(1);
        assertThat(done.resolve(Arrivals.name(7))).hasBinaryContent(Arrivals.answer(7));
    }

    @Test
    void a_crash_between_the_two_moves_ends_with_both_moved_and_one_answer() throws Exception {
        publish(7);
        Files.move(
                agency.outbox().resolve(Arrivals.name(7) + ".p7s"),
                agency.outbox().resolve("done").resolve(Arrivals.name(7) + ".p7s"));
        start();
        Arrivals.await(() -> done().size() == 2);
        assertThat(arrivals.store.answers).hasSize(1);
    }

    @Test
    void a_look_counts_only_when_all_that_was_there_is_kept() throws Exception {
        start();
        Arrivals.await(() -> looks.known("answers").equals(MONDAY));
        agency.close();
        reads.at(MONDAY.plusSeconds(60));
        // The door is closed: every look fails, and what is known stands still.
        Arrivals.await(() -> looks.isFailing("answers"));
        assertThat(looks.known("answers")).isEqualTo(MONDAY);
    }

    @Test
    void a_look_that_left_an_answer_behind_does_not_count() throws Exception {
        Files.write(agency.outbox().resolve(Arrivals.name(3)), Arrivals.answer(3));
        start();
        Arrivals.await(() -> looks.isFailing("answers"));
        assertThat(looks.known("answers")).as("no signature beside it").isEqualTo(Instant.EPOCH);
        publish(3);
        Arrivals.await(() -> looks.known("answers").equals(MONDAY));
        assertThat(arrivals.store.answers).hasSize(1);
    }

    private void publish(int n) throws Exception {
        byte[] content = Arrivals.answer(n);
        Files.write(agency.outbox().resolve(Arrivals.name(n) + ".p7s"), Arrivals.signature(content));
        Files.write(agency.outbox().resolve(Arrivals.name(n)), content);
    }

    private java.util.List<String> done() {
        return SftpAgency.names(agency.outbox().resolve("done"));
    }

    private void start() throws Exception {
        SftpBoxes boxes = Edge.sftp(FlowFixture.settings(Channel.SFTP, agency.address()));
        camel.getRegistry().bind("answers-toy", Arrivals.SOURCE);
        looks.watch("answers");
        camel.getManagementStrategy().addEventNotifier(FlowFixture.failures(looks));
        camel.addRoutes(new FailurePolicy());
        camel.addRoutes(new SftpAnswers(boxes, arrivals.desk, looks));
        TemplatedRouteBuilder.builder(camel, SftpAnswers.TEMPLATE)
                .routeId("answers")
                .parameter("source", "answers-toy")
                .parameter("box", agency.address().toString())
                .parameter("poll", "50")
                .add();
        camel.start();
    }
}

package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.channel.Edge;
import org.songtor.channel.SftpAgency;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings.Channel;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.port.Convoy;
import org.songtor.port.FileStore.Signed;
import org.songtor.port.Outbox;

/** Three files that go together over a real SFTP server: the one that was rung for and two that join. */
class ConvoysTest {
    @TempDir
    private Path home;

    private SftpAgency agency;
    private Deliveries bench;
    private final Together together = new Together();

    @BeforeEach
    void threeFiles() throws Exception {
        agency = new SftpAgency(home);
        bench = new Deliveries(FlowFixture.settings(Channel.SFTP, agency.address()));
        bench.convoy = together;
        bench.outbox.add(bench.topic(), 2);
        bench.outbox.add(bench.topic(), 3);
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
        Files.write(agency.inbox().resolve(name(2)), new byte[] {1});
        bench.ring();
        assertThat(together.said).containsExactly("mark 1, 3 with 1 there", "delivered 1, 3 with 3 there");
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(agency.inbox().resolve(name(2))).hasBinaryContent(new byte[] {1});
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

    private String name(long file) {
        return file == 1 ? bench.file.name : "TOY-" + file + ".txt";
    }

    private final class Together implements Convoy {
        final List<String> said = new ArrayList<>();
        boolean marksNothing;
        boolean notesNothing;

        @Override
        public List<Member> join(ProfileId profile, FileId first, int most, Duration lease) {
            if (bench.file.attempts > 0) {
                return List.of();
            }
            return LongStream.of(1, 2, 3)
                    .mapToObj(id -> new Member(
                            bench.outbox.take(bench.topic(), id, lease).orElseThrow(), signed(id)))
                    .toList();
        }

        private Signed signed(long id) {
            return new Signed(
                    new FileId(id),
                    FlowFixture.DUES,
                    name(id),
                    bench.file.content,
                    bench.file.signature,
                    bench.file.sha256(),
                    FileState.SIGNED,
                    0,
                    Instant.now(),
                    false,
                    0);
        }

        @Override
        public void sending(List<Outbox.Work> works) {
            if (marksNothing) {
                throw new IllegalStateException("one of them is held back");
            }
            note("mark", works);
        }

        @Override
        public void delivered(List<Proved> proved, Instant answerDue) {
            if (notesNothing) {
                throw new IllegalStateException("a deadlock");
            }
            List<Outbox.Work> works = proved.stream().map(Proved::work).toList();
            note("delivered", works);
            works.forEach(bench.outbox::done);
        }

        @Override
        public void back(List<Outbox.Work> works) {
            note("back", works);
        }

        private void note(String what, List<Outbox.Work> works) {
            works.forEach(bench.outbox::require);
            List<String> subjects =
                    works.stream().map(w -> Long.toString(w.subject())).toList();
            said.add(what + " " + String.join(", ", subjects) + " with " + files().size() + " there");
        }
    }
}

package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.console.Step.Mark.AHEAD;
import static org.songtor.console.Step.Mark.DONE;
import static org.songtor.console.Step.Mark.ENDED;
import static org.songtor.console.Step.Mark.NOW;
import static org.songtor.console.Step.Mark.TROUBLE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.console.Step.Mark;
import org.songtor.console.Step.Stage;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.port.Views.FileView;

/** A step of a file's way is ticked by its own evidence only. */
class TrackTest {
    @Test
    void a_file_goes_step_by_step() {
        assertThat(marks(FileState.FROZEN)).containsExactly(DONE, DONE, NOW, AHEAD, AHEAD, AHEAD, AHEAD);
        assertThat(marks(FileState.SIGNED)).containsExactly(DONE, DONE, DONE, NOW, AHEAD, AHEAD, AHEAD);
        assertThat(marks(FileState.DELIVERED)).containsExactly(DONE, DONE, DONE, DONE, DONE, NOW, AHEAD);
    }

    @Test
    void a_sent_file_says_that_its_arrival_is_not_proved() {
        Track sent = track(FileState.SENT, ConsoleProgram.NOW);
        assertThat(marks(FileState.SENT)).containsExactly(DONE, DONE, DONE, DONE, NOW, AHEAD, AHEAD);
        assertThat(step(sent, Stage.DELIVERED).note()).isEqualTo("track.unproved");
        assertThat(sent.ended()).isFalse();
    }

    @Test
    void a_file_that_could_not_be_delivered_says_so_and_ends() {
        Track lost = track(FileState.UNDELIVERABLE, ConsoleProgram.NOW);
        assertThat(step(lost, Stage.DELIVERED).mark()).isEqualTo(TROUBLE);
        assertThat(lost.ended()).isTrue();
    }

    @Test
    void what_was_given_up_before_it_left_is_not_waited_for_and_what_people_ended_is_no_trouble() {
        FileView lost = file(FileState.UNDELIVERABLE);
        Track open = track(of(lost, Optional.empty(), "TRY_AGAIN: no connection", 0, 2, 0, 0));
        assertThat(step(open, Stage.SENT).mark()).isEqualTo(AHEAD);
        assertThat(step(open, Stage.DELIVERED).mark()).isEqualTo(TROUBLE);
        assertThat(step(open, Stage.SETTLED).mark())
                .as("nobody owes money for it")
                .isEqualTo(AHEAD);
        assertThat(step(track(of(lost, lost.sentAt(), "TRY_AGAIN: no connection", 0, 2, 0, 0)), Stage.SETTLED)
                        .mark())
                .as("it may be there")
                .isEqualTo(TROUBLE);
        Track ended = track(of(lost, Optional.empty(), "TRY_AGAIN: no connection", 0, 0, 0, 0));
        assertThat(ended.headline()).isEqualTo("file.UNDELIVERABLE.ended");
        assertThat(ended.steps().subList(Stage.SENT.ordinal(), Stage.ANSWERED.ordinal() + 1))
                .extracting(Step::mark)
                .containsOnly(ENDED);
    }

    private static Track track(FileView file) {
        return Track.of(MonthFixture.BATCHES.get(0), file, ConsoleProgram.NOW);
    }

    @Test
    void that_it_did_not_arrive_is_said_only_where_no_byte_left() {
        FileView sent = file(FileState.UNDELIVERABLE);
        assertThat(arrival(sent, "UNKNOWN: no receipt")).isEqualTo("track.unconfirmed");
        assertThat(arrival(sent, "TRY_AGAIN: no connection")).isEqualTo("track.unconfirmed");
        assertThat(arrival(sent, "REFUSED: 422")).isEqualTo("track.nottaken");
        assertThat(arrival(sent, "")).isEqualTo("track.unconfirmed");
        assertThat(arrival(
                        of(sent, Optional.empty(), "TRY_AGAIN: no connection", 1, 1, 0, 1), "TRY_AGAIN: no connection"))
                .isEqualTo("track.undeliverable");
    }

    @Test
    void the_headline_says_what_the_last_attempt_said_and_that_people_ended_it() {
        FileView sent = file(FileState.UNDELIVERABLE);
        assertThat(headline(of(sent, sent.sentAt(), "UNKNOWN: no receipt", 0, 1, 0, 1)))
                .isEqualTo("file.UNDELIVERABLE");
        assertThat(headline(of(sent, sent.sentAt(), "REFUSED: 422", 0, 1, 0, 1)))
                .isEqualTo("file.UNDELIVERABLE.refused");
        assertThat(headline(of(sent, Optional.empty(), "TRY_AGAIN: no connection", 0, 1, 0, 1)))
                .isEqualTo("file.UNDELIVERABLE.here");
        assertThat(headline(of(sent, sent.sentAt(), "REFUSED: 422", 0, 0, 0, 0)))
                .isEqualTo("file.UNDELIVERABLE.ended");
        assertThat(headline(file(FileState.SENT))).isEqualTo("file.SENT");
    }

    @Test
    void how_it_was_given_up_is_what_the_last_attempt_said_and_nothing_of_it_left_only_where_no_byte_did() {
        FileView sent = file(FileState.UNDELIVERABLE);
        assertThat(end(sent, Optional.empty(), "TRY_AGAIN: no connection")).isEqualTo(Words.UNSENT);
        assertThat(end(sent, sent.sentAt(), "TRY_AGAIN: no connection")).isEqualTo(Words.UNSURE);
        assertThat(end(sent, sent.sentAt(), "UNKNOWN: no receipt")).isEqualTo(Words.UNSURE);
        assertThat(end(sent, sent.sentAt(), "REFUSED: 422")).isEqualTo(Words.REFUSED);
        assertThat(BatchPages.together(Map.of())).isEmpty();
        assertThat(BatchPages.together(Map.of(new FileId(1), Words.UNSENT, new FileId(2), Words.UNSENT)))
                .isEqualTo(Words.UNSENT);
        assertThat(BatchPages.together(Map.of(new FileId(1), Words.UNSENT, new FileId(2), Words.UNSURE)))
                .as("of several that ended otherwise it says only what all have in common")
                .isEmpty();
    }

    @Test
    void what_was_never_tried_is_not_said_to_be_tried_again() {
        FileView sent = file(FileState.SENT);
        assertThat(track(of(sent, Optional.empty(), "", 0, 0, 0, 60)).next()).isEqualTo("why.LATER.first");
        assertThat(track(of(sent, sent.sentAt(), "UNKNOWN: no receipt", 0, 0, 0, 60))
                        .next())
                .isEqualTo("track.next");
    }

    private static String end(FileView file, Optional<Instant> sentAt, String last) {
        return track(of(file, sentAt, last, 0, 1, 0, 1)).end();
    }

    private static String headline(FileView file) {
        return Track.of(MonthFixture.BATCHES.get(0), file, ConsoleProgram.NOW).headline();
    }

    private static String arrival(FileView file, String last) {
        FileView told = of(file, file.sentAt(), last, file.settledLines(), file.exceptions(), 0, file.waiting());
        return step(Track.of(MonthFixture.BATCHES.get(0), told, ConsoleProgram.NOW), Stage.DELIVERED)
                .note();
    }

    @Test
    void an_answer_is_late_only_after_its_time() {
        Instant due = file(FileState.DELIVERED).answerDue().orElseThrow();
        assertThat(step(track(FileState.DELIVERED, due), Stage.ANSWERED).mark()).isEqualTo(NOW);
        Step late = step(track(FileState.DELIVERED, due.plus(Duration.ofSeconds(1))), Stage.ANSWERED);
        assertThat(late.mark()).isEqualTo(TROUBLE);
        assertThat(late.note()).isEqualTo("track.late");
    }

    @Test
    void answered_with_money_but_with_exceptions_is_not_settled() {
        assertThat(step(track(FileState.ANSWERED, ConsoleProgram.NOW), Stage.SETTLED)
                        .mark())
                .isEqualTo(TROUBLE);
    }

    @Test
    void all_lines_settled_is_settled_and_ends() {
        FileView all = MonthFixture.FILES.get(MonthFixture.DONE).get(0);
        Track track = Track.of(MonthFixture.BATCHES.get(5), all, ConsoleProgram.NOW);
        assertThat(track.steps()).extracting(Step::mark).containsOnly(DONE);
        assertThat(track.ended()).isTrue();
    }

    @Test
    void lines_that_people_ended_are_waited_for_no_longer_and_never_called_settled() {
        Track most = counted(FileState.ANSWERED, 59, 0, 0, 0);
        assertThat(step(most, Stage.SETTLED).mark()).isEqualTo(ENDED);
        assertThat(step(most, Stage.SETTLED).note()).isEqualTo("track.decided");
        assertThat(most.ended()).isTrue();
        assertThat(counted(FileState.ANSWERED, 59, 0, 0, 1).ended()).isFalse();
        assertThat(step(counted(FileState.ANSWERED, 59, 0, 0, 1), Stage.SETTLED).mark())
                .isEqualTo(NOW);
        assertThat(counted(FileState.DELIVERED, 0, 0, 0, 0).ended())
                .as("the agency never answered, and people ended every line")
                .isTrue();
        assertThat(counted(FileState.DELIVERED, 0, 1, 0, 0).ended()).isFalse();
    }

    @Test
    void money_that_is_whole_is_no_trouble_of_the_bank_where_the_file_only_left_late() {
        Track late = counted(FileState.ANSWERED, 0, 60, 60, 0);
        assertThat(step(late, Stage.SETTLED).mark()).isEqualTo(DONE);
        assertThat(step(late, Stage.SETTLED).note()).isEqualTo("track.settled.late");
        assertThat(step(counted(FileState.ANSWERED, 0, 60, 59, 0), Stage.SETTLED)
                        .mark())
                .as("one line asks for something else")
                .isEqualTo(TROUBLE);
    }

    private static Track counted(FileState state, int settled, int exceptions, int late, int waiting) {
        FileView f = file(state);
        FileView counted = of(f, f.sentAt(), f.lastAttempt(), settled, exceptions, late, waiting);
        return Track.of(MonthFixture.BATCHES.get(0), counted, ConsoleProgram.NOW);
    }

    private static FileView of(
            FileView f, Optional<Instant> sent, String last, int settled, int exceptions, int late, int waiting) {
        return new FileView(
                f.id(),
                f.profile(),
                f.name(),
                f.state(),
                60,
                f.amount(),
                f.due(),
                f.reference(),
                f.signedAt(),
                sent,
                f.deliveredAt(),
                f.answeredAt(),
                f.answerDue(),
                f.credited(),
                settled,
                exceptions,
                late,
                waiting,
                last,
                f.acceptedAt(),
                f.settledAt(),
                f.nextTry(),
                f.carrying(),
                f.held(),
                f.shared(),
                f.period(),
                f.together());
    }

    private static List<Mark> marks(FileState state) {
        return track(state, ConsoleProgram.NOW).steps().stream().map(Step::mark).toList();
    }

    private static Step step(Track track, Stage stage) {
        return track.steps().get(stage.ordinal());
    }

    private static Track track(FileState state, Instant now) {
        return Track.of(MonthFixture.BATCHES.get(0), file(state), now);
    }

    private static FileView file(FileState state) {
        return MonthFixture.FILES.get(MonthFixture.MEMBERS).stream()
                .filter(file -> file.state() == state)
                .findFirst()
                .orElseThrow();
    }
}

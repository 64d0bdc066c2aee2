package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.flow.Queues;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.port.HeldBackException;

/** What is late goes marked, waits for the next window or is held, as its agency's rule says; and its last instant is asked at the last moment. */
class LateFilesTest extends DeliveryTimesBench {
    private void closedUntilTomorrow() {
        window = Optional.of(new Window(NOW.plus(Duration.ofHours(14)), NOW.plus(Duration.ofHours(20))));
    }

    @Test
    void a_late_file_goes_at_any_hour_where_the_agency_takes_it_marked_and_in_the_next_window_where_it_does_not() {
        closedUntilTomorrow();
        due = Optional.of(NOW);
        late = LateRule.SEND_MARKED;
        Attempt attempt = begin();
        delivery().failed(attempt, new IOException("connection reset"));
        outbox.pass(Duration.ofSeconds(2));
        assertThat(outbox.ring(1, Duration.ZERO))
                .as("and is tried again at any hour")
                .hasSize(1);
        late = LateRule.NEXT_WINDOW;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held).isEmpty();
    }

    @Test
    void a_file_in_time_keeps_to_the_hours_and_goes_at_its_last_instant_where_that_comes_before_the_next_window() {
        closedUntilTomorrow();
        due = Optional.of(NOW.plus(Duration.ofHours(1)));
        late = LateRule.SEND_MARKED;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        outbox.pass(Duration.ofHours(1).minusMillis(1));
        assertThat(outbox.ring(1, Duration.ZERO)).isEmpty();
        outbox.pass(Duration.ofMillis(1));
        now = NOW.plus(Duration.ofHours(1));
        assertThat(delivery().begin(PROFILE, 1)).isNotNull();
    }

    /** Of those that are late and those that are not the same is true then; nobody has to look at each. */
    @Test
    void in_the_agencys_hours_files_go_together_where_late_ones_go_marked() {
        window = Optional.of(new Window(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofMillis(1))));
        for (Optional<Instant> day :
                List.of(Optional.<Instant>empty(), Optional.of(NOW), Optional.of(NOW.plusSeconds(1)))) {
            due = day;
            late = LateRule.SEND_MARKED;
            assertThat(delivery().open(PROFILE)).isTrue();
            assertThat(delivery().begin(PROFILE, 1)).as("as each would alone").isNotNull();
            assertThat(free(Duration.ZERO)).isTrue();
            outbox.releaseAll();
        }
        closedUntilTomorrow();
        late = LateRule.SEND_MARKED;
        assertThat(delivery().open(PROFILE)).as("of which only the late may go").isFalse();
    }

    @Test
    void where_late_files_are_held_those_go_together_whose_last_instant_does_not_come_until_then() {
        late = LateRule.HOLD;
        assertThat(free(Duration.ofSeconds(10))).as("any day is right").isTrue();
        due = Optional.of(NOW.plusSeconds(10));
        assertThat(free(Duration.ofSeconds(10))).as("it comes just then").isFalse();
        assertThat(free(Duration.ofSeconds(10).minusNanos(1))).isTrue();
        due = Optional.of(NOW);
        assertThat(free(Duration.ZERO)).as("it is late").isFalse();
        file.released = Optional.of(NOW);
        assertThat(free(Duration.ZERO)).as("and people let it go all the same").isTrue();
        unknown = true;
        assertThat(free(Duration.ZERO)).as("nobody knows").isFalse();
    }

    @Test
    void where_the_late_rule_changes_meanwhile_the_harder_one_counts() {
        due = Optional.of(NOW.plusSeconds(5));
        lateFrom = Optional.of(NOW.plusSeconds(8));
        late = LateRule.NEXT_WINDOW;
        lateThen = LateRule.HOLD;
        assertThat(free(Duration.ofSeconds(8))).as("held from then on").isFalse();
        assertThat(free(Duration.ofSeconds(7))).isTrue();
        late = LateRule.HOLD;
        lateThen = LateRule.NEXT_WINDOW;
        assertThat(free(Duration.ofSeconds(8))).as("held until then").isFalse();
    }

    @Test
    void a_late_file_is_held_for_a_person_where_the_rule_says_so_and_goes_once_somebody_released_it() {
        due = Optional.of(NOW);
        late = LateRule.HOLD;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held.orElseThrow())
                .contains("เลยกำหนดส่ง", "a person decides", "20/11/2569 16:00", "2026-11-20 16:00");
        assertThat(file.attempts).as("holding is no attempt").isZero();
        file.held = Optional.empty();
        file.released = Optional.of(NOW.plusSeconds(60));
        assertThat(begin()).isNotNull();
        assertThat(file.held).isEmpty();
    }

    /** The window before its last instant has no room for one more attempt: people are told on the day, and not at the next opening. */
    @Test
    void a_file_that_cannot_go_before_its_last_instant_is_held_at_that_instant() {
        closedUntilTomorrow();
        due = Optional.of(NOW.plus(Duration.ofMinutes(1)));
        late = LateRule.HOLD;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held).as("it is not late").isEmpty();
        outbox.pass(Duration.ofMinutes(1).minusMillis(1));
        assertThat(outbox.ring(1, Duration.ZERO)).isEmpty();
        outbox.pass(Duration.ofMillis(1));
        now = NOW.plus(Duration.ofMinutes(1));
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held.orElseThrow()).contains("a person decides");
    }

    @Test
    void a_file_whose_last_day_is_not_known_is_held_where_people_decide_about_late_ones_and_goes_once_released() {
        unknown = true;
        late = LateRule.HOLD;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held.orElseThrow()).contains("ปฏิทินของหน่วยงานบอกไม่ได้", "nothing is known");
        file.held = Optional.empty();
        file.released = Optional.of(NOW.minusSeconds(60));
        assertThat(begin()).isNotNull();
    }

    @Test
    void a_file_whose_last_day_is_not_known_goes_by_its_hours_where_late_ones_go_marked() {
        unknown = true;
        late = LateRule.SEND_MARKED;
        assertThat(begin()).isNotNull();
        assertThat(file.held).isEmpty();
    }

    @Test
    void a_release_before_the_last_instant_is_no_leave_to_go_after_it() {
        due = Optional.of(NOW);
        late = LateRule.HOLD;
        file.released = Optional.of(NOW.minusMillis(1));
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held).isPresent();
    }

    @Test
    void a_late_file_that_may_be_there_already_is_asked_for_and_held_only_where_it_is_not() {
        due = Optional.of(NOW);
        late = LateRule.HOLD;
        file.state = FileState.SENT;
        Attempt asked = begin().withThere(Optional.empty());
        assertThat(file.held).as("asking sends nothing").isEmpty();
        assertThatThrownBy(() -> delivery().sending(asked)).isInstanceOf(HeldBackException.class);
        assertThat(file.held).isPresent();
        assertThat(file.sendings).isZero();
    }

    /** It cannot be held, since nothing of it is left to send: it was put off again and again, and its arrival never noted. */
    @Test
    void a_late_file_that_was_answered_already_is_noted_as_delivered() {
        due = Optional.of(NOW);
        late = LateRule.HOLD;
        file.state = FileState.ANSWERED;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(file.held).isEmpty();
        assertThat(outbox.waiting(Queues.deliver(PROFILE))).isZero();
    }

    @Test
    void a_last_instant_that_passes_while_the_other_side_is_asked_keeps_the_bytes_here() {
        due = Optional.of(NOW.plusSeconds(1));
        late = LateRule.HOLD;
        Attempt asked = begin().withThere(Optional.empty());
        now = NOW.plusSeconds(1);
        assertThatThrownBy(() -> delivery().sending(asked)).isInstanceOf(HeldBackException.class);
        assertThat(file.sendings).isZero();
    }
}

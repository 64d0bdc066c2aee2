package org.songtor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.delivery.Calendars.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.Countdown.Standing;
import org.songtor.delivery.Countdown.Waiting;

class CountdownTest {
    private static final Instant FRIDAY = at("2026-11-20T16:00:00");
    private static final Waiting FRESH = new Waiting(at("2026-11-20T10:00:00"), Optional.empty(), false, false);
    private final AgencyCalendar office = Calendars.office();

    private Countdown of(Waiting waiting, String at) {
        return Countdown.of(office, waiting, Optional.empty(), at(at));
    }

    @Test
    void what_is_ready_on_friday_morning_has_until_the_cut_off() {
        Countdown countdown = of(FRESH, "2026-11-20T10:00:00");
        assertThat(countdown.standing()).isEqualTo(Standing.WILL_MAKE_IT);
        assertThat(countdown.due()).contains(FRIDAY);
        assertThat(countdown.left(at("2026-11-20T10:00:00"))).contains(Duration.ofHours(6));
        assertThat(countdown.left(FRIDAY)).isEmpty();
    }

    @Test
    void the_last_hour_is_danger_and_the_cut_off_is_missed_at_its_very_instant() {
        assertThat(of(FRESH, "2026-11-20T15:00:00").standing()).isEqualTo(Standing.WILL_MAKE_IT);
        assertThat(of(FRESH, "2026-11-20T15:00:01").standing()).isEqualTo(Standing.IN_DANGER);
        assertThat(of(FRESH, "2026-11-20T15:59:59").standing()).isEqualTo(Standing.IN_DANGER);
        Countdown missed = of(FRESH, "2026-11-20T16:00:00");
        assertThat(missed.standing()).isEqualTo(Standing.MISSED);
        assertThat(missed.due()).contains(FRIDAY);
        assertThat(missed.goes().orElseThrow().opens()).isEqualTo(at("2026-11-23T08:30:00"));
    }

    @Test
    void a_failed_attempt_is_danger_and_a_next_one_after_the_cut_off_will_miss_friday() {
        Instant ready = FRESH.ready();
        assertThat(of(new Waiting(ready, Optional.of(at("2026-11-20T12:00:00")), true, false), "2026-11-20T11:00:00")
                        .standing())
                .isEqualTo(Standing.IN_DANGER);
        assertThat(of(new Waiting(ready, Optional.of(at("2026-11-20T16:00:00")), true, false), "2026-11-20T11:00:00")
                        .standing())
                .isEqualTo(Standing.WILL_MISS);
        assertThat(of(new Waiting(ready, Optional.empty(), false, true), "2026-11-20T11:00:00")
                        .standing())
                .isEqualTo(Standing.WILL_MISS);
    }

    @Test
    void what_people_carry_is_in_danger_only_where_fewer_than_three_open_days_are_left() {
        Waiting long1 = new Waiting(at("2026-11-02T10:00:00"), Optional.empty(), false, false);
        Instant due = at("2026-11-24T16:00:00");
        for (String early : List.of("2026-11-02T10:00:00", "2026-11-20T15:00:00")) {
            assertThat(carried(long1, due, early).standing()).as(early).isEqualTo(Standing.WILL_MAKE_IT);
        }
        for (String late : List.of("2026-11-20T16:00:00", "2026-11-22T12:00:00", "2026-11-23T09:00:00")) {
            assertThat(carried(long1, due, late).standing()).as(late).isEqualTo(Standing.IN_DANGER);
        }
        assertThat(carried(long1, due, "2026-11-20T15:00:00").goes())
                .as("not by itself")
                .isEmpty();
        assertThat(carried(long1, due, "2026-11-24T16:00:00").standing()).isEqualTo(Standing.MISSED);
    }

    private Countdown carried(Waiting waiting, Instant due, String at) {
        return Countdown.of(office, waiting, Optional.of(due), at(at)).byHand(office, at(at));
    }

    @Test
    void what_missed_its_deadline_goes_in_the_next_window_only_where_that_is_the_rule() {
        for (LateRule rule : List.of(LateRule.SEND_MARKED, LateRule.HOLD)) {
            AgencyCalendar calendar = Calendars.office(rule);
            Countdown missed = Countdown.of(calendar, FRESH, Optional.of(FRIDAY), FRIDAY);
            assertThat(missed.standing()).isEqualTo(Standing.MISSED);
            assertThat(missed.goes()).as("%s", rule).isEmpty();
            assertThat(Countdown.of(calendar, FRESH, Optional.empty(), FRIDAY).goes())
                    .as("without a deadline there is no rule to break")
                    .isPresent();
        }
    }

    /** The next try is after the cut-off: then it is late, and goes at once, waits for the window, or is held. */
    @Test
    void what_is_tried_again_after_its_deadline_waits_for_a_window_only_where_that_is_the_rule() {
        Waiting failed = new Waiting(FRESH.ready(), Optional.of(FRIDAY.plusSeconds(420)), true, false);
        for (LateRule rule : LateRule.values()) {
            Countdown countdown =
                    Countdown.of(Calendars.office(rule), failed, Optional.of(FRIDAY), at("2026-11-20T15:51:00"));
            assertThat(countdown.standing()).as("%s", rule).isEqualTo(Standing.WILL_MISS);
            assertThat(countdown.goes().isPresent()).as("%s", rule).isEqualTo(rule == LateRule.NEXT_WINDOW);
        }
        Instant sunday = at("2026-11-22T16:00:00");
        for (LateRule rule : LateRule.values()) {
            assertThat(Countdown.of(Calendars.office(rule), FRESH, Optional.of(sunday), at("2026-11-20T17:00:00"))
                            .goes()
                            .isPresent())
                    .as("%s: when the window opens it is late, and held or not", rule)
                    .isEqualTo(rule != LateRule.HOLD);
        }
    }

    @Test
    void without_hours_what_is_tried_again_has_its_time_and_what_is_due_goes_at_any() {
        Instant now = at("2026-11-20T11:00:00");
        for (boolean stuck : List.of(true, false)) {
            Waiting later = new Waiting(FRESH.ready(), Optional.of(now.plusSeconds(1)), true, stuck);
            Waiting due = new Waiting(FRESH.ready(), Optional.of(now), true, stuck);
            assertThat(Countdown.withoutHours(later, now).standing())
                    .isEqualTo(stuck ? Standing.STUCK : Standing.AGAIN);
            assertThat(Countdown.withoutHours(due, now).standing())
                    .isEqualTo(stuck ? Standing.STUCK : Standing.ANY_TIME);
        }
    }

    @Test
    void without_hours_what_was_never_tried_is_not_said_to_be_tried_again() {
        Instant now = at("2026-11-20T11:00:00");
        Waiting fresh = new Waiting(FRESH.ready(), Optional.of(now.plusSeconds(1)), false, false);
        assertThat(Countdown.withoutHours(fresh, now).standing()).isEqualTo(Standing.PAUSED);
        assertThat(Countdown.withoutHours(fresh, now.plusSeconds(1)).standing()).isEqualTo(Standing.ANY_TIME);
    }

    @Test
    void what_waits_for_a_person_goes_in_no_window() {
        Waiting stuck = new Waiting(FRESH.ready(), Optional.empty(), false, true);
        assertThat(of(stuck, "2026-11-20T11:00:00").goes()).isEmpty();
        assertThat(of(stuck, "2026-11-20T16:00:00").standing()).isEqualTo(Standing.MISSED);
        assertThat(of(stuck, "2026-11-20T16:00:00").goes()).isEmpty();
    }

    @Test
    void what_is_ready_after_hours_has_until_the_next_days_cut_off() {
        Countdown countdown =
                of(new Waiting(at("2026-11-20T17:00:00"), Optional.empty(), false, false), "2026-11-21T09:00:00");
        assertThat(countdown.standing()).isEqualTo(Standing.WILL_MAKE_IT);
        assertThat(countdown.due()).contains(at("2026-11-23T16:00:00"));
        assertThat(countdown.goes().orElseThrow().opens()).isEqualTo(at("2026-11-23T08:30:00"));
    }

    @Test
    void a_deadline_counts_and_not_the_days_cut_off() {
        Instant deadline = at("2026-12-15T16:00:00");
        Countdown countdown = Countdown.of(office, FRESH, Optional.of(deadline), at("2026-11-23T09:00:00"));
        assertThat(countdown.standing()).isEqualTo(Standing.WILL_MAKE_IT);
        assertThat(countdown.due()).contains(deadline);
    }

    @Test
    void a_deadline_before_which_no_window_opens_will_be_missed() {
        Countdown countdown =
                Countdown.of(office, FRESH, Optional.of(at("2026-11-22T16:00:00")), at("2026-11-20T17:00:00"));
        assertThat(countdown.standing()).isEqualTo(Standing.WILL_MISS);
    }

    @Test
    void what_the_calendar_does_not_know_is_said_and_not_guessed() {
        Waiting late = new Waiting(at("2028-12-29T17:00:00"), Optional.empty(), false, false);
        Countdown countdown = of(late, "2028-12-29T18:00:00");
        assertThat(countdown.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(countdown.why()).contains("no holidays are known for 2029");
        assertThat(countdown.due()).isEmpty();
    }
}

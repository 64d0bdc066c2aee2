package org.songtor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.delivery.Calendars.at;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DepartureTest {
    private static final Optional<Instant> FRIDAY = Optional.of(at("2026-11-20T16:00:00"));

    private static Departure of(LateRule rule, String at) {
        return Departure.of(Calendars.sending(rule), Calendars.TOY, FRIDAY, at(at));
    }

    @Test
    void before_its_time_a_file_goes_in_a_window_and_waits_outside_whatever_becomes_of_late_ones() {
        for (LateRule rule : LateRule.values()) {
            assertThat(of(rule, "2026-11-20T15:59:59")).isEqualTo(new Departure.Go(false));
            assertThat(of(rule, "2026-11-20T08:29:59")).isEqualTo(new Departure.Wait(at("2026-11-20T08:30:00")));
        }
    }

    @Test
    void a_late_file_waits_for_the_next_window_and_is_late_in_it() {
        assertThat(of(LateRule.NEXT_WINDOW, "2026-11-20T16:00:00"))
                .isEqualTo(new Departure.Wait(at("2026-11-23T08:30:00")));
        assertThat(of(LateRule.NEXT_WINDOW, "2026-11-23T08:30:00")).isEqualTo(new Departure.Go(true));
    }

    @Test
    void a_late_file_goes_at_once_and_is_called_late() {
        assertThat(of(LateRule.SEND_MARKED, "2026-11-20T16:00:00")).isEqualTo(new Departure.Go(true));
        assertThat(of(LateRule.SEND_MARKED, "2026-11-22T03:00:00")).isEqualTo(new Departure.Go(true));
    }

    @Test
    void a_late_file_is_held_for_a_person() {
        assertThat(of(LateRule.HOLD, "2026-11-20T16:00:00")).isEqualTo(new Departure.Hold(FRIDAY.orElseThrow()));
        assertThat(of(LateRule.HOLD, "2026-11-23T09:00:00")).isEqualTo(new Departure.Hold(FRIDAY.orElseThrow()));
    }

    @Test
    void a_file_that_nothing_is_due_for_is_never_late() {
        SendingCalendar hold = Calendars.sending(LateRule.HOLD);
        assertThat(Departure.of(hold, Calendars.TOY, Optional.empty(), at("2026-11-20T16:00:00")))
                .isEqualTo(new Departure.Wait(at("2026-11-23T08:30:00")));
    }

    @Test
    void without_hours_a_file_goes_at_any_time() {
        assertThat(Departure.of(SendingCalendar.ALWAYS, Calendars.TOY, Optional.empty(), at("2026-11-22T03:00:00")))
                .isEqualTo(new Departure.Go(false));
    }
}

package org.songtor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.model.ProfileId;

class GroupRuleTest {
    private static final ProfileId PROFILE = ProfileId.of("toy/dues");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF = Duration.ofMinutes(30);

    @Test
    void without_a_cut_off_a_line_waits_its_time_and_no_longer() {
        assertThat(due(HOUR, SendingCalendar.ALWAYS, "10:00")).isEqualTo(at("11:00"));
    }

    @Test
    void before_a_cut_off_the_file_is_closed_with_time_to_deliver_it() {
        assertThat(due(HOUR, TWO_WINDOWS, "11:15")).as("cut-off 12:00").isEqualTo(at("11:30"));
        assertThat(due(HOUR, TWO_WINDOWS, "10:00")).as("waited an hour").isEqualTo(at("11:00"));
    }

    @Test
    void a_line_too_late_for_the_open_windows_file_waits_for_the_next_windows() {
        assertThat(due(Duration.ofHours(9), TWO_WINDOWS, "11:30")).isEqualTo(at("15:30"));
        assertThat(due(HOUR, TWO_WINDOWS, "11:30")).as("waited an hour").isEqualTo(at("12:30"));
    }

    @Test
    void between_two_windows_the_next_ones_cut_off_counts() {
        assertThat(due(Duration.ofHours(9), TWO_WINDOWS, "12:30")).isEqualTo(at("15:30"));
    }

    @Test
    void after_the_last_cut_off_only_the_wait_counts() {
        assertThat(due(Duration.ofHours(9), TWO_WINDOWS, "15:45"))
                .isEqualTo(at("15:45").plus(Duration.ofHours(9)));
    }

    @Test
    void a_rule_that_never_closes_is_none() {
        assertThatThrownBy(() -> new GroupRule(0, HOUR, HALF)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupRule(1, HOUR.negated(), HALF)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupRule(1, HOUR, HALF.negated())).isInstanceOf(IllegalArgumentException.class);
    }

    /** 09:00 to 12:00 and 13:00 to 16:00 of one day. */
    private static final SendingCalendar TWO_WINDOWS = (profile, at) ->
            at.isBefore(at("12:00")) ? Optional.of(new Window(at("09:00"), at("12:00"))) : afternoon(at);

    private static Optional<Window> afternoon(Instant at) {
        return at.isBefore(at("16:00")) ? Optional.of(new Window(at("13:00"), at("16:00"))) : Optional.empty();
    }

    private static Instant due(Duration wait, SendingCalendar calendar, String now) {
        return new GroupRule(100, wait, HALF).due(calendar, PROFILE, at(now));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z");
    }
}

package org.songtor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.delivery.Calendars.at;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.model.Period;
import org.songtor.reference.Holiday.Province;

class DueTest {
    private static final DueRule SECTION_33 = new DueRule.OfMonth(15, 1);
    private static final DueRule FIFTH_OF_FEBRUARY = new DueRule.OfYear(MonthDay.of(2, 5));

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "2569-09,2026-10-15T16:00:00",
        // the 15th of November 2569 is a Sunday
        "2569-10,2026-11-16T16:00:00",
        // the last day of Songkran
        "2569-03,2026-04-16T16:00:00",
        "2570-03,2027-04-16T16:00:00",
        // over the end of the year
        "2569-12,2027-01-15T16:00:00",
        "2568-12,2026-01-15T16:00:00",
    })
    void wages_are_passed_on_by_the_fifteenth_of_the_month_after(String period, String due) {
        assertThat(Calendars.due(SECTION_33).due(Period.of(period), Set.of())).contains(at(due));
    }

    @Test
    void the_welfare_funds_year_is_handed_over_by_the_fifth_of_february_and_the_sixth_is_late() {
        AgencyCalendar calendar = Calendars.due(FIFTH_OF_FEBRUARY);
        for (String period : List.of("2569-12", "2570-01", "2570-02")) {
            assertThat(calendar.due(Period.of(period), Set.of())).contains(at("2027-02-05T16:00:00"));
        }
        assertThat(calendar.due(Period.of("2569-01"), Set.of())).contains(at("2026-02-05T16:00:00"));
        SendingCalendar sending = Calendars.sending(LateRule.SEND_MARKED);
        Optional<java.time.Instant> due = calendar.due(Period.of("2570-01"), Set.of());
        assertThat(Departure.of(sending, Calendars.TOY, due, at("2027-02-05T15:59:59")))
                .isEqualTo(new Departure.Go(false));
        assertThat(Departure.of(sending, Calendars.TOY, due, at("2027-02-05T16:00:00")))
                .isEqualTo(new Departure.Go(true));
        assertThat(Departure.of(sending, Calendars.TOY, due, at("2027-02-06T10:00:00")))
                .isEqualTo(new Departure.Go(true));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "FOLLOWING,2569-01,2026-02-02",
        "MODIFIED_FOLLOWING,2569-01,2026-01-30",
        "PRECEDING,2569-01,2026-01-30",
        // the 31st of a month of thirty days is a Monday, of May a Sunday whose substitute is in June
        "FOLLOWING,2569-11,2026-11-30",
        "FOLLOWING,2569-05,2026-06-02",
        "MODIFIED_FOLLOWING,2569-05,2026-05-29",
        // New Year's Eve is off
        "FOLLOWING,2569-12,2027-01-04",
        "MODIFIED_FOLLOWING,2569-12,2026-12-30",
        "PRECEDING,2569-12,2026-12-30",
    })
    void a_last_day_that_is_off_moves_as_the_agency_says(Roll roll, String period, String day) {
        AgencyCalendar calendar = Calendars.due(new DueRule.OfMonth(31, 0), roll);
        assertThat(calendar.due(Period.of(period), Set.of())).contains(at(day + "T16:00:00"));
    }

    @Test
    void the_last_day_of_february_is_the_29th_in_a_leap_year() {
        DueRule last = new DueRule.OfMonth(31, 0);
        assertThat(last.day(Period.of("2570-02"))).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(last.day(Period.of("2571-02"))).isEqualTo(LocalDate.of(2028, 2, 29));
        DueRule leap = new DueRule.OfYear(MonthDay.of(2, 29));
        assertThat(leap.day(Period.of("2570-01"))).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(leap.day(Period.of("2571-01"))).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(leap.day(Period.of("2571-03"))).isEqualTo(LocalDate.of(2029, 2, 28));
    }

    @Test
    void a_fund_in_the_south_has_until_its_own_days_off_are_over() {
        AgencyCalendar calendar = Calendars.due(new DueRule.OfMonth(20, 1));
        Period february = Period.of("2569-02");
        assertThat(calendar.due(february, Set.of())).contains(at("2026-03-20T16:00:00"));
        assertThat(calendar.due(february, Set.of(Province.PATTANI))).contains(at("2026-03-23T16:00:00"));
    }

    @Test
    void the_rule_is_that_of_the_day_it_is_about() {
        CalendarRules old = Calendars.rules(Roll.FOLLOWING, LateRule.NEXT_WINDOW, Optional.of(SECTION_33), Set.of());
        CalendarRules until = dated(old, LocalDate.of(2025, 1, 1), Optional.of(LocalDate.of(2026, 10, 31)), SECTION_33);
        CalendarRules since = dated(old, LocalDate.of(2026, 11, 1), Optional.empty(), new DueRule.OfMonth(20, 1));
        AgencyCalendar changed = Calendars.of(until, since);
        assertThat(changed.due(Period.of("2569-08"), Set.of())).contains(at("2026-09-15T16:00:00"));
        assertThat(changed.due(Period.of("2569-10"), Set.of()))
                .as("October's falls under the new rule")
                .contains(at("2026-11-20T16:00:00"));
        assertThat(changed.due(Period.of("2569-11"), Set.of())).contains(at("2026-12-21T16:00:00"));
    }

    private static CalendarRules dated(CalendarRules like, LocalDate from, Optional<LocalDate> until, DueRule due) {
        return new CalendarRules(
                from, until, like.hours(), like.keeps(), like.provinces(), like.roll(), like.late(), Optional.of(due));
    }

    @Test
    void a_deadline_before_the_calendar_begins_is_that_of_its_first_rules() {
        CalendarRules all = Calendars.rules(Roll.FOLLOWING, LateRule.HOLD, Optional.of(SECTION_33), Set.of());
        AgencyCalendar since2569 =
                Calendars.of(dated(all, LocalDate.of(2026, 1, 1), Optional.empty(), new DueRule.OfMonth(15, 1)));
        // 15 November 2568 is a Saturday, and nobody wrote down the days off of 2566
        assertThat(since2569.due(Period.of("2568-10"), Set.of())).contains(at("2025-11-17T16:00:00"));
        assertThat(since2569.due(Period.of("2566-10"), Set.of())).contains(at("2023-11-15T16:00:00"));
        assertThat(since2569.due(Period.of("2569-10"), Set.of())).contains(at("2026-11-16T16:00:00"));
    }

    @Test
    void a_deadline_in_a_year_without_holidays_is_refused() {
        assertThatThrownBy(() -> Calendars.due(SECTION_33).due(Period.of("2571-12"), Set.of()))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("2029");
    }

    @Test
    void a_roll_that_finds_no_open_day_ends() {
        for (Roll roll : Roll.values()) {
            assertThatThrownBy(() -> roll.of(LocalDate.of(2026, 11, 20), day -> false))
                    .isInstanceOf(CalendarException.class);
        }
    }
}

package org.songtor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.delivery.Calendars.at;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holiday.Province;
import org.songtor.reference.Holidays;

class AgencyCalendarTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private final AgencyCalendar office = Calendars.office();

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource({
        // within, at both ends, before and after the hours of a Friday
        "2026-11-20T08:29:59,2026-11-20T08:30,2026-11-20T16:00",
        "2026-11-20T08:30:00,2026-11-20T08:30,2026-11-20T16:00",
        "2026-11-20T15:59:59,2026-11-20T08:30,2026-11-20T16:00",
        "2026-11-20T16:00:00,2026-11-23T08:30,2026-11-23T16:00",
        "2026-11-20T23:59:59,2026-11-23T08:30,2026-11-23T16:00",
        "2026-11-21T00:00:00,2026-11-23T08:30,2026-11-23T16:00",
        // midnight in Bangkok is 17:00 of the day before in Greenwich: still the same day there, another one here
        "2026-11-23T00:00:00,2026-11-23T08:30,2026-11-23T16:00",
        "2026-11-23T23:59:00,2026-11-24T08:30,2026-11-24T16:00",
        // Songkran of 2569 begins on a Monday: six days with the weekend and Wednesday
        "2026-04-10T16:00:00,2026-04-16T08:30,2026-04-16T16:00",
        // of 2570 on a Tuesday: Monday is a working day
        "2027-04-12T15:00:00,2027-04-12T08:30,2027-04-12T16:00",
        "2027-04-12T16:00:00,2027-04-16T08:30,2027-04-16T16:00",
        // a holiday on what would be the cut-off day
        "2026-12-04T16:00:00,2026-12-08T08:30,2026-12-08T16:00",
        // the end of a year: 31 December and 1 January are off, 2 January 2570 a Saturday
        "2026-12-30T16:00:00,2027-01-04T08:30,2027-01-04T16:00",
    })
    void the_window_is_the_open_one_or_the_next(String at, String opens, String cutoff) {
        Window window = office.window(at(at));
        assertThat(window).isEqualTo(new Window(at(opens), at(cutoff)));
    }

    @Test
    void every_minute_of_two_years_has_a_window_that_is_open_or_opens_next() {
        Instant end = at("2027-12-30T15:59:59");
        for (Instant at = at("2025-12-31T16:00:00"); at.isBefore(end); at = at.plusSeconds(37 * 60 + 1)) {
            Window window = office.window(at);
            LocalDate day = window.opens().atZone(Hours.ZONE).toLocalDate();
            assertThat(at).isBefore(window.cutoff());
            assertThat(Calendars.HOLIDAYS.isBusinessDay(day, Calendar.NATIONAL, Set.of()))
                    .isTrue();
            for (LocalDate before = at.atZone(Hours.ZONE).toLocalDate();
                    before.isBefore(day);
                    before = before.plusDays(1)) {
                boolean over = !at.isBefore(at(before + "T16:00:00"));
                assertThat(over || !Calendars.HOLIDAYS.isBusinessDay(before, Calendar.NATIONAL, Set.of()))
                        .as("nothing open on " + before + " was passed over")
                        .isTrue();
            }
        }
    }

    @Test
    void labour_day_is_kept_by_banks_and_not_by_offices() {
        assertThat(of(Optional.of(Calendar.BANK), Set.of())
                        .window(at("2026-05-01T09:00:00"))
                        .opens())
                .isEqualTo(at("2026-05-05T08:30:00"));
        assertThat(office.window(at("2026-05-01T09:00:00")).opens()).isEqualTo(at("2026-05-01T08:30:00"));
        assertThat(of(Optional.empty(), Set.of())
                        .window(at("2026-05-04T09:00:00"))
                        .opens())
                .isEqualTo(at("2026-05-04T08:30:00"));
    }

    @Test
    void a_branch_in_the_south_keeps_its_provinces_days() {
        AgencyCalendar yala = of(Optional.of(Calendar.NATIONAL), Set.of(Province.YALA));
        assertThat(yala.window(at("2026-03-20T09:00:00")).opens()).isEqualTo(at("2026-03-23T08:30:00"));
        assertThat(office.window(at("2026-03-20T09:00:00")).opens()).isEqualTo(at("2026-03-20T08:30:00"));
    }

    @Test
    void a_day_may_have_two_windows_and_a_saturday_its_own_hours() {
        Hours saturday = new Hours(Set.of(DayOfWeek.SATURDAY), LocalTime.of(9, 0), LocalTime.of(12, 0));
        AgencyCalendar bank =
                hours(List.of(Calendars.hours("13:00", "15:30"), Calendars.hours("08:30", "11:30"), saturday));
        assertThat(bank.window(at("2026-11-20T11:30:00")).opens()).isEqualTo(at("2026-11-20T13:00:00"));
        assertThat(bank.window(at("2026-11-20T15:30:00")).opens()).isEqualTo(at("2026-11-21T09:00:00"));
        assertThat(bank.window(at("2026-11-21T12:00:00")).opens()).isEqualTo(at("2026-11-23T08:30:00"));
        assertThat(bank.windows(LocalDate.of(2026, 12, 5)))
                .as("a holiday on a Saturday")
                .isEmpty();
    }

    @Test
    void a_day_may_be_open_until_its_very_end() {
        AgencyCalendar always = hours(List.of(new Hours(EVERY_DAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        Instant last = at("2026-11-20T23:59:59.999999999");
        assertThat(always.window(last)).isEqualTo(new Window(at("2026-11-20T00:00"), at("2026-11-21T00:00")));
        assertThat(always.window(last.plusNanos(1)).opens()).isEqualTo(at("2026-11-21T00:00"));
        assertThat(last.plusNanos(1)).isEqualTo(Instant.parse("2026-11-20T17:00:00Z"));
    }

    @Test
    void rules_change_with_a_day_and_the_window_is_that_of_its_own_day() {
        CalendarRules old = dated("2026-01-01", Optional.of(LocalDate.of(2026, 11, 22)), "16:00");
        CalendarRules now = dated("2026-11-23", Optional.empty(), "15:00");
        AgencyCalendar changed = Calendars.of(old, now);
        assertThat(changed.window(at("2026-11-20T15:30:00")).cutoff()).isEqualTo(at("2026-11-20T16:00:00"));
        assertThat(changed.window(at("2026-11-20T16:00:00")).cutoff()).isEqualTo(at("2026-11-23T15:00:00"));
        assertThatThrownBy(() -> Calendars.of(old, dated("2026-11-22", Optional.empty(), "15:00")))
                .hasMessageContaining("overlaps");
        assertThatThrownBy(() -> Calendars.of(old, dated("2026-11-24", Optional.empty(), "15:00")))
                .hasMessageContaining("leaves a hole");
        assertThatThrownBy(() -> Calendars.of(now, old)).hasMessageContaining("no end");
    }

    @Test
    void before_a_calendar_begins_its_first_window_is_waited_for_and_after_it_ended_none_is_invented() {
        AgencyCalendar one = Calendars.of(dated("2026-11-23", Optional.of(LocalDate.of(2026, 11, 27)), "16:00"));
        assertThat(one.window(at("2020-01-01T00:00:00")).opens()).isEqualTo(at("2026-11-23T08:30:00"));
        assertThatThrownBy(() -> one.window(at("2026-11-27T16:00:00")))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("toy/dues")
                .hasMessageContaining("2026-11-28");
        assertThat(one.rules(at("2020-01-01T00:00:00")).hours()).hasSize(1);
        assertThat(one.rules(at("2030-01-01T00:00:00")).hours()).hasSize(1);
    }

    @Test
    void a_year_without_holidays_is_refused_and_not_guessed() {
        assertThatThrownBy(() -> office.window(at("2028-12-29T16:00:00")))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("no holidays are known for 2029")
                .hasMessageContaining("toy/dues");
        assertThatThrownBy(() -> office.window(at("2029-01-01T09:00:00"))).isInstanceOf(CalendarException.class);
        assertThatThrownBy(() -> office.after(at("2028-12-29T09:00:00"), 1)).isInstanceOf(CalendarException.class);
        assertThat(of(Optional.empty(), Set.of())
                        .window(at("2029-02-28T09:00:00"))
                        .opens())
                .as("who keeps no holidays needs none")
                .isEqualTo(at("2029-02-28T08:30:00"));
    }

    @Test
    void hours_that_never_come_are_refused() {
        Hours sundays = new Hours(Set.of(DayOfWeek.SUNDAY), LocalTime.of(9, 0), LocalTime.of(10, 0));
        CalendarRules once = new CalendarRules(
                LocalDate.of(2026, 11, 23),
                Optional.of(LocalDate.of(2026, 11, 27)),
                List.of(sundays),
                Optional.empty(),
                Set.of(),
                Roll.FOLLOWING,
                LateRule.NEXT_WINDOW,
                Optional.empty());
        CalendarRules never = new CalendarRules(
                LocalDate.of(2026, 11, 28),
                Optional.of(LocalDate.of(2026, 11, 28)),
                List.of(sundays),
                Optional.empty(),
                Set.of(),
                Roll.FOLLOWING,
                LateRule.NEXT_WINDOW,
                Optional.empty());
        assertThatThrownBy(() -> Calendars.of(once, never).window(at("2026-11-23T09:00:00")))
                .isInstanceOf(CalendarException.class);
        assertThatThrownBy(() -> new Hours(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Calendars.hours("16:00", "16:00")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void business_days_after_an_instant_end_with_the_cut_off() {
        assertThat(office.after(at("2026-04-09T10:00:00"), 1)).isEqualTo(at("2026-04-10T16:00:00"));
        assertThat(office.after(at("2026-04-09T10:00:00"), 2)).isEqualTo(at("2026-04-16T16:00:00"));
        assertThat(office.after(at("2026-04-11T10:00:00"), 1)).isEqualTo(at("2026-04-16T16:00:00"));
        assertThat(office.after(at("2026-11-20T23:59:59"), 1)).isEqualTo(at("2026-11-23T16:00:00"));
        assertThat(office.after(at("2026-11-21T00:00:00"), 2)).isEqualTo(at("2026-11-24T16:00:00"));
    }

    private static AgencyCalendar of(Optional<Calendar> keeps, Set<Province> where) {
        return new AgencyCalendar(
                "toy/dues",
                List.of(new CalendarRules(
                        LocalDate.of(2025, 1, 1),
                        Optional.empty(),
                        List.of(Calendars.hours("08:30", "16:00")),
                        keeps,
                        where,
                        Roll.FOLLOWING,
                        LateRule.NEXT_WINDOW,
                        Optional.empty())),
                Holidays.load());
    }

    private static AgencyCalendar hours(List<Hours> hours) {
        CalendarRules rules = Calendars.rules(Roll.FOLLOWING, LateRule.NEXT_WINDOW, Optional.empty(), Set.of());
        return Calendars.of(new CalendarRules(
                rules.from(),
                rules.until(),
                hours,
                rules.keeps(),
                rules.provinces(),
                rules.roll(),
                rules.late(),
                rules.due()));
    }

    private static CalendarRules dated(String from, Optional<LocalDate> until, String cutoff) {
        return new CalendarRules(
                LocalDate.parse(from),
                until,
                List.of(Calendars.hours("08:30", cutoff)),
                Optional.of(Calendar.NATIONAL),
                Set.of(),
                Roll.FOLLOWING,
                LateRule.NEXT_WINDOW,
                Optional.empty());
    }
}

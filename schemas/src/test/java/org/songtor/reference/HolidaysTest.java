package org.songtor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holiday.Province;

class HolidaysTest {
    private static final Set<Province> NOWHERE = Set.of();
    private static final String HEAD = "source: x\ndated: 2026-11-21\nconfidence: B\n\n"
            + "date,weekday,kinds,provinces,confidence,basis,name_th,name_en\n";
    private final Holidays holidays = Holidays.load();

    @Test
    void labour_day_is_a_holiday_of_banks_and_lent_is_not() {
        assertThat(works("2026-05-01", Calendar.BANK)).isFalse();
        assertThat(works("2026-05-01", Calendar.NATIONAL)).isTrue();
        assertThat(works("2026-07-30", Calendar.BANK)).isTrue();
        assertThat(works("2026-07-30", Calendar.NATIONAL)).isFalse();
        assertThat(works("2026-05-13", Calendar.BANK)).isTrue();
    }

    @Test
    void asalha_on_a_sunday_before_lent_is_kept_on_monday_by_banks_and_on_tuesday_by_the_state() {
        assertThat(works("2027-07-19", Calendar.BANK)).isFalse();
        assertThat(works("2027-07-20", Calendar.BANK)).isTrue();
        assertThat(works("2027-07-19", Calendar.NATIONAL)).isFalse();
        assertThat(works("2027-07-20", Calendar.NATIONAL)).isFalse();
        assertThat(holidays.nextBusinessDay(LocalDate.parse("2027-07-17"), Calendar.NATIONAL, NOWHERE))
                .isEqualTo("2027-07-21");
    }

    @Test
    void a_deadline_on_a_holiday_moves_to_the_next_business_day_and_over_new_year() {
        assertThat(next("2026-11-15")).isEqualTo("2026-11-16");
        assertThat(next("2026-11-16")).isEqualTo("2026-11-16");
        assertThat(next("2026-04-11")).isEqualTo("2026-04-16");
        assertThat(next("2025-04-12")).isEqualTo("2025-04-17");
        assertThat(next("2025-12-31")).isEqualTo("2026-01-05");
        assertThat(next("2026-12-31")).isEqualTo("2027-01-04");
    }

    private LocalDate next(String day) {
        return holidays.nextBusinessDay(LocalDate.parse(day), Calendar.BANK, NOWHERE);
    }

    @Test
    void a_year_that_nobody_announced_is_there_by_rule_and_its_lunar_days_are_marked_as_computed() {
        assertThat(next("2028-01-01")).isEqualTo("2028-01-04");
        assertThat(next("2028-04-13")).isEqualTo("2028-04-18");
        HolidayYear year = holidays.year(2028).orElseThrow();
        assertThat(year.days().stream().filter(h -> h.basis().equals("lunar")))
                .hasSize(4)
                .allMatch(h -> h.confidence().equals("C"));
        assertThat(year.days().stream().filter(h -> h.basis().equals("expected")))
                .allMatch(h -> h.confidence().equals("D") && !h.provinces().isEmpty());
        LocalDate makha = LocalDate.of(2027, 2, 21).plusDays(354);
        assertThat(year.days())
                .anyMatch(h -> h.date().equals(makha) && h.nameEn().startsWith("Makha"));
    }

    @Test
    void five_southern_provinces_have_days_of_their_own() {
        for (Province province : Province.values()) {
            assertThat(holidays.isBusinessDay(LocalDate.parse("2026-02-17"), Calendar.NATIONAL, Set.of(province)))
                    .isFalse();
        }
        assertThat(works("2026-02-17", Calendar.NATIONAL)).isTrue();
        assertThat(holidays.isBusinessDay(LocalDate.parse("2027-02-08"), Calendar.NATIONAL, EnumSet.of(Province.YALA)))
                .isFalse();
    }

    @Test
    void a_year_nobody_wrote_down_is_unknown_and_never_a_year_without_holidays() {
        assertThatThrownBy(() -> works("2029-01-03", Calendar.BANK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2029")
                .hasMessageContaining("[2025, 2026, 2027, 2028]");
        assertThat(holidays.year(2024)).isEmpty();
        assertThatThrownBy(() -> next("2028-12-30")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2025, 2026, 2027, 2028})
    void every_fixed_day_is_there_and_every_day_on_a_weekend_has_another_instead(int year) {
        HolidayYear days = holidays.year(year).orElseThrow();
        for (String fixed : List.of(
                "--01-01", "--04-06", "--04-13", "--04-14", "--04-15", "--05-01", "--05-04", "--06-03", "--07-28",
                "--08-12", "--10-13", "--10-23", "--12-05", "--12-10", "--12-31")) {
            LocalDate day = MonthDay.parse(fixed).atYear(year);
            assertThat(days.days())
                    .as("%s", day)
                    .anyMatch(h -> h.date().equals(day) && h.calendars().contains(Calendar.BANK));
        }
        assertThat(days.days().stream()
                        .filter(h -> HolidayYear.weekend(h.date()))
                        .filter(h -> !h.basis().startsWith("instead"))
                        // The day instead of New Year's Eve is the next year's.
                        .filter(h -> !h.date().equals(LocalDate.of(year, 12, 31)))
                        .filter(h ->
                                days.days().stream().noneMatch(s -> s.basis().equals("instead of " + h.date()))))
                .isEmpty();
        assertThat(days.file().source()).isNotBlank();
    }

    private boolean works(String day, Calendar calendar) {
        return holidays.isBusinessDay(LocalDate.parse(day), calendar, NOWHERE);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("2028-01-01,Fri,bank,,B,fixed,ก,a\n", "is not in 2027"),
                Arguments.of("2027-01-01,Thu,bank,,B,fixed,ก,a\n", ":6: weekday Thu, expected one of [Fri]"),
                Arguments.of("2027-02-30,Fri,bank,,B,fixed,ก,a\n", ":6: date is no day"),
                Arguments.of("2570-01-01,Mon,bank,,B,fixed,ก,a\n", ":6: date 2570-01-01 is no Gregorian year"),
                Arguments.of("2027-01-01,Fri,banks,,B,fixed,ก,a\n", ":6: unknown word banks"),
                Arguments.of("2027-01-01,Fri,,,B,fixed,ก,a\n", ":6: kinds is empty"),
                Arguments.of("2027-01-01,Fri,bank,nan,B,fixed,ก,a\n", ":6: unknown word nan"),
                Arguments.of("2027-01-01,Fri,bank,,E,fixed,ก,a\n", ":6: confidence E"),
                Arguments.of("2027-01-01,Fri,bank,,B,moon,ก,a\n", ":6: basis moon"),
                Arguments.of("2027-01-01,Fri,bank,,B,fixed,,a\n", ":6: name_th is empty"),
                Arguments.of(
                        "2027-01-01,Fri,bank,,B,fixed,ก,a\n2027-01-01,Fri,national bank,,B,fixed,ข,b\n",
                        ":7: duplicate"),
                Arguments.of(
                        "2027-01-04,Mon,bank,,B,fixed,ก,a\n2027-01-01,Fri,bank,,B,fixed,ข,b\n", ":7: not in order"),
                Arguments.of(
                        "2027-01-04,Mon,bank,,B,instead of 2027-01-02,ก,a\n", ":6: instead of 2027-01-02: no holiday"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void days_that_contradict_the_calendar_or_each_other_are_refused_with_their_line(String rows, String why) {
        assertThatThrownBy(() -> HolidayYear.of(2027, ReferenceFile.parse("holidays-2570", 1, HEAD + rows)))
                .isInstanceOf(ReferenceException.class)
                .hasMessageStartingWith("holidays-2570.v1.csv:")
                .hasMessageContaining(why);
    }
}

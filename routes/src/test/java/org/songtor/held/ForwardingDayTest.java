package org.songtor.held;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.model.FundRules;
import org.songtor.model.Period;

class ForwardingDayTest {
    private static final FundRules.Window DECEMBER = new FundRules.Window(MonthDay.of(12, 1), MonthDay.of(12, 31));
    private static final FundRules.Window TO_FIFTH_FEBRUARY =
            new FundRules.Window(MonthDay.of(1, 31), MonthDay.of(2, 5));

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 2569-11 2569-12, false",
        "2026-12-01, 2569-10 2569-11, false",
        "2026-12-03, 2569-11 2569-12, true",
        "2026-12-28, 2569-11, false",
        "2026-12-29, 2569-11, true",
        "2026-12-31, 2569-11, true",
        "2026-12-31, '', false",
        "2027-01-01, 2569-12, false",
    })
    void in_december_the_money_waits_for_decembers_own_and_not_beyond_the_last_three_days(
            LocalDate today, String held, boolean goes) {
        assertThat(ForwardingDay.is(today, DECEMBER, periods(held))).isEqualTo(goes);
    }

    @ParameterizedTest
    @CsvSource({"2027-02-02, false", "2027-02-03, true", "2027-02-05, true", "2027-02-06, false"})
    void a_years_fee_goes_in_the_last_days_before_it_would_be_late(LocalDate today, boolean goes) {
        assertThat(ForwardingDay.is(today, TO_FIFTH_FEBRUARY, periods("2570-01")))
                .isEqualTo(goes);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21, 2026-12-29", "2026-12-31, 2026-12-29", "2027-01-01, 2027-12-29"})
    void orders_lapse_as_the_last_three_days_begin_in_the_window_that_is_next(LocalDate today, LocalDate day) {
        assertThat(ForwardingDay.lastDays(today, DECEMBER)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-29, false", "2026-12-30, true", "2026-12-31, true"})
    void in_a_window_of_two_days_they_lapse_as_it_opens(LocalDate today, boolean over) {
        FundRules.Window two = new FundRules.Window(MonthDay.of(12, 30), MonthDay.of(12, 31));
        assertThat(ForwardingDay.lastDays(today, two)).isEqualTo(LocalDate.of(2026, 12, 30));
        assertThat(ForwardingDay.waitsNoMore(today, two)).isEqualTo(over);
    }

    private static Set<Period> periods(String texts) {
        return Arrays.stream(texts.split(" "))
                .filter(text -> !text.isEmpty())
                .map(Period::of)
                .collect(Collectors.toSet());
    }
}

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

    private static Set<Period> periods(String texts) {
        return Arrays.stream(texts.split(" "))
                .filter(text -> !text.isEmpty())
                .map(Period::of)
                .collect(Collectors.toSet());
    }
}

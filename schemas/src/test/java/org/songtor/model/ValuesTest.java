package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void money_is_exact_and_an_overflow_stops() {
        assertThat(Satang.ofBaht(new BigDecimal("1200.5")).toBaht()).isEqualTo("1200.50");
        assertThatThrownBy(() -> Satang.ofBaht(new BigDecimal("0.001"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Satang.of(Long.MAX_VALUE).plus(Satang.of(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_period_is_written_in_the_buddhist_era() {
        assertThat(Period.of("2569-11").month()).isEqualTo(YearMonth.of(2026, 11));
        assertThat(new Period(YearMonth.of(2026, 2))).hasToString("2569-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "2569-13", "2569-1", "๒๕๖๙-๑๑", "2569/11", ""})
    void a_gregorian_year_or_another_shape_is_no_period(String text) {
        assertThatThrownBy(() -> Period.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_national_id_has_a_right_check_digit_and_prints_masked() {
        String twelve = "150990000012";
        String good = twelve + NationalId.checkDigit(twelve);
        assertThat(NationalId.isValid(good)).isTrue();
        assertThat(NationalId.of(good)).hasToString("xxxxxxxxx" + good.substring(9));
        String wrong = twelve + (NationalId.checkDigit(twelve) + 1) % 10;
        assertThat(NationalId.isValid(wrong)).isFalse();
        assertThatThrownBy(() -> NationalId.of(wrong)).hasMessageNotContaining(twelve);
        assertThat(NationalId.isValid("๑๕๐๙๙๐๐๐๐๐๑๒๓")).isFalse();
    }
}

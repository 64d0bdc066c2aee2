package org.songtor.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BahtTest {
    @Test
    void baht_with_two_decimals_are_satang() throws Exception {
        assertThat(Baht.parse(1, "amount", "0.01")).isEqualTo(Satang.of(1));
        assertThat(Baht.parse(1, "amount", Baht.MOST.toBaht())).isEqualTo(Baht.MOST);
        assertThat(Baht.parseLoose(1, "Amt", "25700")).isEqualTo(Satang.ofBaht(25_700));
        assertThat(Baht.parseLoose(1, "Amt", "1.5")).isEqualTo(Satang.of(150));
        assertThat(Baht.parseLoose(1, "Amt", "1.50000")).isEqualTo(Satang.of(150));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.5",
                "1.500",
                "01.00",
                "-1.00",
                "+1.00",
                "1,000.00",
                "1e3",
                ".50",
                "๑.๐๐",
                " 1.00",
                "1.00 "
            })
    void anything_else_is_no_amount(String text) {
        assertThatThrownBy(() -> Baht.parse(1, "amount", text)).isInstanceOf(FormatException.class);
    }

    @Test
    void a_fraction_of_a_satang_is_never_rounded_away() {
        assertThatThrownBy(() -> Baht.parseLoose(1, "Amt", "1.005")).isInstanceOf(FormatException.class);
    }
}

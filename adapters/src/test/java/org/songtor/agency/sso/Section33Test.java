package org.songtor.agency.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.agency.FormatSamples;
import org.songtor.model.Document;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

class Section33Test {
    private final Section33 table = Section33.load();

    @ParameterizedTest
    @CsvSource({
        "2568-12,  15000,     750",
        "2568-12,  99999.99,  750",
        "2569-01,  15000,     750",
        "2569-01,  17500,     875",
        "2571-12, 100000,     875",
        "2572-01, 100000,    1000",
        "2574-12, 100000,    1000",
        "2575-01, 100000,    1150",
        "2599-12, 100000,    1150",
        "2569-11,   1650,      83",
        "2569-11,      1,      83",
        "2569-11,   1669.99,   83",
        "2569-11,   1689.99,   84",
        "2569-11,   1690,      85",
        "2569-11,   1709.99,   85"
    })
    void a_share_is_five_percent_of_the_counted_wage_to_the_baht_fifty_satang_up(
            String period, BigDecimal wages, long share) {
        Section33.Row row = table.in(Period.of(period)).orElseThrow();
        assertThat(row.share(Satang.ofBaht(wages))).isEqualTo(Satang.ofBaht(share));
    }

    @Test
    void a_month_before_the_table_has_no_share() {
        assertThat(table.in(Period.of("2565-12"))).isEmpty();
        assertThat(table.in(Period.of("2566-01"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-01,2026-12-31,5.00,1,2 | 2027-02-01,,5.00,1,2 | t:2: hole or overlap",
                "2026-01-01,2026-12-31,5.00,1,2 | 2026-12-01,,5.00,1,2 | t:2: hole or overlap",
                "2026-01-01,,5.00,1,2           | 2027-01-01,,5.00,1,2 | t:2: hole or overlap",
                "2026-01-01,,5.00,1,2           | x                    | t:2: expected valid_from",
                "2026-01-02,,5.00,1,2           | #                    | t:1: whole months only",
                "2026-01-01,2026-01-30,5,1,2    | #                    | t:1: whole months only",
                "2026-01-01,,5.00,2,1           | #                    | t:1: ends before it begins",
                "2026-01-01,,5.001,1,2          | #                    | t:1: ",
                "#                              | #                    | t: no row"
            })
    void a_table_with_a_hole_or_another_shape_is_refused_naming_file_and_line(String one, String two, String expected) {
        assertThatThrownBy(() -> new Section33("t", List.of(one, two)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(expected);
    }

    @Test
    void the_shares_of_a_line_are_those_of_its_month() {
        Sps110Format format = new Sps110Format();
        Document.Line old = line(150_000, 1_800_000);
        assertThat(format.check(old, Period.of("2568-12"))).isEmpty();
        assertThat(format.check(old, Period.of("2569-01")))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BAD_AMOUNT);
        assertThat(format.check(line(175_000, 1_800_000), Period.of("2569-01"))).isEmpty();
        assertThat(format.check(line(175_000, 1_800_000), Period.of("2569-01"))).isEmpty();
        assertThat(format.check(old, Period.of("2565-12")))
                .as("before the first version")
                .hasSize(1);
    }

    private static Document.Line line(long satang, long wages) {
        return new Document.Line(
                1,
                FormatSamples.person(1),
                new PersonName("นาย", "คำปัน", "ใจดี"),
                SchemeCode.of("sso33"),
                Satang.of(satang),
                Optional.of(Satang.of(wages)));
    }
}

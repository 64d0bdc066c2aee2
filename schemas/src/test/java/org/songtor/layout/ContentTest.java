package org.songtor.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.SchemeCode;
import org.songtor.port.FormatException;

/** Each value function alone, in a field of its own width. */
class ContentTest {
    private final List<Problem> problems = new ArrayList<>();

    private static Layout layout(String function, int width) {
        return Layout.parse("toy", """
                profile      toy/plain
                version      1
                status       PUBLIC
                confidence   B
                source       made for this test
                valid-from   2026-01-01
                encoding     TIS-620
                line-ending  LF
                length       %d
                table rank
                  1 ก
                  2 ข
                record X once
                  type  1-1  1  constant X
                  f     2-%d %d %s
                """.formatted(width + 1, width + 1, width, function));
    }

    private Object read(String function, String text) {
        try {
            byte[] bytes = ("X" + text + "\n").getBytes(StandardCharsets.US_ASCII);
            return layout(function, text.length()).read(bytes).get(0).get("f", Object.class);
        } catch (FormatException e) {
            problems.addAll(e.problems());
            return "nothing";
        }
    }

    private String written(String function, int width, Object value) {
        Layout layout = layout(function, width);
        try {
            byte[] bytes = layout.write(List.of(layout.row("X").set("f", value)));
            return new String(bytes, 1, width, StandardCharsets.US_ASCII);
        } catch (FormatException e) {
            problems.addAll(e.problems());
            return "nothing";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "date CE DDMMYYYY, 21112026",
        "date CE YYYYMMDD, 20261121",
        "date CE DDMMYY,   211126",
        "date BE DDMMYYYY, 21112569",
        "date BE YYYYMMDD, 25691121",
        "date BE DDMMYY,   211169"
    })
    void a_day_is_written_and_read_in_its_era(String function, String text) {
        assertThat(written(function, text.length(), LocalDate.of(2026, 11, 21))).isEqualTo(text);
        assertThat(read(function, text)).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"period BE MMYY, 0269", "period BE YYYYMM, 256902", "period CE YYYYMM, 202602", "period CE MMYY, 0226"})
    void a_period_is_written_and_read_in_its_era(String function, String text) {
        assertThat(written(function, text.length(), Period.of("2569-02"))).isEqualTo(text);
        assertThat(read(function, text)).isEqualTo(Period.of("2569-02"));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "date CE DDMMYYYY, 21112569",
        "date BE DDMMYYYY, 21112026",
        "date BE DDMMYY,   211126",
        "period BE MMYY,   1126",
        "period BE YYYYMM, 202611",
        "period CE YYYYMM, 256911"
    })
    void a_year_of_the_other_era_is_noticed(String function, String text) {
        read(function, text);
        assertThat(problems).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30022569", "00112569", "21132569", "2111256 ", "+1112569", "        "})
    void a_day_that_is_none_is_noticed(String text) {
        read("date BE DDMMYYYY", text);
        assertThat(problems).hasSize(1);
    }

    @Test
    void a_day_that_the_pattern_cannot_tell_apart_is_not_written() {
        written("date BE DDMMYY", 6, LocalDate.of(1999, 1, 1));
        written("date BE DDMMYY", 6, LocalDate.of(2057, 1, 1));
        written("date CE DDMMYYYY", 8, LocalDate.of(2569, 1, 1));
        assertThat(problems).hasSize(3);
    }

    @Test
    void values_of_the_trade_check_themselves() {
        assertThat(read("reference", "ST0000000195    ")).isEqualTo(PaymentReference.ofNumber(1));
        assertThat(read("person", "9000000000012")).isEqualTo(NationalId.of("9000000000012"));
        assertThat(read("scheme", "sso40-1   ")).isEqualTo(SchemeCode.of("sso40-1"));
        assertThat(problems).isEmpty();
        read("reference", "ST0000000196");
        read("person", "9000000000013");
        read("scheme", "SSO40");
        read("code", "a b");
        read("cause", "e02");
        assertThat(problems)
                .extracting(Problem::found)
                .containsExactly("ST0000000196", "xxxxxxxxx0013", "SSO40", "a b", "e02");
    }

    @Test
    void text_has_no_blank_at_its_edges_and_is_there_unless_it_is_optional() {
        written("text", 5, "");
        written("text", 5, " a");
        written("text", 5, "a ");
        read("text", "     ");
        read("text", " a   ");
        assertThat(problems).hasSize(5);
        assertThat(written("text optional", 3, "")).isEqualTo("   ");
        assertThat(read("text optional", "   ")).isEqualTo("");
        assertThat(problems).hasSize(5);
    }

    @Test
    void digits_and_choices_are_exact() {
        assertThat(written("digits", 4, "0042")).isEqualTo("0042");
        assertThat(read("choice 003 004", "004")).isEqualTo("004");
        assertThat(problems).isEmpty();
        written("digits", 4, "042");
        written("digits", 4, "๐๐๔๒");
        written("choice 003 004", 3, "005");
        read("digits", "00 2");
        read("choice 003 004", "005");
        assertThat(problems).hasSize(5);
    }

    @Test
    void a_number_is_zero_filled_and_never_cut() {
        assertThat(written("number", 4, 42L)).isEqualTo("0042");
        assertThat(read("number", "0042")).isEqualTo(42L);
        assertThat(problems).isEmpty();
        written("number", 4, 10_000L);
        written("number", 4, -1L);
        read("number", "  42");
        read("number", "-042");
        assertThat(problems).hasSize(4);
    }
}

package org.songtor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.songtor.model.Period;
import org.songtor.model.Satang;

class ReferenceFileTest {
    private static final String HEAD = "source: a decree\ndated: 2026-11-21\nconfidence: B\n\n";
    private static final String RATES = HEAD + "option,from,until,baht\n";

    @Test
    void the_highest_version_counts_and_says_its_date() {
        ReferenceFile file = ReferenceFile.load("superseded");
        assertThat(file.file()).isEqualTo("superseded.v2.csv");
        assertThat(file.dated()).isEqualTo("2026-03-01");
        assertThat(file.rows().get(0).text("value")).isEqualTo("new");
    }

    @Test
    void a_later_version_with_an_earlier_date_is_refused() {
        assertThatThrownBy(() -> ReferenceFile.load("backdated"))
                .isInstanceOf(ReferenceException.class)
                .hasMessage("backdated.v2.csv:0: dated 2026-01-01, before version 1");
    }

    @Test
    void a_file_that_is_not_there_is_said() {
        assertThatThrownBy(() -> ReferenceFile.load("nothing")).hasMessageContaining("no version of it");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("dated: 2026-11-21\nconfidence: B\na\n1\n", "source is not said"),
                Arguments.of("source: x\nconfidence: B\na\n1\n", "dated is not said"),
                Arguments.of("source: x\ndated: 2569-13-01\nconfidence: B\na\n1\n", "dated is no day"),
                Arguments.of("source: x\nsource: y\na\n1\n", ":2: source is said twice"),
                Arguments.of("source: x\ndated: 2026-11-21\nconfidence: E\na\n1\n", "expected A to D"),
                Arguments.of(HEAD + "a,b\n1\n", ":6: 1 values, expected 2"),
                Arguments.of(HEAD + "a,a\n1,1\n", ":5: columns without a name or of one name"),
                Arguments.of(HEAD + "a\n1\n1\n", ":7: the same row twice"),
                Arguments.of(HEAD + "a\n\"1\"\n", ":6: quotes"),
                Arguments.of(HEAD + "a\n", "no row"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_file_that_contradicts_itself_is_refused_with_its_line(String text, String why) {
        assertThatThrownBy(() -> ReferenceFile.parse("x", 1, text))
                .isInstanceOf(ReferenceException.class)
                .hasMessageStartingWith("x.v1.csv:")
                .hasMessageContaining(why);
    }

    static Stream<Arguments> brokenRates() {
        return Stream.of(
                Arguments.of("1,2565-01,2565-04,70\n1,2565-04,,42\n", ":7: overlap: begins 2565-04"),
                Arguments.of("1,2565-01,2565-04,70\n1,2565-06,,42\n", ":7: hole: begins 2565-06"),
                Arguments.of("1,2565-01,,70\n1,2565-06,,42\n", ":7: overlap: the row before has no end"),
                Arguments.of("1,2565-04,2565-03,70\n", ":6: ends before it begins"),
                Arguments.of("1,2022-04,,70\n", ":6: from is no period: 2022-04"),
                Arguments.of("1,2565-13,,70\n", ":6: from is no period"),
                Arguments.of("1,2565-01,,70.50\n", ":6: baht is no number"),
                Arguments.of("1,2565-01,,๗๐\n", ":6: baht is no number"),
                Arguments.of(",2565-01,,70\n", ":6: option is empty"));
    }

    @ParameterizedTest
    @MethodSource("brokenRates")
    void rates_that_overlap_leave_a_hole_or_are_no_figures_are_refused_with_their_line(String rows, String why) {
        assertThatThrownBy(() -> RateTable.of(ReferenceFile.parse("r", 1, RATES + rows)))
                .isInstanceOf(ReferenceException.class)
                .hasMessageContaining("r.v1.csv" + why);
    }

    @Test
    void a_table_whose_columns_are_others_is_refused() {
        assertThatThrownBy(() -> RateTable.of(ReferenceFile.parse("r", 1, HEAD + "from,until,baht\n2565-01,,1\n")))
                .hasMessageContaining("expected key,from,until");
    }

    @Test
    void a_past_period_is_valued_at_its_own_rate() {
        RateTable rates = RateTable.load("section40");
        assertThat(rates.keys()).containsExactly("1", "2", "3");
        assertThat(baht(rates, "1", "2565-04")).isEqualTo(70);
        assertThat(baht(rates, "1", "2565-05")).isEqualTo(42);
        assertThat(baht(rates, "2", "2565-06")).isEqualTo(60);
        assertThat(baht(rates, "3", "2565-07")).isEqualTo(180);
        assertThat(baht(rates, "3", "2565-08")).isEqualTo(300);
        assertThat(baht(rates, "2", "2569-11")).isEqualTo(100);
        assertThat(rates.at("1", Period.of("2560-01"))).isEmpty();
        assertThat(rates.at("4", Period.of("2569-11"))).isEmpty();
    }

    private static int baht(RateTable rates, String option, String period) {
        return rates.at(option, Period.of(period)).orElseThrow().number("baht");
    }

    @Test
    void limits_of_saving_rose_with_the_year_2566() {
        RateTable limits = RateTable.load("nsf-limits");
        RateTable.Rate before = limits.at("nsf", Period.of("2565-12")).orElseThrow();
        RateTable.Rate now = limits.at("nsf", Period.of("2566-01")).orElseThrow();
        assertThat(before.baht("most_year")).isEqualTo(Satang.ofBaht(13_200));
        assertThat(now.baht("most_year")).isEqualTo(Satang.ofBaht(30_000));
        assertThat(now.number("age_from")).isEqualTo(15);
        assertThat(now.number("age_to")).isEqualTo(60);
        assertThatThrownBy(() -> now.number("none")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bank_codes_are_text_of_three_digits_and_differ() {
        ReferenceFile banks = ReferenceFile.load("banks");
        assertThat(banks.rows())
                .extracting(r -> r.text("code"))
                .doesNotHaveDuplicates()
                .contains("006", "030", "034");
        assertThat(banks.rows()).extracting(r -> r.text("code")).allMatch(c -> c.matches("[0-9]{3}"));
    }

    @Test
    void titles_say_their_code_where_they_have_one() {
        assertThat(ReferenceFile.load("titles").rows())
                .extracting(r -> r.text("title") + " " + r.text("sps110"))
                .contains("นาย 003", "นางสาว 004", "นาง 005", "เด็กชาย ");
    }
}

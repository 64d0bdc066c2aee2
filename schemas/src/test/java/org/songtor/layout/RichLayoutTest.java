package org.songtor.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

/** What a table may say beyond fields in a row: code tables, conditions, filling, scales, running numbers, agreements. */
class RichLayoutTest {
    private static final Charset THAI = Charset.forName("TIS-620");
    /** The code table begins in line 11, the first record in line 14. */
    private static final String RICH = """
            profile      toy/rich
            version      1
            status       PUBLIC
            confidence   B
            source       made for this test
            valid-from   2026-01-01
            chosen-by    period
            encoding     TIS-620
            line-ending  LF
            length       40
            table title
              003  นาย
              005  นาง
            record H once
              type      1-1   1  constant H
              period    2-7   6  period BE YYYYMM
              batch     8-11  4  number pad blank
              all      12-15  4  count all
              codes    16-21  6  sum numbers D.code
              total    22-31 10  sum D.baht scale 2 point
              spare    32-40  9  blank
            record O optional
              type      1-1   1  constant O
              note      2-40 39  text right pad *
            record D some
              type      1-1   1  constant D
              no        2-4   3  sequence D
              title     5-7   3  title title          "คำนำหน้า"   # of the member
              way       8-8   1  choice B P
              account   9-14  6  digits when way is B
              mark     15-15  1  constant ! when way is-not B
              code     16-18  3  number
              baht     19-24  6  amount positive scale 0
              person   25-37 13  person
              spare    38-40  3  blank
            record T once
              type      1-1   1  constant T
              batch     2-5   4  number
              spare     6-40 35  blank
            agree H.batch T.batch
            """;

    private final Layout layout = Layout.parse("rich", RICH);

    private Row head(long batch) {
        return layout.row("H")
                .set("period", org.songtor.model.Period.of("2569-11"))
                .set("batch", batch);
    }

    private Row line(String title, String way, long baht) {
        Row row = layout.row("D")
                .set("title", title)
                .set("way", way)
                .set("code", 7)
                .set("baht", Satang.ofBaht(baht))
                .set("person", NationalId.of("9000000000012"));
        return way.equals("B") ? row.set("account", "004711") : row;
    }

    private Row tail(long batch) {
        return layout.row("T").set("batch", batch);
    }

    private String written(Row... rows) throws FormatException {
        return new String(layout.write(List.of(rows)), THAI);
    }

    private List<Problem> unwritable(Row... rows) {
        FormatException e = catchThrowableOfType(FormatException.class, () -> written(rows));
        assertThat(e).isNotNull();
        return e.problems();
    }

    private List<Problem> unreadable(String text) {
        FormatException e = catchThrowableOfType(FormatException.class, () -> layout.read(text.getBytes(THAI)));
        assertThat(e).as(text).isNotNull();
        return e.problems();
    }

    private String good() throws FormatException {
        return written(
                head(12), layout.row("O").set("note", "x"), line("นาย", "B", 100), line("นาง", "P", 20), tail(12));
    }

    @Test
    void every_function_writes_its_form() throws Exception {
        assertThat(good().split("\n"))
                .containsExactly(
                        "H256911  120005000014" + "0000120.00" + " ".repeat(9),
                        "O" + "*".repeat(38) + "x",
                        "D001003B004711 007000100" + "9000000000012   ",
                        "D002005P      !007000020" + "9000000000012   ",
                        "T0012" + " ".repeat(35));
    }

    @Test
    void what_was_written_is_read_back_and_what_a_condition_closes_is_absent() throws Exception {
        List<Row> rows = layout.read(good().getBytes(THAI));
        assertThat(rows).extracting(Row::tag).containsExactly("H", "O", "D", "D", "T");
        assertThat(rows.get(2).get("title", String.class)).isEqualTo("นาย");
        assertThat(rows.get(2).get("account", String.class)).isEqualTo("004711");
        assertThat(rows.get(2).get("baht", Satang.class)).isEqualTo(Satang.ofBaht(100));
        assertThat(rows.get(3).has("account")).isFalse();
        assertThat(rows.get(0).number("codes")).isEqualTo(14);
        assertThat(rows.get(1).get("note", String.class)).isEqualTo("x");
        assertThat(layout.write(rows)).isEqualTo(good().getBytes(THAI));
    }

    @Test
    void a_title_without_a_code_is_a_problem_of_its_own_naming_the_person_masked() {
        Problem problem = layout.check(line("ด.ช.", "P", 1)).get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_TITLE);
        assertThat(problem.expected()).isEqualTo("one of [นาย, นาง] (person xxxxxxxxx0012)");
        assertThat(unwritable(head(1), line("นาย", "P", 1), line("ด.ช.", "P", 1), tail(1)))
                .extracting(p -> p.row() + " " + p.field())
                .containsExactly("3 title");
    }

    @Test
    void a_field_is_blank_unless_its_condition_holds_both_ways() throws Exception {
        assertThat(unwritable(head(1), line("นาย", "P", 1).set("account", "004711"), tail(1)))
                .extracting(Problem::field)
                .containsExactly("account");
        assertThatThrownBy(() -> written(
                        head(1),
                        layout.row("D")
                                .set("title", "นาย")
                                .set("way", "B")
                                .set("code", 7)
                                .set("baht", Satang.ofBaht(1))
                                .set("person", NationalId.of("9000000000012")),
                        tail(1)))
                .hasMessageContaining("account of record D was not given");
        assertThat(unreadable(good().replace("P      !", "P004711!")))
                .extracting(Problem::field)
                .containsExactly("account");
        assertThat(unreadable(good().replace("P      !", "P       ")))
                .extracting(Problem::field)
                .containsExactly("mark");
        assertThat(unreadable(good().replace("B004711 ", "B004711!")))
                .extracting(Problem::field)
                .containsExactly("mark");
        assertThat(unreadable(good().replace("B004711 ", "B       ")))
                .extracting(Problem::field)
                .containsExactly("account");
    }

    @Test
    void a_part_of_a_baht_has_no_place_in_whole_baht_and_filling_no_place_in_a_value() {
        assertThat(layout.check(line("นาย", "P", 1).set("baht", Satang.of(150))))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BAD_AMOUNT);
        assertThat(layout.check(line("นาย", "P", 1_000_000)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.AMOUNT_OVERFLOW);
        assertThat(layout.check(layout.row("O").set("note", "*x")))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BAD_TEXT);
    }

    @Test
    void fields_that_must_agree_are_compared_on_writing_and_on_reading() throws Exception {
        assertThat(unwritable(head(1), line("นาย", "P", 1), tail(2)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CONTROL_TOTAL);
        Problem problem = unreadable(good().replace("T0012", "T0013")).get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.CONTROL_TOTAL);
        assertThat(problem.field()).isEqualTo("T.batch");
        assertThat(problem.found()).isEqualTo("13");
    }

    @Test
    void counts_of_all_sums_of_numbers_and_running_numbers_are_compared() throws Exception {
        assertThat(unreadable(good().replace("  120005", "  120004")))
                .extracting(Problem::field)
                .containsExactly("all");
        assertThat(unreadable(good().replace("000014", "000015")))
                .extracting(Problem::field)
                .containsExactly("codes");
        assertThat(unreadable(good().replace("D002", "D003")))
                .extracting(Problem::field)
                .containsExactly("no");
        assertThat(unreadable(good().replace("0000120.00", "0000120.01")))
                .extracting(Problem::expected)
                .containsExactly("120.00 (byte 22)");
    }

    @Test
    void a_kind_that_must_stand_may_not_be_missing_and_an_optional_one_stands_once() throws Exception {
        assertThat(unwritable(head(1), tail(1)).get(0).expected()).isEqualTo("record D");
        Row note = layout.row("O").set("note", "x");
        assertThat(unwritable(head(1), note, note, line("นาย", "P", 1), tail(1)))
                .hasSize(1);
        assertThat(written(head(1), line("นาย", "P", 1), tail(1))).hasSize(3 * 41);
    }

    @Test
    void a_problem_of_reading_names_the_byte_counted_from_one() throws Exception {
        String good = good();
        String bad = good.replace("D002005P", "D002009P");
        assertThat(unreadable(bad).get(0).expected())
                .isEqualTo("one of [003, 005] (byte " + (good.indexOf("D002005P") + 5) + ")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            digits when way is B                 | digits when type is B            | 30: field type never holds
            digits when way is B                 | digits when way is X             | 30: field way never holds
            digits when way is B                 | digits when code is 1            | 30: no earlier field code
            digits when way is B                 | digits when title is x           | 30: field title never holds
            number pad blank                     | number pad xx                    | 17: pad asks for one character
            number pad blank                     | number pad                       | 17: expected a word behind pad
            number pad blank                     | number pad 1                     | 17: digits may only stand left
            number pad blank                     | number left                      | 17: digits may only stand left
            title title                          | title rank                       | 28: no table rank
            title title                          | title                            | 28: expected one argument
            amount positive scale 0              | amount positive scale 9          | 33: scale is 0 to 6
            amount positive scale 0              | amount positive scale 0 point    | 33: scale is 0 to 6
            sequence D                           | sequence T                       | 27: sequence T stands in record D
            sum numbers D.code                   | sum numbers D.baht               | 19: no number D.baht
            count all                            | count Z                          | 18: no record Z
            agree H.batch T.batch                | agree H.batch D.code             | 40: no field D.code of a record that
            agree H.batch T.batch                | agree H.batch H.total            | 40: fields that agree are of one type
            agree H.batch T.batch                | agree H.batch                    | 40: expected: name from-to
            valid-from   2026-01-01              | valid-from   2026-01-15          | 6: a version chosen by period begins
            period BE YYYYMM                     | number                           | 7: the first record has no period
              005  นาง                           | 003 นาง                          | 13: table title says 003
              005  นาง                           | 05 นาง                           | 28: code 05 is not 3 wide
            record O optional                    | record O optional untagged       | 22: only a single kind of record
            chosen-by    period                  | valid-to     2025-01-01          | 7: valid-to is before
            chosen-by    period                  | chosen-by    moon                | 40: chosen-by must be one of
            encoding     TIS-620                 | separator    comma               | 40: encoding is not said
            """)
    void what_cannot_be_is_refused_at_load_naming_file_and_line(String was, String is, String expected) {
        assertThat(RICH).contains(was.strip());
        String bad = RICH.strip().replaceFirst(Pattern.quote(was.strip()), is.strip());
        assertThatThrownBy(() -> Layout.parse("t", String.join("\n", Arrays.asList(bad.split("\n")))))
                .isInstanceOf(LayoutException.class)
                .hasMessageStartingWith("t:" + expected);
    }

    @Test
    void a_table_describes_itself() {
        Description d = layout.describe();
        assertThat(d.confidence()).isEqualTo("B");
        assertThat(Layout.parse("x", "# one\n#  two\n" + RICH).describe().introduction())
                .containsExactly("one", "two");
        assertThat(d.chosenBy()).isEqualTo(ChosenBy.PERIOD);
        assertThat(d.length()).isEqualTo(40);
        assertThat(d.records()).extracting(Description.Kind::tag).containsExactly("H", "O", "D", "T");
        assertThat(d.records().get(2).cardinality()).isEqualTo(Cardinality.SOME);
        Description.Line title = d.records().get(2).fields().get(2);
        assertThat(title)
                .isEqualTo(new Description.Line(
                        "title",
                        "คำนำหน้า",
                        5,
                        7,
                        3,
                        "title title",
                        true,
                        java.util.Map.of("003", "นาย", "005", "นาง"),
                        "of the member"));
        assertThat(d.records().get(2).fields().get(4).function()).isEqualTo("digits when way is B");
        assertThat(d.agreements()).containsExactly("agree H.batch T.batch");
    }

    @Test
    void the_hash_is_of_what_the_table_says_and_not_of_its_remarks() {
        assertThat(Layout.parse("x", RICH.replace("# of the member", "# a remark"))
                        .hash())
                .isEqualTo(layout.hash());
        assertThat(Layout.parse("x", RICH.replace("  005  นาง", "\n  005      นาง"))
                        .hash())
                .isEqualTo(layout.hash());
        assertThat(Layout.parse("x", RICH.replace("005  นาง", "004  นาง")).hash())
                .isNotEqualTo(layout.hash());
        assertThat(Layout.parse("x", RICH.replace("confidence   B", "confidence   A"))
                        .hash())
                .isNotEqualTo(layout.hash());
    }
}

package org.songtor.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.model.ProfileInfo;

class LayoutTableTest {
    /** Line 1 is {@code profile}; the record begins in line 10. */
    static final String GOOD = """
            profile      toy/plain
            version      1
            status       PUBLIC
            confidence   B
            source       made for this test
            valid-from   2026-01-01
            encoding     x-windows-874
            line-ending  CRLF
            length       20          # a comment
            record H once
              type     1-1     1  constant H
              count    2-4     3  count D
              total    5-10    6  sum D.amount
              day     11-18    8  date CE DDMMYYYY
              spare   19-20    2  blank
            record D many
              type     1-1     1  constant D
              no       2-4     3  sequence
              amount   5-10    6  amount positive
              name    11-15    5  text
              day     16-20    5  digits
            """;

    @Test
    void a_table_says_what_it_is_and_how_sure_that_is() {
        ProfileInfo info = Layout.parse("toy", GOOD).info();
        assertThat(info.id()).hasToString("toy/plain");
        assertThat(info.version()).isEqualTo(1);
        assertThat(info.status()).isEqualTo(ProfileInfo.Status.PUBLIC);
        assertThat(info.validFrom()).isEqualTo("2026-01-01");
        assertThat(info.source()).isEqualTo("made for this test (confidence B)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no       2-4     3  sequence     | no       3-4     2  sequence       | 18: gap
            no       2-4     3  sequence     | no       1-4     4  sequence       | 18: overlap
            no       2-4     3  sequence     | no       2-4     4  sequence       | 18: 2-4 is not 4 wide
            no       2-4     3  sequence     | no       2-1     0  sequence       | 18: 2-1 is not 0 wide
            name    11-15    5  text         | no      11-15    5  text           | 20: field no is said twice
            day     16-20    5  digits       | day     16-19    4  digits         | 21: record D ends at 19, expected 20
            day     16-20    5  digits       | day     16-21    6  digits         | 21: record D ends at 21, expected 20
            day     16-20    5  digits       | day     16-20    5  digit          | 21: unknown function digit
            day     16-20    5  digits       | day     16-20    5  digits 5       | 21: expected no argument
            day     16-20    5  digits       | day     16-20    5  text maybe     | 21: expected no argument left
            day     16-20    5  digits       | day     16-20    5  constant 0     | 21: constant 0 is not 5 wide
            day     16-20    5  digits       | day     16-20    5  constant ééééé | 21: not in the encoding
            day     16-20    5  digits       | day     16-20    5  choice ABCDE   | 21: choice asks for two or more
            day     16-20    5  digits       | day     16-20    5  choice A B     | 21: choice asks for two or more
            day     16-20    5  digits       | day     16-20    5  person         | 21: needs 13 bytes
            day     16-20    5  digits       | day     16-20    5  date BE DDMMYY | 21: DDMMYY is not 5 wide
            day     16-20    5  digits       | day     16-20    5  date AD DDMMYY | 21: expected CE or BE
            day     16-20    5  digits       | day     16-20    5  repeat H.day   | 21: repeat asks for
            day     16-20    5  digits       | day     16-20    5  repeat H.count | 21: repeat asks for
            day     16-20    5  digits       | day     16-20    5  count D        | 21: count and sum stand in a record that
            count    2-4     3  count D      | count    2-4     3  count X        | 12: no record X
            count    2-4     3  count D      | count    2-4     3  count          | 12: expected one argument
            total    5-10    6  sum D.amount | total    5-10    6  sum D.name     | 13: no amount D.name
            total    5-10    6  sum D.amount | total    5-10    6  sum D.nothing  | 13: no amount D.nothing
            total    5-10    6  sum D.amount | total    5-10    6  sum amount     | 13: expected record.field
            total    5-10    6  sum D.amount | total    5-10    6  sum            | 13: sum of what
            total    5-10    6  sum D.amount | total    5-10    6  blank may-be-missing | 13: only the last
            type     1-1     1  constant D   | type     1-1     1  constant E     | 16: the first field of record D
            type     1-1     1  constant D   | type     1-1     1  blank          | 16: the first field of record D
            record H once                    | record H many                      | 10: the first record must occur once
            record D many                    | record D twice                     | 16: expected: name from-to width
            profile      toy/plain           | profile      toy                   | 21: expected agency/profile
            version      1                   | version      0                     | 21: version must be a number
            version      1                   | release      1                     | 2: expected one of
            version      1                   | version                            | 2: expected one of
            version      1                   | source       x                     | 5: source is said twice
            version      1                   | #                                  | 21: version is not said
            status       PUBLIC              | status       SURE                  | 21: status must be one of
            confidence   B                   | confidence   C                     | 21: PUBLIC asks for confidence A or B
            valid-from   2026-01-01          | valid-from   2026-02-30            | 21: Text '2026-02-30'
            encoding     x-windows-874       | encoding     cp874                 | 21: encoding must be one of
            encoding     x-windows-874       | encoding     UTF-8                 | 21: encoding must be one of
            line-ending  CRLF                | line-ending  CR                    | 21: line-ending must be one of
            length       20                  | length       21                    | 15: record H ends at 20, expected 21
            """)
    void a_table_that_contradicts_itself_is_refused_naming_file_and_line(String was, String is, String expected) {
        assertThat(GOOD).contains(was.strip());
        String bad = GOOD.replaceFirst(Pattern.quote(was.strip()), is.strip());
        List<String> lines = Arrays.asList(bad.strip().split("\n"));
        assertThatThrownBy(() -> Layout.parse("toy.layout", String.join("\n", lines)))
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining("toy.layout:" + expected);
    }

    @Test
    void two_records_with_the_same_tag_or_tags_of_different_width_are_refused() {
        String twice = GOOD + "record D many\n  type 1-1 1 constant D\n  rest 2-20 19 blank\n";
        String wider = GOOD + "record TT many\n  type 1-2 2 constant TT\n  rest 3-20 18 blank\n";
        for (String bad : List.of(twice, wider)) {
            assertThatThrownBy(() -> Layout.parse("toy.layout", bad)).hasMessageContaining("toy.layout:22: tags");
        }
    }

    @Test
    void a_number_too_wide_for_a_long_is_refused() {
        String wide = GOOD + "record T once\n  type 1-1 1 constant T\n  sum 2-20 19 sum D.amount\n";
        assertThatThrownBy(() -> Layout.parse("toy.layout", wide)).hasMessageContaining("toy.layout:24: at most 18");
    }

    @Test
    void a_table_without_records_or_without_text_is_refused() {
        assertThatThrownBy(() -> Layout.parse("toy.layout", "")).hasMessageContaining("no record");
        assertThatThrownBy(() -> Layout.parse("toy.layout", "record H once")).hasMessageContaining("toy.layout:1:");
    }

    @Test
    void a_table_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> Layout.load("/formats/toy/none.v1.layout")).isInstanceOf(LayoutException.class);
    }

    @Test
    void a_table_under_another_profiles_name_is_refused() {
        assertThatThrownBy(() -> Layout.load("/formats/toy/misnamed.v1.layout"))
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining("toy/plain v2");
    }

    @Test
    void an_unknown_field_or_a_value_of_another_type_is_an_error_of_the_program() {
        Layout layout = Layout.parse("toy", GOOD);
        assertThatThrownBy(() -> layout.row("X")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> layout.row("D").set("nothing", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> layout.row("D").set("name", 1L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> layout.row("D").set("no", 1L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> layout.check(layout.row("D").set("name", "ก")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount");
    }
}

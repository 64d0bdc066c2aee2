package org.songtor.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

class DelimitedTest {
    private static final String TABLE = """
            profile      toy/csv
            version      1
            status       UNCONFIRMED
            confidence   D
            source       made for this test
            valid-from   2026-01-01
            encoding     UTF-8
            line-ending  LF
            form         delimited
            separator    semicolon
            quote        double
            column-names yes
            record H once
              type    1   1  constant H
              lines   2   4  count D
              total   3  12  sum D.amount point
            record D many
              type    1   1  constant D   "ชนิด"
              name    2   5  text         "ชื่อ; สกุล"
              amount  3   9  amount point
              note    4   8  text optional
            """;
    private final Layout layout = Layout.parse("csv", TABLE);

    private Row line(String name, long satang, String note) {
        return layout.row("D").set("name", name).set("amount", satang).set("note", note);
    }

    private String written(Row... lines) throws FormatException {
        List<Row> rows = new java.util.ArrayList<>(List.of(layout.row("H")));
        rows.addAll(List.of(lines));
        return new String(layout.write(rows), StandardCharsets.UTF_8);
    }

    private List<Problem> unreadable(String text) {
        FormatException e =
                catchThrowableOfType(FormatException.class, () -> layout.read(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(e).as(text).isNotNull();
        return e.problems();
    }

    @Test
    void fields_are_as_long_as_they_are_and_quoted_only_where_they_must_be() throws Exception {
        String text = written(line("ก้อง", 5, "a;b"), line("x\"y", 123_456, ""));
        assertThat(text).isEqualTo("""
                H;2;1234.61
                ชนิด;"ชื่อ; สกุล";amount;note
                D;ก้อง;0.05;"a;b"
                D;"x""y";1234.56;
                """);
        List<Row> rows = layout.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(2).get("name", String.class)).isEqualTo("x\"y");
        assertThat(rows.get(1).get("amount", Satang.class)).isEqualTo(Satang.of(5));
    }

    @Test
    void the_row_of_column_names_stands_there_also_without_lines() throws Exception {
        assertThat(written()).isEqualTo("H;0;0.00\nชนิด;\"ชื่อ; สกุล\";amount;note\n");
        assertThat(unreadable("H;1;0.01\nD;a;0.01;\n"))
                .extracting(Problem::found)
                .contains("no row of column names");
    }

    @Test
    void a_width_is_the_most_characters_and_a_character_may_be_any() {
        assertThat(layout.check(line("𝒳𝒳𝒳𝒳𝒳", 1, ""))).isEmpty();
        Problem problem = layout.check(line("กกกกกก", 1, "")).get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LONG);
        assertThat(problem.expected()).isEqualTo("at most 5 characters, found 6");
        for (String bad : List.of("\uD800", "a\nb", "a\tb", "\u0000", "\u2028", "\uFFFF")) {
            assertThat(layout.check(line(bad, 1, ""))).extracting(Problem::code).contains(ProblemCode.UNENCODABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D;\"a\";0.01;",
                "D;a\"b;0.01;",
                "D;\"a;0.01;",
                "D;\"a;\"b;0.01;",
                "D;a;0.01",
                "D;a;0.01;;",
                "D;a;00.01;",
                "D;a;.01;",
                "D;a;0.1;",
                "D;a;0.010;",
                "D;a;1;",
                "D;a;+0.01;",
                "D; a;0.01;",
                "D;a ;0.01;",
                "D;;0.01;",
                "d;a;0.01;",
                "D;aaaaaa;0.01;",
                "",
                "D;a;0.01;\r",
                "\uFEFFD;a;0.01;"
            })
    void a_line_in_any_other_form_is_refused_with_its_number(String line) {
        assertThat(unreadable("H;1;0.01\nชนิด;\"ชื่อ; สกุล\";amount;note\n" + line + "\n"))
                .extracting(Problem::row)
                .contains(3);
    }

    @Test
    void bytes_that_are_no_utf_8_are_named_with_their_place() {
        byte[] bytes = "H;1;0.01\nชนิด;\"ชื่อ; สกุล\";amount;note\nD;ab;0.01;\n".getBytes(StandardCharsets.UTF_8);
        int at = bytes.length - 8;
        assertThat(bytes[at]).isEqualTo((byte) 'b');
        bytes[at] = (byte) 0xE0;
        FormatException e = catchThrowableOfType(FormatException.class, () -> layout.read(bytes));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.WRONG_ENCODING);
        assertThat(e.problems().get(0).found()).isEqualTo("byte E0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            note    4   8     | note    5   8     | 21: gap: field starts at 5, expected 4
            note    4   8     | note    3   8     | 21: overlap: field starts at 3, expected 4
            note    4   8     | note    4-4 8     | 21: expected: name column most function
            constant H        | constant HH       | 14: constant HH is not 1 wide
            form         delimited  | form        loose     | 12: form must be one of
            separator    semicolon  | length      20        | 10: length: a delimited form has none
            separator    semicolon  | separator   ;         | 21: separator must be one of
            quote        double     | # nothing             | 21: quote is not said
            record D many           | record D once         | 21: column-names ask for one kind
            text optional           | blank may-be-missing  | 21: only the last field may be missing
            """)
    void a_table_that_contradicts_itself_is_refused(String was, String is, String expected) {
        assertThat(TABLE).contains(was.strip());
        String bad = TABLE.strip().replaceFirst(Pattern.quote(was.strip()), is.strip());
        assertThatThrownBy(() -> Layout.parse("t", bad))
                .isInstanceOf(LayoutException.class)
                .hasMessageStartingWith("t:" + expected);
    }

    @Test
    void a_list_of_one_kind_needs_no_tag() throws Exception {
        String untagged = TABLE.substring(0, TABLE.indexOf("record H"))
                + "record line many untagged\n  name 1 5 text\n  amount 2 9 amount point\n";
        Layout list = Layout.parse("list", untagged);
        byte[] bytes = list.write(List.of(
                list.row("line").set("name", "a").set("amount", 1),
                list.row("line").set("name", "b").set("amount", 2)));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("name;amount\na;0.01\nb;0.02\n");
        assertThat(list.read(bytes)).hasSize(2);
    }
}

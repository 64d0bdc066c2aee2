package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.port.BatchStore.LineContent;

class LineParserTest {
    private static final String ID = Village.person(1).value();

    private final LineParser parser = new LineParser(Village.catalogue());

    @Test
    void a_clean_line_is_taken_as_it_stands() {
        ParsedLine parsed = parse(Map.of());
        assertThat(parsed.problems()).isEmpty();
        RemittanceLine line = ((LineContent.Good) parsed.content()).line();
        assertThat(line.person().value()).isEqualTo(ID);
        assertThat(line.name().full()).isEqualTo("นางน้ำผึ้ง ใจดี");
        assertThat(line.amount()).isEqualTo(Satang.ofBaht(100));
        assertThat(line.row()).isEqualTo(8);
        assertThat(line.lineNo()).isEqualTo(1);
    }

    @Test
    void thai_digits_hyphens_and_hidden_blanks_are_tidied_and_told() {
        StringBuilder thai = new StringBuilder();
        ID.chars().forEach(c -> thai.append((char) ('๐' + c - '0')));
        thai.insert(1, '-').insert(6, ' ');
        ParsedLine parsed = parse(Map.of(
                "national_id", thai.toString(),
                "first_name", "\u00A0น้ำผึ้ง\u200B",
                "amount", " ๑๐๐.๕๐ "));
        RemittanceLine line = ((LineContent.Good) parsed.content()).line();
        assertThat(line.person().value()).isEqualTo(ID);
        assertThat(line.name().first()).isEqualTo("น้ำผึ้ง");
        assertThat(line.amount()).isEqualTo(Satang.of(10_050));
        assertThat(codes(parsed))
                .containsExactly(ProblemCode.NORMALISED_TEXT, ProblemCode.NORMALISED_TEXT, ProblemCode.NORMALISED_TEXT);
        assertThat(parsed.problems().toString()).doesNotContain(ID);
    }

    @Test
    void sara_am_in_two_parts_is_composed_wherever_the_tone_mark_stands_and_never_taken_apart() {
        for (String split : List.of("น\u0E49\u0E4D\u0E32", "น\u0E4D\u0E49\u0E32")) {
            ParsedLine parsed = parse(Map.of("first_name", split));
            assertThat(((LineContent.Good) parsed.content()).line().name().first())
                    .isEqualTo("น้ำ");
            assertThat(codes(parsed)).containsExactly(ProblemCode.NORMALISED_TEXT);
        }
        assertThat(((LineContent.Good) parse(Map.of("first_name", "คำ")).content())
                        .line()
                        .name()
                        .first())
                .isEqualTo("ค\u0E33");
    }

    @Test
    void amounts_are_plain_baht_or_nothing() {
        for (String bad : List.of(
                "0",
                "0.00",
                "-1",
                "+1",
                "1e2",
                "1E2",
                "1.005",
                "100.",
                ".5",
                "007",
                "1,20",
                "12,00.00",
                "1,2345",
                "100 บาท",
                "฿100",
                "1000000000",
                "1 000",
                "100,50",
                "NaN",
                "9".repeat(400))) {
            assertThat(codes(parse(Map.of("amount", bad)))).as(bad).containsExactly(ProblemCode.BAD_AMOUNT);
        }
        for (String good : List.of("1200.5", "1200.50", "1,200.50")) {
            RemittanceLine line =
                    ((LineContent.Good) parse(Map.of("amount", good)).content()).line();
            assertThat(line.amount()).as(good).isEqualTo(Satang.of(120_050));
        }
        assertThat(codes(parse(Map.of("amount", "1,200")))).containsExactly(ProblemCode.NORMALISED_TEXT);
    }

    @Test
    void an_id_that_a_spreadsheet_wrote_with_an_exponent_is_refused_and_masked() {
        ParsedLine parsed = parse(Map.of("national_id", "1.10170023070E+12"));
        assertThat(codes(parsed)).containsExactly(ProblemCode.BAD_NATIONAL_ID);
        assertThat(parsed.problems().get(0).found()).isEqualTo("x".repeat(13) + "E+12".substring(0, 4));
        assertThat(codes(parse(Map.of("national_id", "123")))).containsExactly(ProblemCode.BAD_NATIONAL_ID);
        assertThat(codes(parse(Map.of("national_id", "")))).containsExactly(ProblemCode.MISSING_VALUE);
    }

    @Test
    void everything_wrong_in_a_line_is_told_at_once() {
        ParsedLine parsed = parse(Map.of("national_id", "1", "last_name", " ", "amount", "x", "wages", "y"));
        assertThat(codes(parsed))
                .containsExactly(
                        ProblemCode.BAD_NATIONAL_ID,
                        ProblemCode.MISSING_VALUE,
                        ProblemCode.BAD_AMOUNT,
                        ProblemCode.BAD_WAGES);
        assertThat(parsed.submitted()).isEmpty();
    }

    @Test
    void control_characters_and_endless_names_are_no_names() {
        assertThat(codes(parse(Map.of("first_name", "น้ำ\u0007ผึ้ง")))).containsExactly(ProblemCode.BAD_TEXT);
        assertThat(codes(parse(Map.of("first_name", "a\u202Eb")))).containsExactly(ProblemCode.BAD_TEXT);
        assertThat(codes(parse(Map.of("last_name", "ก".repeat(101))))).containsExactly(ProblemCode.BAD_TEXT);
    }

    @Test
    void an_id_in_the_wrong_column_is_masked_in_what_is_shown() {
        ParsedLine parsed = parse(Map.of("amount", ID));
        assertThat(parsed.problems().get(0).found()).startsWith("xxxx").doesNotContain(ID);
    }

    @Test
    void what_the_reader_found_in_the_row_refuses_the_line() {
        Problem formula = Problem.ofRow(ProblemCode.BAD_AMOUNT, 8, 0, "amount", "=…", "typed");
        ParsedLine parsed = parser.parse(8, 4, fields(Map.of()), List.of(formula));
        assertThat(parsed.content()).isInstanceOf(LineContent.Bad.class);
        assertThat(parsed.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.lineNo()).isEqualTo(4));
        assertThat(parsed.submitted()).contains(Satang.ofBaht(100));
    }

    private ParsedLine parse(Map<String, String> other) {
        return parser.parse(8, 1, fields(other), List.of());
    }

    private static Map<String, String> fields(Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "national_id",
                ID,
                "title",
                "นาง",
                "first_name",
                "น้ำผึ้ง",
                "last_name",
                "ใจดี",
                "scheme",
                "nsf",
                "amount",
                "100.00",
                "wages",
                ""));
        fields.putAll(other);
        return fields;
    }

    private static List<ProblemCode> codes(ParsedLine parsed) {
        return parsed.problems().stream().map(Problem::code).toList();
    }
}

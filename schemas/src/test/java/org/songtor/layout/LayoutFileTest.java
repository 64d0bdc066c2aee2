package org.songtor.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

class LayoutFileTest {
    private static final Charset THAI = Charset.forName("x-windows-874");
    private final Layout layout = Layout.parse("toy", LayoutTableTest.GOOD);

    private Row head() {
        return layout.row("H").set("day", LocalDate.of(2026, 11, 21));
    }

    private Row line(String name, long satang) {
        return layout.row("D")
                .set("amount", Satang.of(satang))
                .set("name", name)
                .set("day", "00042");
    }

    private String written(Row... rows) throws FormatException {
        return new String(layout.write(List.of(rows)), THAI);
    }

    private List<Problem> unreadable(String text) {
        FormatException e = catchThrowableOfType(FormatException.class, () -> layout.read(text.getBytes(THAI)));
        assertThat(e).as(text).isNotNull();
        return e.problems();
    }

    @Test
    void counts_sums_and_running_numbers_are_written_by_the_engine() throws Exception {
        assertThat(written(head(), line("ก้อง", 100), line("ปู", 25)))
                .isEqualTo("H00200012521112026  \r\nD002000100ก้อง 00042\r\nD003000025ปู   00042\r\n");
    }

    @Test
    void what_was_written_is_read_back() throws Exception {
        List<Row> rows = layout.read(layout.write(List.of(head(), line("น้ำ", 100))));
        assertThat(rows).extracting(Row::tag).containsExactly("H", "D");
        assertThat(rows.get(0).get("day", LocalDate.class)).isEqualTo("2026-11-21");
        assertThat(rows.get(0).get("total", Satang.class)).isEqualTo(Satang.of(100));
        assertThat(rows.get(1).get("name", String.class)).isEqualTo("น้ำ");
        assertThat(rows.get(1).get("day", String.class)).isEqualTo("00042");
    }

    @Test
    void a_width_counts_bytes_of_the_encoding_marks_included() {
        assertThat(layout.check(line("ก้อง", 1))).isEmpty();
        assertThat(layout.check(line("ก้องๆ", 1))).isEmpty();
        Problem problem = layout.check(line("ก้องๆๆ", 1)).get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LONG);
        assertThat(problem.field()).isEqualTo("name");
        assertThat(problem.found()).isEqualTo("ก้องๆ|ๆ");
        assertThat(problem.expected()).isEqualTo("at most 5 bytes, found 6");
    }

    @Test
    void a_character_outside_the_encoding_is_named_and_never_replaced() {
        for (String bad : List.of("é", "😀", "\u0000", "\u200b", "\u00a0", "\u0081", "\ufffd", "ກ")) {
            assertThat(layout.check(line("ก" + bad, 1)))
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.UNENCODABLE);
            assertThatThrownBy(() -> written(head(), line("ก" + bad, 1))).isInstanceOf(FormatException.class);
        }
        assertThat(layout.check(line("ก😀", 1)).get(0).found()).isEqualTo("U+1F600");
    }

    @Test
    void every_byte_that_is_a_character_goes_there_and_back() throws Exception {
        for (int b = '!'; b < 256; b++) {
            String c = new String(new byte[] {(byte) b}, THAI);
            if (layout.check(line(c, 1)).isEmpty()) {
                byte[] bytes = layout.write(List.of(head(), line(c, 1)));
                assertThat(bytes[32]).isEqualTo((byte) b);
                assertThat(layout.read(bytes).get(1).get("name", String.class)).isEqualTo(c);
            }
        }
    }

    @Test
    void an_amount_or_a_sum_that_does_not_fit_is_refused_and_never_cut() {
        assertThat(layout.check(line("ก", 999_999))).isEmpty();
        assertThat(layout.check(line("ก", 1_000_000)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.AMOUNT_OVERFLOW);
        assertThat(layout.check(line("ก", 0))).extracting(Problem::code).containsExactly(ProblemCode.BAD_AMOUNT);
        FormatException e =
                catchThrowableOfType(FormatException.class, () -> written(head(), line("ก", 999_999), line("ก", 1)));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.AMOUNT_OVERFLOW);
        assertThat(e.problems()).extracting(Problem::field).containsExactly("total");
    }

    @Test
    void a_count_that_does_not_fit_is_refused() {
        List<Row> rows = new ArrayList<>(List.of(head()));
        for (int i = 0; i < 1000; i++) {
            rows.add(line("ก", 1));
        }
        assertThatThrownBy(() -> layout.write(rows))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("count");
    }

    @Test
    void control_totals_that_do_not_agree_name_record_field_found_and_expected() {
        assertThat(unreadable("H00200010021112026  \r\nD002000100ก้อง 00042\r\n"))
                .containsExactly(Problem.ofRow(ProblemCode.CONTROL_TOTAL, 1, 0, "count", "2", "1 (byte 2)"));
        assertThat(unreadable("H00100010121112026  \r\nD002000100ก้อง 00042\r\n"))
                .containsExactly(Problem.ofRow(ProblemCode.CONTROL_TOTAL, 1, 0, "total", "1.01", "1.00 (byte 5)"));
    }

    @Test
    void a_record_that_is_missing_doubled_unknown_or_in_the_wrong_place_is_refused() {
        String head = "H00000000021112026  \r\n";
        String line = "D002000100ก้อง 00042\r\n";
        for (String bad : List.of(line, line + head, head + head, head + line + head, head + "X" + line.substring(1))) {
            assertThat(unreadable(bad)).extracting(Problem::code).contains(ProblemCode.BAD_RECORD);
        }
        assertThat(unreadable("")).extracting(Problem::code).containsExactly(ProblemCode.EMPTY_ARRIVAL);
    }

    @Test
    void records_of_another_length_and_other_line_endings_are_refused() {
        String head = "H00000000021112026  ";
        assertThatCode(() -> layout.read((head + "\r\n").getBytes(THAI))).doesNotThrowAnyException();
        for (String bad : List.of(
                head,
                head + "\n",
                head + "\r",
                head + " \r\n",
                head.strip() + "\r\n",
                head + "\r\n\r\n",
                "\r\n" + head + "\r\n",
                head + "\r\n\u001a")) {
            assertThat(unreadable(bad)).extracting(Problem::code).contains(ProblemCode.BAD_RECORD);
        }
    }

    @Test
    void every_wrong_field_of_every_record_is_told_at_once() {
        assertThat(unreadable("H0x000000021112569 .\r\nD00200000x ก้อง0004x\r\nD003000000\0ปู  00042\r\n"))
                .extracting(p -> p.row() + " " + p.field() + " " + p.code())
                .containsExactly(
                        "1 count BAD_RECORD",
                        "1 day BAD_RECORD",
                        "1 spare BAD_RECORD",
                        "2 amount BAD_RECORD",
                        "2 name BAD_RECORD",
                        "2 day BAD_RECORD",
                        "3 amount BAD_RECORD",
                        "3 name WRONG_ENCODING");
    }

    @Test
    void a_wrong_file_of_any_size_gives_a_bounded_list_of_problems() {
        assertThat(unreadable("D00200000x ก้อง0004x\r\n".repeat(10_000))).hasSize(100);
    }

    @Test
    void utf_8_is_no_thai_single_byte_encoding() {
        byte[] bytes = "H00100010021112026  \r\nD002000100ก00042\r\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> layout.read(bytes)).isInstanceOf(FormatException.class);
    }

    @Test
    void a_number_that_may_be_a_persons_is_shown_masked() {
        Findings findings = new Findings();
        findings.add(ProblemCode.BAD_RECORD, 1, "f", "x9000000000017y", "z", 0);
        findings.add(ProblemCode.BAD_RECORD, 1, "g", "x9-0000-00000-01-7y", "z", 0);
        findings.add(ProblemCode.BAD_RECORD, 1, "h", "๙๐๐๐๐๐๐๐๐๐๐๑๗", "z", 0);
        findings.add(ProblemCode.BAD_RECORD, 1, "i", "account 0200000001", "z", 0);
        assertThat(findings.problems())
                .extracting(Problem::found)
                .containsExactly("xxxxxxxxxx0017y", "xx-xxxx-xxxx0-01-7y", "xxxxxxxxx๐๐๑๗", "account 0200000001");
    }
}

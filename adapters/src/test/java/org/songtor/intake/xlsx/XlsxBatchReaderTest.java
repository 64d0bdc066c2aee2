package org.songtor.intake.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.intake.grid.Collected;
import org.songtor.model.ProblemCode;

class XlsxBatchReaderTest {
    @TempDir
    private Path folder;

    @Test
    void a_workbook_gives_plain_texts_and_plain_decimals() throws Exception {
        Collected read = read(Books.honest(book(), sheet -> {
            Books.line(sheet, 7, 1200.5);
            Books.line(sheet, 9, 0.1 + 0.2);
            Books.line(sheet, 10, 1200.4999999999999);
            Books.line(sheet, 11, 100);
        }));
        assertThat(read.problems).isEmpty();
        assertThat(read.header).containsEntry("count", "1").containsEntry("total", "1200.5");
        assertThat(read.rows).containsOnlyKeys(8, 10, 11, 12);
        assertThat(read.rows.get(8))
                .containsEntry("national_id", "1101700230705")
                .containsEntry("first_name", "น้ำผึ้ง")
                .containsEntry("amount", "1200.5")
                .containsEntry("wages", "");
        assertThat(read.rows.get(10)).containsEntry("amount", "0.3");
        assertThat(read.rows.get(11)).containsEntry("amount", "1200.5");
        assertThat(read.rows.get(12)).containsEntry("amount", "100");
    }

    @Test
    void a_formula_where_money_or_a_person_stands_is_a_problem_of_its_row() throws Exception {
        Collected read = read(Books.honest(book(), sheet -> {
            Books.line(sheet, 7, 100);
            sheet.formula(7, 5, "50+50");
            Books.line(sheet, 8, 100);
            sheet.formula(8, 0, "\"1101700230705\"");
        }));
        assertThat(read.codes()).containsExactly(ProblemCode.BAD_AMOUNT, ProblemCode.BAD_NATIONAL_ID);
        assertThat(read.problems.get(0).row()).isEqualTo(8);
        assertThat(read.rows).containsOnlyKeys(8, 9);
    }

    @Test
    void a_control_total_that_no_program_has_computed_yet_is_refused() throws Exception {
        Collected read = read(Books.honest(book(), sheet -> {
            sheet.formula(4, 1, "SUM(F8:F8)");
            Books.line(sheet, 7, 100);
        }));
        assertThat(read.codes()).containsExactly(ProblemCode.BAD_HEADER);
        assertThat(read.problems.get(0).field()).isEqualTo("total");
    }

    @Test
    void a_control_total_may_be_what_a_formula_last_showed_but_fund_and_period_may_not() throws Exception {
        Collected read =
                read(controls("<c t=\"str\"><v>wiang</v></c>", "<c><f>SUM(F8:F9)</f><v>30000000000000004E-14</v></c>"));
        assertThat(read.codes()).containsExactly(ProblemCode.MISSING_COLUMN);
        Collected computed = read(controls("<c t=\"str\"><f>\"wiang\"</f><v>wiang</v></c>", "<c><v>300</v></c>"));
        assertThat(computed.codes()).containsExactly(ProblemCode.BAD_HEADER);
        assertThat(computed.problems.get(0).field()).isEqualTo("fund");
    }

    @Test
    void a_returned_batch_names_what_it_corrects_and_our_notes_beside_it_are_nobodys_data() throws Exception {
        Collected read = read(Books.honest(book(), sheet -> {
            sheet.value(5, 0, "แก้ไขชุด corrects");
            sheet.value(5, 1, "B000012");
            sheet.value(6, 7, "ปัญหา problem");
            sheet.value(6, 8, "ต้องทำอย่างไร todo");
            Books.line(sheet, 7, 100);
            sheet.value(7, 7, "SGT-2002");
            sheet.value(9, 8, "a note whose line was deleted");
        }));
        assertThat(read.codes()).isEmpty();
        assertThat(read.header).containsEntry("corrects", "B000012");
        assertThat(read.rows).containsOnlyKeys(8);
        assertThat(read.rows.get(8)).doesNotContainKeys("problem", "todo");
    }

    private Path controls(String fund, String total) throws Exception {
        return Books.raw(
                book(),
                "<row><c t=\"str\"><v>songtor-batch</v></c><c><v>1</v></c></row>"
                        + "<row><c t=\"str\"><v>fund</v></c>" + fund + "</row>"
                        + "<row><c t=\"str\"><v>total</v></c>" + total + "</row>",
                Map.of());
    }

    @Test
    void a_flood_of_zeros_stays_the_text_it_was() {
        assertThat(PlainNumber.of("1E+999999999")).isEqualTo("1E+999999999");
        assertThat(PlainNumber.of("1.1017002307050001E12")).isEqualTo("1101700230705");
        assertThat(PlainNumber.of("-0.0")).isEqualTo("0");
        assertThat(PlainNumber.of("x")).isEqualTo("x");
    }

    @Test
    void a_book_that_breaks_while_it_is_read_is_refused_and_not_tried_again() throws Exception {
        String sheet = "xl/worksheets/sheet1.xml";
        unreadable(Books.raw(book(), "", Map.of(sheet, "<?xml version=\"1.0\" encoding=\"X-FOO\"?><worksheet/>")));
        unreadable(
                Books.raw(book(), "", Map.of(sheet, "<a>" + "<b>".repeat(300_000) + "</b>".repeat(300_000) + "</a>")));
        String text = "<row><c t=\"s\"><v>%d</v></c></row>";
        unreadable(Books.texts(book(), text.formatted(5), "count=\"9\" uniqueCount=\"9\"", "a"));
        unreadable(Books.texts(book(), text.formatted(0), "uniqueCount=\"0\""));
    }

    @Test
    void shared_texts_need_no_count() throws Exception {
        Collected read = read(Books.texts(book(), "<row><c t=\"s\"><v>0</v></c></row>", "", "3990000010002_x0000_"));
        assertThat(read.codes()).containsExactly(ProblemCode.BAD_HEADER);
        assertThat(read.problems.get(0).found()).isEqualTo("xxxxxxxxx0002\uFFFD");
    }

    @Test
    void damaged_and_strange_books_are_refused() throws Exception {
        unreadable(Files.write(book(), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}));
        unreadable(Files.write(book(), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0}));
        byte[] honest = Files.readAllBytes(Books.honest(book(), sheet -> Books.line(sheet, 7, 100)));
        unreadable(Files.write(book(), Arrays.copyOf(honest, honest.length / 2)));
        unreadable(Books.zip(book(), Map.of("readme.txt", "no workbook")));
        unreadable(Books.raw(book(), "<row r=\"1\"><c", Map.of()));
        unreadable(Books.raw(book(), "<row r=\"2\"/><row r=\"1\"/>", Map.of()));
        unreadable(Books.raw(book(), "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", Map.of()));
        unreadable(Books.raw(book(), "<row r=\"1\"><c r=\"ZZZ1\"><v>7</v></c></row>", Map.of()));
        unreadable(Books.raw(book(), "", Map.of("xl/vbaProject.bin", "macro")));
        unreadable(Books.raw(book(), "", Map.of("XL/workbook.xml#", "<workbook/>")));
    }

    @Test
    void an_entity_bomb_is_refused_before_it_grows() throws Exception {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>";
        unreadable(Books.raw(book(), "", Map.of("xl/worksheets/sheet1.xml", bomb)));
    }

    @Test
    void a_zip_bomb_is_refused_while_it_unpacks() throws Exception {
        Path bomb = Books.raw(book(), "", Map.of("xl/media/big.xml", " ".repeat(8 << 20)));
        assertThat(Files.size(bomb)).isLessThan(50_000);
        unreadable(bomb);
    }

    private void unreadable(Path file) throws IOException {
        Collected read = read(file);
        assertThat(read.codes()).containsExactly(ProblemCode.UNREADABLE_WORKBOOK);
        assertThat(read.rows).isEmpty();
    }

    private Path book() {
        return folder.resolve("book.xlsx");
    }

    private static Collected read(Path file) throws IOException {
        return Collected.from(new XlsxBatchReader(), file);
    }
}

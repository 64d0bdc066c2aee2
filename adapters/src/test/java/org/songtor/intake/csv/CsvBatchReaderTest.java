package org.songtor.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.intake.grid.Collected;
import org.songtor.model.ProblemCode;

class CsvBatchReaderTest {
    private static final String HEADER = "songtor-batch,1\r\nกองทุน fund,wiang\r\nงวด period,2569-11\r\n"
            + "จำนวนรายการ count,1\r\nยอดรวม total,100.00\r\n\r\n";
    private static final String COLUMNS =
            "เลขประจำตัวประชาชน national_id,คำนำหน้า title,ชื่อ first_name,นามสกุล last_name,สวัสดิการ scheme,จำนวนเงิน amount\r\n";
    private static final String ROW = "1101700230705,นาง,น้ำผึ้ง,\"ใจดี, ยิ้มแย้ม\",nsf,100.00\r\n";

    @TempDir
    private Path folder;

    @Test
    void a_batch_with_thai_tone_marks_is_read_row_by_row_as_it_stands() throws Exception {
        Collected read = read(HEADER + COLUMNS + ROW);
        assertThat(read.problems).isEmpty();
        assertThat(read.header)
                .containsEntry("fund", "wiang")
                .containsEntry("period", "2569-11")
                .containsEntry("count", "1")
                .containsEntry("total", "100.00")
                .containsEntry("version", "1");
        assertThat(read.rows).containsOnlyKeys(8);
        assertThat(read.rows.get(8))
                .containsEntry("first_name", "น้ำผึ้ง")
                .containsEntry("last_name", "ใจดี, ยิ้มแย้ม")
                .containsEntry("amount", "100.00");
    }

    @Test
    void a_byte_order_mark_and_other_line_ends_change_nothing() throws Exception {
        Collected read = read("\uFEFF" + (HEADER + COLUMNS + ROW).replace("\r\n", "\n"));
        assertThat(read.problems).isEmpty();
        assertThat(read.rows).containsOnlyKeys(8);
    }

    @Test
    void labels_may_be_only_thai_or_only_english() throws Exception {
        String mixed = (HEADER + COLUMNS + ROW)
                .replace("กองทุน fund", "กองทุน")
                .replace("งวด period", "period")
                .replace("จำนวนเงิน amount", "จำนวนเงิน");
        Collected read = read(mixed);
        assertThat(read.problems).isEmpty();
        assertThat(read.rows.get(8)).containsEntry("amount", "100.00");
    }

    @Test
    void trailing_commas_and_empty_rows_that_spreadsheets_leave_are_no_lines() throws Exception {
        Collected read = read(HEADER.replace("songtor-batch,1\r\n", "songtor-batch,1,,,,\r\n") + COLUMNS + ROW
                + ",,,,,\r\n\r\n" + ROW);
        assertThat(read.problems).isEmpty();
        assertThat(read.rows).containsOnlyKeys(8, 11);
    }

    @Test
    void windows_874_is_named_as_wrong_with_its_place() throws Exception {
        byte[] thai = (HEADER + COLUMNS + ROW).getBytes(Charset.forName("x-windows-874"));
        Collected read = read(thai);
        assertThat(read.codes()).containsExactly(ProblemCode.WRONG_ENCODING);
        assertThat(read.problems.get(0).found()).isEqualTo("byte 0xA1 at offset 17");
        assertThat(read.rows).isEmpty();
    }

    @Test
    void a_single_wrong_byte_far_in_the_file_is_found_at_its_offset() throws Exception {
        byte[] bytes = (HEADER + COLUMNS + ROW.repeat(5_000)).getBytes(StandardCharsets.UTF_8);
        int at = bytes.length - 5;
        bytes[at] = (byte) 0xFF;
        assertThat(read(bytes).problems.get(0).found()).isEqualTo("byte 0xFF at offset " + at);
    }

    @Test
    void utf_16_is_recognised_as_text_and_refused_by_its_encoding() throws Exception {
        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] bytes = (HEADER + COLUMNS + ROW).getBytes(wide);
            assertThat(new CsvBatchReader().recognises(bytes)).isTrue();
            assertThat(read(bytes).codes()).containsExactly(ProblemCode.WRONG_ENCODING);
        }
    }

    @Test
    void pictures_workbooks_and_papers_are_no_csv() {
        CsvBatchReader reader = new CsvBatchReader();
        assertThat(reader.recognises("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(reader.recognises(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0})).isFalse();
        assertThat(reader.recognises(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}))
                .isFalse();
        assertThat(reader.recognises(new byte[0])).isFalse();
        assertThat(reader.recognises("songtor-".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
    }

    @Test
    void a_member_s_number_stands_for_id_and_names() throws Exception {
        Collected read = read("songtor-batch,1\nชื่อชุด,รอบเช้า\nกองทุน,wiang\nงวด,2569-11\nจำนวนรายการ,1\nยอดรวม,200\n"
                + "งวด,เลขที่สมาชิก,สวัสดิการ,จำนวนเงิน,ส่วนของสมาชิก,ส่วนสมทบ,วันเวลาที่เก็บ\n"
                + "2569-10,007,cwf,200,0,200,2569-11-03 11:59:30\n");
        assertThat(read.problems).isEmpty();
        assertThat(read.header).containsEntry("label", "รอบเช้า").containsEntry("period", "2569-11");
        assertThat(read.rows.get(8))
                .hasSize(7)
                .containsEntry("period", "2569-10")
                .containsEntry("member_no", "007")
                .containsEntry("member_share", "0")
                .containsEntry("sponsor_share", "200")
                .containsEntry("collected_at", "2569-11-03 11:59:30")
                .doesNotContainKey("national_id");
        assertThatThrownBy(() -> read.rows.get(8).put("amount", "1")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_table_that_names_nobody_is_refused() throws Exception {
        Collected read = read(HEADER + "title,first_name,last_name,scheme,amount\n");
        assertThat(read.codes()).containsExactly(ProblemCode.MISSING_COLUMN);
        assertThat(read.problems.get(0).field()).isEqualTo("national_id");
        assertThat(read.problems.get(0).row()).isEqualTo(7);
        assertThat(read(HEADER + "national_id,scheme,amount\n").codes())
                .containsExactly(ProblemCode.MISSING_COLUMN, ProblemCode.MISSING_COLUMN, ProblemCode.MISSING_COLUMN);
    }

    @Test
    void what_has_no_rows_or_no_end_is_refused_before_it_is_read_through() throws Exception {
        refusedShown("x".repeat(20_000_000), ProblemCode.MALFORMED_ROW);
        refusedShown("songtor-batch,1\n\"" + "x\n".repeat(10_000_000), ProblemCode.MALFORMED_ROW);
        refusedShown(",".repeat(20_000_000), ProblemCode.MALFORMED_ROW);
        refusedShown("\n".repeat(10_000_000), ProblemCode.TOO_MANY_LINES);
        refusedShown("\r".repeat(10_000_000), ProblemCode.TOO_MANY_LINES);
        refusedShown("songtor-batch,1\n" + "\r\n".repeat(5_000_000), ProblemCode.TOO_MANY_LINES);
    }

    private void refusedShown(String text, ProblemCode code) throws IOException {
        assertThat(read(text).codes()).as(text.substring(0, 20)).containsExactly(code);
    }

    @Test
    void carriage_returns_alone_end_rows_as_old_programs_write_them() throws Exception {
        Collected read = read((HEADER + COLUMNS + ROW).replace("\r\n", "\r"));
        assertThat(read.problems).isEmpty();
        assertThat(read.rows).containsOnlyKeys(8);
    }

    @Test
    void what_begins_as_another_form_is_not_claimed() {
        CsvBatchReader reader = new CsvBatchReader();
        for (String other : List.of("<?xml", " \r\n{", "[", "\uFEFF<batch", "HSONGTOR1")) {
            assertThat(reader.recognises(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void broken_tables_are_refused_with_their_code() throws Exception {
        refused("", ProblemCode.EMPTY_FILE);
        refused("\r\n,,\r\n", ProblemCode.EMPTY_FILE);
        refused("fund,wiang\r\n" + COLUMNS, ProblemCode.BAD_HEADER);
        refused(HEADER.replace("songtor-batch,1", "songtor-batch,2") + COLUMNS + ROW, ProblemCode.BAD_HEADER);
        refused(HEADER.replace("ยอดรวม total,100.00\r\n", "") + COLUMNS + ROW, ProblemCode.BAD_HEADER);
        refused(HEADER.replace("total,100.00", "total,") + COLUMNS + ROW, ProblemCode.BAD_HEADER);
        refused(HEADER.replace("total,100.00", "count,1") + COLUMNS + ROW, ProblemCode.BAD_HEADER);
        refused(HEADER + COLUMNS.replace(",จำนวนเงิน amount", "") + ROW, ProblemCode.MISSING_COLUMN);
        refused(HEADER + COLUMNS.replace("จำนวนเงิน amount", "หมายเหตุ note") + ROW, ProblemCode.BAD_HEADER);
        refused(HEADER + COLUMNS.replace("จำนวนเงิน amount", "scheme") + ROW, ProblemCode.BAD_HEADER);
        refused(HEADER, ProblemCode.MISSING_COLUMN);
        refused(HEADER + COLUMNS + "1,2,3\r\n", ProblemCode.MALFORMED_ROW);
        refused(HEADER + COLUMNS + ROW.replace("\r\n", ",extra\r\n"), ProblemCode.MALFORMED_ROW);
        refused(HEADER + COLUMNS + "1,\"2", ProblemCode.MALFORMED_ROW);
        refused(HEADER + COLUMNS + "1,\"2\"x,3,4,5,6\r\n", ProblemCode.MALFORMED_ROW);
        refused(HEADER + COLUMNS + "1," + "ก".repeat(5_000) + ",3,4,5,6\r\n", ProblemCode.MALFORMED_ROW);
        refused(HEADER + COLUMNS + ",".repeat(100) + "x\r\n", ProblemCode.MALFORMED_ROW);
    }

    private void refused(String text, ProblemCode code) throws IOException {
        assertThat(read(text).codes()).as(text).containsExactly(code);
    }

    private Collected read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Collected read(byte[] bytes) throws IOException {
        return Collected.from(new CsvBatchReader(), Files.write(folder.resolve("batch.csv"), bytes));
    }
}

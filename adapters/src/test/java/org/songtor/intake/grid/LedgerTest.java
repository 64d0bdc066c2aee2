package org.songtor.intake.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.intake.csv.CsvBatchReader;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;

/** The fund's own ledger: a row a member, a column a month or a desk. */
class LedgerTest {
    private static final String YEAR =
            "songtor-ledger,1\nกองทุน,wiang\nงวด,2569\nจำนวนรายการ,4\nยอดรวม,400\nสวัสดิการ,nsf\n\n";
    private static final String MONTH = YEAR.replace("งวด,2569", "งวด,2569-11").replace("สวัสดิการ,nsf\n", "");

    @TempDir
    private Path folder;

    @Test
    void every_amount_of_twelve_months_is_a_line_of_its_month() throws Exception {
        Lines read = read(YEAR
                + "เลขที่สมาชิก,ชื่อ,ม.ค.,ก.พ.,มี.ค.,เม.ย.,พ.ค.,มิ.ย.,ก.ค.,ส.ค.,ก.ย.,ต.ค.,พ.ย.,ธ.ค.\n"
                + "1,น้ำผึ้ง,100,,-,–, ,100,,,,,,1200\n" + "2,บุญมี,,,,,,,,,,,0,\n" + "3,สมชาย,,,,,,,,,,,,\n");
        assertThat(read.problems).isEmpty();
        assertThat(read.header).containsEntry("period", "2569").doesNotContainKey("scheme");
        assertThat(read.lines)
                .containsExactly(
                        line(9, "1", "น้ำผึ้ง", "100", "2569-01"),
                        line(9, "1", "น้ำผึ้ง", "100", "2569-06"),
                        line(9, "1", "น้ำผึ้ง", "1200", "2569-12"),
                        line(10, "2", "บุญมี", "0", "2569-11"));
    }

    @ParameterizedTest
    @CsvSource({
        "2569-01, 2569-01",
        "๒๕๖๘-๑๒, 2568-12",
        "มกราคม, 2569-01",
        "ม.ค. 2568, 2568-01",
        "มค., 2569-01",
        "กุมภาพันธ์ ๒๕๖๙, 2569-02",
        "ธ.ค, 2569-12",
        "พฤศจิกายน2568, 2568-11"
    })
    void a_month_may_be_headed_as_funds_head_it(String heading, String month) throws Exception {
        Lines read = read(YEAR + "member_no," + heading + "\n7,50\n");
        assertThat(read.problems).isEmpty();
        assertThat(read.lines).singleElement().satisfies(l -> assertThat(l).containsEntry("period", month));
    }

    @Test
    void desks_and_schemes_head_columns_of_a_batch_of_one_month() throws Exception {
        Lines read = read(MONTH + "member_no,โต๊ะ 4,desk ๖,กอช. nsf\n7,50,60,70\n");
        assertThat(read.problems).isEmpty();
        assertThat(read.lines)
                .containsExactly(
                        Map.of("row", "8", "member_no", "7", "amount", "50", "desk", "4"),
                        Map.of("row", "8", "member_no", "7", "amount", "60", "desk", "6"),
                        Map.of("row", "8", "member_no", "7", "amount", "70", "scheme", "nsf"));
    }

    @Test
    void headings_that_could_mean_two_things_are_refused() throws Exception {
        refused(YEAR + "member_no,เลขประจำตัวประชาชน national_id,ม.ค.\n", ProblemCode.BAD_HEADER);
        refused(YEAR + "member_no,โต๊ะ 4\n", ProblemCode.BAD_HEADER);
        refused(YEAR + "member_no,ม.ค.,2569-01\n", ProblemCode.BAD_HEADER);
        refused(YEAR + "member_no,ม.ค. 69\n", ProblemCode.BAD_HEADER);
        refused(YEAR + "member_no,2026-01\n", ProblemCode.BAD_HEADER);
        refused(YEAR + "member_no,2569-13\n", ProblemCode.BAD_HEADER);
        refused(YEAR + "member_no,,ม.ค.\n", ProblemCode.BAD_HEADER);
        refused(YEAR + "member_no,รวม\n", ProblemCode.BAD_HEADER);
        refused(YEAR + "ชื่อ,ม.ค.\n", ProblemCode.MISSING_COLUMN);
        refused(YEAR + "member_no,ชื่อ\n", ProblemCode.MISSING_COLUMN);
        refused(YEAR, ProblemCode.MISSING_COLUMN);
        refused(MONTH + "member_no,ม.ค.\n", ProblemCode.BAD_HEADER);
        refused(MONTH + "member_no,desk 4,โต๊ะ 4\n", ProblemCode.BAD_HEADER);
        refused(MONTH + "member_no,amount\n", ProblemCode.BAD_HEADER);
        refused(YEAR.replace("สวัสดิการ,nsf\n", "") + "member_no,nsf\n", ProblemCode.BAD_PERIOD);
        refused(YEAR.replace("2569", "2026") + "member_no,ม.ค.\n", ProblemCode.BAD_PERIOD);
        refused(YEAR.replace("2569", "69") + "member_no,ม.ค.\n", ProblemCode.BAD_PERIOD);
        refused(YEAR.replace("ยอดรวม,400\n", "") + "member_no,ม.ค.\n", ProblemCode.BAD_HEADER);
        refused(YEAR + "member_no,ม.ค.\n1,2,3\n", ProblemCode.MALFORMED_ROW);
        refused(YEAR + "member_no,ม.ค.\n1\n", ProblemCode.MALFORMED_ROW);
    }

    @Test
    void a_table_has_no_scheme_for_all_its_rows() throws Exception {
        refused(YEAR.replace("ledger", "batch") + "member_no,amount\n1,5\n", ProblemCode.BAD_HEADER);
    }

    private void refused(String text, ProblemCode code) throws Exception {
        Lines read = read(text);
        assertThat(read.problems.stream().map(Problem::code)).as(text).containsExactly(code);
        assertThat(read.lines).isEmpty();
    }

    private Lines read(String text) throws Exception {
        Lines lines = new Lines();
        try {
            new CsvBatchReader().read(Files.writeString(folder.resolve("ledger.csv"), text), lines);
        } catch (FormatException e) {
            lines.problems.addAll(e.problems());
        }
        return lines;
    }

    private static Map<String, String> line(int row, String number, String name, String amount, String month) {
        return Map.of(
                "row",
                "" + row,
                "member_no",
                number,
                "first_name",
                name,
                "amount",
                amount,
                "scheme",
                "nsf",
                "period",
                month);
    }

    /** Unlike a table's, a ledger's row may give several lines. */
    private static final class Lines implements BatchReader.Sink {
        private final List<Map<String, String>> lines = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private Map<String, String> header = Map.of();

        @Override
        public void header(Map<String, String> fields) {
            header = fields;
        }

        @Override
        public void row(int row, Map<String, String> fields) {
            Map<String, String> line = new HashMap<>(fields);
            line.put("row", "" + row);
            lines.add(line);
        }

        @Override
        public void problems(List<Problem> found) {
            problems.addAll(found);
        }
    }
}

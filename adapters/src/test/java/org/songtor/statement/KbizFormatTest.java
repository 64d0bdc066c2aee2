package org.songtor.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.model.Problem;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KbizFormatTest {
    private static final Charset THAI = Charset.forName("x-windows-874");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final String TABLE = """
            เลขที่บัญชี,006-0-00111-2
            เลขที่รายการเดินบัญชี,K-256911
            ยอดยกมา,"1,000.00"
            วันที่,เวลา,รายการ,ถอนเงิน,ฝากเงิน,ค่าธรรมเนียม,ยอดคงเหลือ,รายละเอียด
            21/11/2569,09:14,รับโอน,,"25,700.00",,"26,700.00",เงินงวด ST0000011253
            21/11/2569,09:15,รับโอน,,90.00,10.00,"26,790.00",
            21/11/2026,16:00,ค่าบริการ,5.00,,,"26,785.00",ค่าธรรมเนียมรายเดือน
            """;

    private final KbizFormat format = new KbizFormat();

    @Test
    void a_downloaded_table_is_read() throws Exception {
        Statement read = format.read("any.csv", bytes("\uFEFF" + TABLE));
        assertThat(read.account()).isEqualTo("0060001112");
        assertThat(read.opening().toBaht() + " " + read.closing().toBaht()).isEqualTo("1000.00 26785.00");
        assertThat(read.credits())
                .containsExactly(
                        new Statement.Credit(
                                "2026-11-21T0914-2670000", DAY, Satang.ofBaht(25_700), "เงินงวด ST0000011253"),
                        new Statement.Credit("2026-11-21T0915-2679000", DAY, Satang.ofBaht(90), Satang.ofBaht(10), ""));
        assertThat(read.debits())
                .containsExactly(
                        new Statement.Debit("2026-11-21T1600-2678500", DAY, Satang.ofBaht(5), "ค่าธรรมเนียมรายเดือน"));
    }

    @Test
    void a_table_with_seconds_names_its_entries_as_one_without() throws Exception {
        String seconds = TABLE.replace(",09:14,", ",09:14:05,").replace(",16:00,", ",16:00:59,");
        assertThat(seconds).isNotEqualTo(TABLE);
        assertThat(format.read("any.csv", bytes(seconds))).isEqualTo(format.read("any.csv", bytes(TABLE)));
    }

    @Test
    void a_statement_comes_back_as_it_was_written() throws Exception {
        Statement read = format.read("any.csv", bytes(TABLE));
        assertThat(format.read("any.csv", format.write(read))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "กลับรายการ;;true",
                "ปรับปรุงรายการ;;true",
                "ถอน;ยกเลิก รายการ 0012;true",
                "ถอน;REVERSAL OF L1;true",
                "Correction;;true",
                "ถอน;โอนคืน;false",
                "ค่าบริการ;รายการปรับปรุง;false",
                "ถอน;irreversal;false"
            })
    void money_that_left_and_is_called_a_reversal_is_one(String what, String text, boolean reversal) throws Exception {
        String said = text == null ? "" : text;
        String row = "21/11/2569,16:01," + what + ",90.00,,,\"26,695.00\"," + said + "\n";
        Statement read = format.read("any.csv", bytes(TABLE + row));
        Statement.Debit debit = read.debits().get(1);
        assertThat(debit.reversal()).isEqualTo(reversal);
        assertThat(debit.text()).isEqualTo(said);
        assertThat(format.read("any.csv", format.write(read))).isEqualTo(read);
        Statement other = new Statement(
                read.statementId(),
                read.account(),
                read.date(),
                read.opening(),
                read.closing(),
                read.credits(),
                List.of(
                        read.debits().get(0),
                        new Statement.Debit(debit.entryReference(), DAY, debit.amount(), "กลับรายการ", false)));
        assertThat(catchThrowableOfType(FormatException.class, () -> format.write(other)))
                .as("read back it would be one")
                .isNotNull();
    }

    @Test
    void money_that_came_is_a_credit_whatever_it_is_called() throws Exception {
        String row = "21/11/2569,16:01,ปรับปรุงรายการ,,5.00,,\"26,790.00\",กลับรายการ\n";
        assertThat(format.read("any.csv", bytes(TABLE + row)).credits()).hasSize(3);
    }

    private static final String NOTHING_CAME = """
            เลขที่บัญชี,006-0-00111-2
            เลขที่รายการเดินบัญชี,K-256911
            ยอดยกมา,"1,000.00"
            ณ วันที่,21/11/2569
            ยอดยกไป,"1,000.00"
            วันที่,เวลา,รายการ,ถอนเงิน,ฝากเงิน,ค่าธรรมเนียม,ยอดคงเหลือ,รายละเอียด
            """;

    @Test
    void a_table_whose_head_has_its_day_may_say_that_nothing_came() throws Exception {
        Statement read = format.read("any.csv", bytes(NOTHING_CAME));
        assertThat(read.date()).isEqualTo(DAY);
        assertThat(read.credits()).isEmpty();
        assertThat(read.opening()).isEqualTo(read.closing()).isEqualTo(Satang.ofBaht(1_000));
        assertThat(format.read("any.csv", format.write(read))).isEqualTo(read);
        String moved = NOTHING_CAME.replace("ยอดยกไป,\"1,000.00\"", "ยอดยกไป,\"1,100.00\"");
        assertThat(problem(moved)).contains("ยอดยกไป", "1000.00 after its entries");
        String noDay = NOTHING_CAME.replace("ณ วันที่,21/11/2569\n", "");
        assertThat(problem(noDay)).contains("at least one entry");
    }

    @Test
    void a_day_in_the_head_is_the_statements_and_none_before_its_last_entry() throws Exception {
        String later = TABLE.replace("วันที่,เวลา", "ณ วันที่,22/11/2569\nวันที่,เวลา");
        assertThat(format.read("any.csv", bytes(later)).date()).isEqualTo(DAY.plusDays(1));
        assertThat(problem(later.replace("22/11/2569", "20/11/2569"))).contains("no day before its last entry");
    }

    private String problem(String text) {
        return catchThrowableOfType(FormatException.class, () -> format.read("any.csv", bytes(text)))
                .problems()
                .toString();
    }

    /** Two came in the same minute to the same balance: neither may be taken for the other. */
    @Test
    void a_balance_that_comes_again_within_a_minute_is_counted() throws Exception {
        String back = TABLE + """
                21/11/2569,16:00,โอนออก,100.00,,,"26,685.00",โอนคืน
                21/11/2569,16:00,รับโอน,,100.00,,"26,785.00",เงินงวด
                21/11/2569,16:01,รับโอน,,100.00,,"26,885.00",เงินงวด
                """;
        Statement read = format.read("any.csv", bytes(back));
        assertThat(read.debits())
                .extracting(Statement.Debit::entryReference)
                .containsExactly("2026-11-21T1600-2678500", "2026-11-21T1600-2668500");
        assertThat(read.credits().subList(2, 4))
                .extracting(Statement.Credit::entryReference)
                .containsExactly("2026-11-21T1600-2678500-2", "2026-11-21T1601-2688500");
    }

    @Test
    void what_is_counted_is_written_too_and_what_counts_wrong_is_not() throws Exception {
        String twice = TABLE + """
                21/11/2569,16:00,โอนออก,5.00,,,"26,780.00",โอนคืน
                21/11/2569,16:01,โอนออก,5.00,,,"26,775.00",โอนคืน
                """;
        String up = twice.substring(0, twice.indexOf("21/11/2026")) + """
                21/11/2569,16:00,รับโอน,,50.00,,"26,840.00",
                21/11/2569,16:00,รับโอน,,50.00,,"26,890.00",
                21/11/2569,16:00,โอนออก,50.00,,,"26,840.00",
                """;
        Statement read = format.read("any.csv", bytes(up));
        assertThat(read.debits())
                .extracting(Statement.Debit::entryReference)
                .containsExactly("2026-11-21T1600-2684000-2");
        assertThat(format.read("any.csv", format.write(read))).isEqualTo(read);
        Statement wrong = new Statement(
                read.statementId(),
                read.account(),
                read.date(),
                read.opening(),
                read.closing(),
                read.credits(),
                List.of(new Statement.Debit("2026-11-21T1600-2684000-3", DAY, Satang.ofBaht(50), "")));
        assertThat(catchThrowableOfType(FormatException.class, () -> format.write(wrong)))
                .isNotNull();
    }

    /** Windows-874, the newest row first, a hyphen in empty cells, as many cells in each row, and the sums below. */
    private static final String SAVED = """
            เลขที่บัญชี,006-0-00111-2,,,,,,
            เลขที่รายการเดินบัญชี,K-256911,,,,,,
            ยอดยกมา,"1,000.00",,,,,,
            วันที่,เวลา,รายการ,ถอนเงิน,ฝากเงิน,ค่าธรรมเนียม,ยอดคงเหลือ,รายละเอียด
            21/11/2026,16:00,ค่าบริการ,5.00,-,-,"26,785.00",ค่าธรรมเนียมรายเดือน
            21/11/2569,09:15,รับโอน,-,90.00,10.00,"26,790.00",-
            21/11/2569,09:14,รับโอน,-,"25,700.00",-,"26,700.00",เงินงวด ST0000011253
            ,,,,,,,
            รวม,,3 รายการ,5.00,"25,790.00",10.00,"26,785.00",-
            """;

    @Test
    void a_table_saved_by_a_spreadsheet_program_is_the_same_statement() throws Exception {
        Statement plain = format.read("any.csv", bytes(TABLE));
        assertThat(format.read("any.csv", SAVED.getBytes(THAI))).isEqualTo(plain);
        assertThat(format.read("any.csv", bytes(TABLE + "รวม,,,,\"25,790.00\"\n")))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "รายการ,5.00; รายการ,5.01; 9 รวม ถอนเงิน",
                "25,790.00; 25,791.00; 9 รวม ฝากเงิน",
                "10.00,\"26,785.00\",-; 11.00,\"26,785.00\",-; 9 รวม ค่าธรรมเนียม",
                "\"26,785.00\",-; \"26,786.00\",-; 9 รวม ยอดคงเหลือ",
                "5.00,\"25,790.00\",10.00,; ,,,; 9 รวม",
                "3 รายการ,5.00; 3 รายการ,ห้า; 9 ถอนเงิน",
                "26,700.00; 26,701.00; 7 ยอดคงเหลือ",
                "21/11/2569,09:15; 21/11/69,09:15; 6 วันที่"
            })
    void sums_of_a_saved_table_that_are_not_those_of_its_rows_are_refused(String from, String to, String where) {
        assertThat(SAVED).contains(from);
        FormatException thrown = catchThrowableOfType(
                FormatException.class,
                () -> format.read("any.csv", SAVED.replace(from, to).getBytes(THAI)));
        assertThat(thrown).isNotNull();
        Problem problem = thrown.problems().get(0);
        assertThat(problem.row() + " " + problem.field()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "26,700.00; 26,701.00; 5 ยอดคงเหลือ",
                "90.00,10.00; 91.00,10.00; 6 ยอดคงเหลือ",
                "5.00,,,; ,5.00,,; 7 ยอดคงเหลือ",
                "5.00,,,; 5.00,5.00,,; 7 ถอนเงิน",
                "5.00,,,; -5.00,,,; 7 ถอนเงิน",
                "5.00,,,; 5.005,,,; 7 ถอนเงิน",
                "09:14; 25:14; 5 เวลา",
                "21/11/2026; 31/11/2026; 7 วันที่",
                "21/11/2026; 21-11-26; 7 วันที่",
                "ยอดยกมา; ยอดยกไป; 3 ยอดยกมา",
                "ฝากเงิน; เงินฝาก; 4 columns",
                "รับโอน,,90.00; รับโอน,90.00; 6 row"
            })
    void what_would_have_to_be_guessed_is_refused_with_its_row(String from, String to, String where) {
        assertThat(TABLE).contains(from);
        FormatException thrown = catchThrowableOfType(
                FormatException.class, () -> format.read("any.csv", bytes(TABLE.replace(from, to))));
        assertThat(thrown).isNotNull();
        Problem problem = thrown.problems().get(0);
        assertThat(problem.row() + " " + problem.field()).isEqualTo(where);
    }

    @Test
    void a_row_that_is_missing_is_found_where_the_balance_breaks() {
        String less =
                TABLE.lines().filter(line -> !line.contains("09:15")).reduce("", (all, line) -> all + line + "\n");
        FormatException thrown = catchThrowableOfType(FormatException.class, () -> format.read("any.csv", bytes(less)));
        assertThat(thrown.problems().get(0).row()).isEqualTo(6);
        assertThat(List.of(thrown.problems().get(0).expected())).isEqualTo(List.of("26695.00 after the row above"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

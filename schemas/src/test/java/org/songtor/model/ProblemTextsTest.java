package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTextsTest {
    private static final Locale THAI = Locale.forLanguageTag("th-TH");

    @Test
    void every_code_says_what_happened_and_what_to_do_in_both_languages_and_no_text_is_left_over() {
        Set<String> wanted = Arrays.stream(ProblemCode.values())
                .flatMap(c -> Stream.of(c.code() + ".what", c.code() + ".todo"))
                .collect(Collectors.toSet());
        assertThat(said(THAI)).isEqualTo(wanted);
        assertThat(said(Locale.ENGLISH)).isEqualTo(wanted);
    }

    /** All but the words for what should have stood there, which a code may do without. */
    private static Set<String> said(Locale locale) {
        return ProblemTexts.keys(locale).stream()
                .filter(k -> !k.contains(".expected"))
                .collect(Collectors.toSet());
    }

    @Test
    void what_was_expected_is_told_in_words_where_there_are_some_and_of_codes_that_exist_only() {
        Set<String> codes =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet());
        assertThat(Stream.of(THAI, Locale.ENGLISH).flatMap(l -> ProblemTexts.keys(l).stream()))
                .allMatch(k -> codes.contains(k.substring(0, k.indexOf('.'))));
        Problem least = Problem.ofFile(ProblemCode.BELOW_LEAST, "amount", "20.00", "50.00");
        assertThat(ProblemTexts.expected(least, THAI)).isEqualTo("อย่างน้อย 50.00 บาท");
        assertThat(ProblemTexts.expected(least, Locale.ENGLISH)).isEqualTo("at least 50.00 baht");
        Problem wages = Problem.ofFile(ProblemCode.BAD_WAGES, "wages", "x", "empty");
        assertThat(ProblemTexts.expected(wages, THAI)).isEqualTo("เว้นว่าง");
        assertThat(ProblemTexts.expected(wages, Locale.ENGLISH)).isEqualTo("empty");
        Problem nobody = Problem.ofFile(ProblemCode.MISSING_VALUE, "national_id", "", "13 digits");
        assertThat(ProblemTexts.expected(nobody, THAI)).contains("13 หลัก");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DUPLICATE_LINE       | national_id  | only line 5                             | มีได้รายการเดียว คือรายการที่ 5
            NO_AGREEMENT         | scheme       | an agreement on 2569-11-21              | บันทึกข้อตกลงที่มีผลในวันที่ 2569-11-21
            NO_AGREEMENT         | scheme       | an agreement on 2026-11-21              | บันทึกข้อตกลงที่มีผลในวันที่ 2569-11-21
            AFTER_SESSION        | collected_at | 2026-11-03T12:00                        | ไม่เกิน 2569-11-03 12:00
            AFTER_SESSION        | collected_at | 2569-11-03 12:00                        | ไม่เกิน 2569-11-03 12:00
            BAD_AMOUNT           | amount       | one of [50.00, 100.00]                  | อย่างใดอย่างหนึ่ง: 50.00, 100.00 บาท
            BAD_AMOUNT           | shares       | 100.00                                  | 100.00 บาท
            TOTAL_MISMATCH       | total        | 25700.00                                | 25700.00 บาท ตามผลบวกของทุกแถว
            TOTAL_MISMATCH       | total        | no sum: the amount in row 10 cannot be read | บวกไม่ได้ เพราะอ่านจำนวนเงินในแถวที่ 10 ไม่ได้
            AMOUNT_OVERFLOW      | amount       | at most 99999.99                        | ไม่เกิน 99999.99 บาท
            TOO_LONG             | last_name    | at most 5 bytes, found 6                | ไม่เกิน 5 ไบต์ แต่มี 6
            UNKNOWN_TITLE        | title        | one of [นาย, นาง] (person xxxxxxxxx0012) | อย่างใดอย่างหนึ่ง: นาย, นาง (เลขประจำตัว xxxxxxxxx0012)
            WRONG_ENCODING       | ''           | Windows-874 (one byte a character)      | Windows-874 (ตัวอักษรละหนึ่งไบต์)
            UNKNOWN_SCHEME       | scheme       | nsf, sso33                              | ชื่อย่อที่ใช้ได้: nsf, sso33
            MALFORMED_FORM       | ''           | words for a program                     | ตามแบบของไฟล์: words for a program
            BAD_RECORD           | :61:         | no reversal of a debit: it is not read, ask the bank to tell it as a credit of its own | ไม่มีรายการที่กลับรายการถอน เพราะระบบไม่อ่านรายการแบบนี้ กรุณาขอให้ธนาคารแจ้งเป็นรายการฝากแยกต่างหาก
            BAD_RECORD           | ยอดคงเหลือ   | 26695.00 after the row above            | 26695.00 บาท ต่อจากแถวก่อนหน้า
            BAD_RECORD           | amount       | baht such as 1234.50                    | จำนวนเงินเป็นบาท เช่น 1234.50
            BAD_RECORD           | date         | DDMMYYYY with a Buddhist year (byte 31) | DDMMYYYY เป็นปี พ.ศ. (ไบต์ที่ 31)
            BAD_RECORD           | count        | 4 digits (byte 9) (person xxxxxxxxx0012) | 4 หลัก (ไบต์ที่ 9) (เลขประจำตัว xxxxxxxxx0012)
            BAD_RECORD           | date         | a Gregorian day such as 2026-11-21      | วันที่เป็นปี ค.ศ. เช่น 2026-11-21
            CONTROL_TOTAL        | total        | 100.00 as header.total (byte 9)         | 100.00 เท่ากับ header.total (ไบต์ที่ 9)
            NORMALISED_TEXT      | period       | 2026-11-03                              | 2026-11-03
            MEMBER_CONTRADICTS   | first_name   | นาย สมชาย ใจดี                          | นาย สมชาย ใจดี
            """)
    void the_checks_own_words_are_told_in_thai_with_days_of_the_buddhist_era(
            ProblemCode code, String field, String said, String thai) {
        Problem problem = Problem.ofFile(code, field, "", said);
        assertThat(ProblemTexts.expected(problem, THAI)).isEqualTo(thai);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EMPTY_FILE          | 0 lines                  | 0 รายการ
            EMPTY_ARRIVAL       | 0 bytes                  | 0 ไบต์
            WRONG_ENCODING      | byte 0xC3 at offset 17   | ไบต์ 0xC3 ที่ตำแหน่ง 17
            UNREADABLE_WORKBOOK | more than 64 sheets      | มากกว่า 64 แผ่นงาน
            BAD_TEXT            | a blank at an end        | มีช่องว่างที่หัวหรือท้าย
            BAD_RECORD          | 3 times                  | 3 ครั้ง
            BAD_RECORD          | came by two or more times| came by two or more times
            BAD_HEADER          | the end                  | the end
            BAD_AMOUNT          | 0 lines                  | 0 lines
            """)
    void what_a_check_found_in_its_own_words_is_told_in_thai_and_what_others_wrote_stands_as_it_is(
            ProblemCode code, String found, String thai) {
        Problem problem = Problem.ofFile(code, "x", found, "");
        assertThat(ProblemTexts.found(problem, THAI)).isEqualTo(thai);
        assertThat(ProblemTexts.found(problem, Locale.ENGLISH)).isEqualTo(found);
        assertThat(ProblemTexts.foundInBoth(problem)).isEqualTo(thai.equals(found) ? found : thai + " / " + found);
    }

    @Test
    void what_was_found_and_what_was_expected_of_an_entry_are_told_in_one_calendar() {
        Problem other = Problem.ofRow(
                ProblemCode.OTHER_ENTRY,
                1,
                0,
                "entry 1",
                "2026-11-22, 70.00 baht, ST0000011253",
                "2026-11-21, 1390.00 baht as an earlier statement said");
        assertThat(ProblemTexts.found(other, THAI)).isEqualTo("2569-11-22, 70.00 บาท, ST0000011253");
        assertThat(ProblemTexts.expected(other, THAI)).isEqualTo("2569-11-21, 1390.00 บาท ตามรายการเดินบัญชีฉบับก่อน");
        assertThat(ProblemTexts.found(other, Locale.ENGLISH)).isEqualTo(other.found());
        assertThat(ProblemTexts.expected(other, Locale.ENGLISH)).isEqualTo(other.expected());
        Problem later = Problem.ofFile(ProblemCode.FUTURE_DATE, "date", "2026-11-23", "2026-11-22 or before");
        assertThat(ProblemTexts.found(later, THAI)).isEqualTo("2569-11-23");
        Problem cell = Problem.ofFile(ProblemCode.BAD_RECORD, "วันที่", "2026-11-31", "a day such as 21/11/2569");
        assertThat(ProblemTexts.found(cell, THAI)).as("what somebody wrote").isEqualTo("2026-11-31");
    }

    @Test
    void whoever_reads_either_language_reads_both_and_the_same_once() {
        Problem row = Problem.ofRow(ProblemCode.BAD_ROSTER, 7, 0, "member_no", "W001", "another number than row 3");
        assertThat(ProblemTexts.expectedInBoth(row))
                .isEqualTo("เลขที่อื่น ไม่ซ้ำกับแถวที่ 3 / another number than row 3");
        Problem utf = Problem.ofFile(ProblemCode.WRONG_ENCODING, "", "another encoding", "UTF-8");
        assertThat(ProblemTexts.expectedInBoth(utf)).isEqualTo("UTF-8");
    }

    @Test
    void texts_are_whole_sentences_in_their_own_letters() {
        for (ProblemCode code : ProblemCode.values()) {
            Problem problem = Problem.ofFile(code, "", "", "");
            List<String> thai = List.of(ProblemTexts.what(problem, THAI), ProblemTexts.todo(problem, THAI));
            List<String> english =
                    List.of(ProblemTexts.what(problem, Locale.ENGLISH), ProblemTexts.todo(problem, Locale.ENGLISH));
            assertThat(thai).as(code.name()).allMatch(t -> t.codePoints().anyMatch(c -> c >= 0xE01 && c <= 0xE2E));
            assertThat(english).as(code.name()).allMatch(t -> t.endsWith("."));
        }
    }
}

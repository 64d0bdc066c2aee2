package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsInTextTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1101700230708 นางมาลี ทดสอบ       | xxxxxxxxx0708 นางมาลี ทดสอบ
            ชำระแทน 1-1017-00230-70-8         | ชำระแทน x-xxxx-xxxx0-70-8
            เลข1 1017 00230 70 8 ST0000011253 | เลขx xxxx xxxx0 70 8 ST0000011253
            110 170 023 0708                  | xxx xxx xxx 0708
            ๑๑๐๑๗๐๐๒๓๐๗๐๘                     | xxxxxxxxx๐๗๐๘
            ID1101700230708,3991113961887     | IDxxxxxxxxx0708,xxxxxxxxx1887
            """)
    void a_national_id_in_a_payers_text_is_masked_in_every_spelling(String text, String masked) {
        assertThat(new Statement.Credit("E1", DAY, Satang.ofBaht(1), text).text())
                .isEqualTo(masked);
        assertThat(new Statement.Debit("E1", DAY, Satang.ofBaht(1), text).text())
                .isEqualTo(masked);
    }

    /** Of the last two the thirteen digits would be sound. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ST0000011253 กองทุนบ้านทดสอบ",
                "1101700230707",
                "11017002307080",
                "0200423250 195",
                "เงินสด 2569-11-21 14:05",
                "ST1101700230 708",
                "ST 1101 7002 30 708"
            })
    void what_is_no_national_id_stays_to_be_read(String text) {
        assertThat(new Statement.Credit("E1", DAY, Satang.ofBaht(1), text).text())
                .isEqualTo(text);
    }

    @Test
    void a_national_id_in_an_agencys_words_is_masked() {
        Answer.Line line = new Answer.Line(
                1,
                NationalId.of("1101700230708"),
                Answer.LineVerdict.REFUSED,
                Satang.ZERO,
                "MS03 1-1017-00230-70-8 not known");
        Answer answer = new Answer(
                PaymentReference.ofNumber(7),
                "A1",
                DAY,
                Answer.Verdict.FILE_REFUSED,
                "ไม่รับ 1101700230708",
                List.of(line));
        assertThat(answer.reason()).isEqualTo("ไม่รับ xxxxxxxxx0708");
        assertThat(answer.lines().get(0).cause()).isEqualTo("MS03 x-xxxx-xxxx0-70-8 not known");
    }

    @Test
    void what_was_masked_once_stays_as_it_is() {
        String once = IdsInText.masked("1101700230708");
        assertThat(IdsInText.masked(once)).isEqualTo(once);
    }
}

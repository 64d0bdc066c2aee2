package org.songtor.agency.lao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

class CwfCsvFormatTest extends CwfFormatContract {
    private final CwfCsvFormat format = new CwfCsvFormat();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Test
    void a_clerks_program_finds_the_mark_the_thai_and_no_formula() throws Exception {
        String text = new String(format.write(sample()), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeffแบบนำส่งเงินกองทุนสวัสดิการชุมชน").contains("\r\nงวด period,2569-11\r\n");
        assertThat(text).contains("\r\n4,9-0000-00000-04-7,,'-สมชาย,''เวียง,cwf,200.00,0.00,200.00\r\n");
        assertThat(text).contains("\r\nวันที่ทำ date,21/11/2569\r\n").endsWith("\r\n");
    }

    @Test
    void an_answer_saved_by_another_program_is_read_all_the_same() throws Exception {
        String text = new String(format.writeAnswer(sampleAnswer()), StandardCharsets.UTF_8);
        String saved = Arrays.stream(text.substring(1).split("\r\n"))
                .map(row -> row.replace(",0.00", ",").replace("00.00", "00").replace("รับแล้ว booked", "รับแล้ว"))
                .map(row -> row
                        + ",".repeat(4 - (int) row.chars().filter(c -> c == ',').count()))
                .map(row -> row.replace("ชื่อไม่ตรง", "\"ชื่อไม่ตรง\"") + "\n")
                .collect(Collectors.joining());
        assertThat(saved).isNotEqualTo(text);
        assertThat(format.readAnswer("any.csv", saved.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sampleAnswer());
    }

    @Test
    void an_answer_whose_rows_are_neither_ours_nor_equally_wide_is_refused() throws Exception {
        String text = new String(format.writeAnswer(sampleAnswer()), StandardCharsets.UTF_8);
        byte[] changed = text.replace("CWF-1\r", "CWF-,\r").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> format.readAnswer("any.csv", changed))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("rows of several widths");
    }

    @Test
    void an_answer_without_its_column_names_is_refused_and_shows_no_whole_id() throws Exception {
        String text = new String(format.writeAnswer(sampleAnswer()), StandardCharsets.UTF_8);
        String without = Arrays.stream(text.split("\r\n"))
                .filter(row -> !row.contains("หมายเหตุ remark"))
                .map(row -> row + "\r\n")
                .collect(Collectors.joining());
        assertThat(without).isNotEqualTo(text).contains("-0000-000");
        assertThatThrownBy(() -> format.readAnswer("any.csv", without.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        e -> assertThat(e.problems())
                                .allSatisfy(p -> assertThat(p.found()).doesNotContain("0000")))
                .hasMessageContaining("x-xxxx-xxxx");
    }

    @Test
    void a_remark_that_the_clerk_typed_undisarmed_is_taken_as_typed() throws Exception {
        String text = new String(format.writeAnswer(sampleAnswer()), StandardCharsets.UTF_8);
        byte[] typed = text.replace("ชื่อไม่ตรง", "-").getBytes(StandardCharsets.UTF_8);
        assertThat(format.readAnswer("any.csv", typed).lines().get(3).cause()).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+66",
                "-5",
                "@x",
                "\tx",
                "\rx",
                "\nx",
                " =1",
                "\u00a0=1",
                "\u3000@x",
                "\u200b=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "﹢1",
                "\u22125",
                "'",
                "'=1",
                "''",
                " 'x' ",
                "\ufeff=1"
            })
    void a_text_that_a_spreadsheet_would_run_is_disarmed_and_comes_back(String text) {
        String cell = Disarmed.of(text);
        if (!text.startsWith(" '")) {
            assertThat(cell).isEqualTo("'" + text);
        }
        assertThat(Disarmed.back(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ก", "น้ำ", "a=b", "1-2345", " ก", "x@y", "200.00"})
    void any_other_text_stays_as_it_is(String text) {
        assertThat(Disarmed.of(text)).isEqualTo(text);
        assertThat(Disarmed.back(text)).isEqualTo(text);
    }
}

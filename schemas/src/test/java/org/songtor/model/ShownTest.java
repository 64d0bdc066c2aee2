package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void of_a_long_number_the_last_four_digits_stand_wherever_it_is() {
        assertThat(Shown.masked("3990000010002,นาย,สมชาย,nsf,100.00")).isEqualTo("xxxxxxxxx0002,นาย,สมชาย,nsf,100.00");
        assertThat(Shown.masked("3-9900-00010-00-2")).isEqualTo("x-xxxx-xxxx0-00-2");
        assertThat(Shown.masked("๓๙๙๐๐๐๐๐๑๐๐๐๒ 100")).doesNotContain("๓๙๙").endsWith("100");
        assertThat(Shown.masked("999999999.99")).isEqualTo("999999999.99");
    }

    @Test
    void the_name_of_a_file_stays_to_be_read_and_no_id_passes_for_a_reference() {
        String ref = PaymentReference.ofNumber(1).value();
        String said = "CWX-" + ref + "-000002.xlsx.part: permission denied";
        assertThat(Shown.masked(said)).isEqualTo(said);
        assertThat(Shown.masked(ref + "-3990000010002")).isEqualTo(ref + "-xxxxxxxxx0002");
        assertThat(Shown.masked("ST3990000010002")).isEqualTo("STxxxxxxxxx0002");
        assertThat(Shown.masked("ST0000000188"))
                .as("its check digits are wrong")
                .isEqualTo("STxxxxxx0188");
        for (String rest : List.of("123", "-123", " 1 23")) {
            assertThat(digits(Shown.masked(ref + rest))).as(rest).isEqualTo(4);
        }
    }

    @Test
    void an_id_is_hidden_in_each_of_its_spellings() {
        for (String id : SPELLINGS) {
            String said = "ของ " + id + " ครับ";
            assertThat(digits(Shown.masked(said))).as(id).isEqualTo(4);
            assertThat(digits(Shown.withoutIds(said))).as(id).isEqualTo(4);
        }
    }

    private static final List<String> SPELLINGS = List.of(
            "3990000010002",
            "3-9900-00010-00-2",
            "3 9900 00010 00 2",
            "3 - 9900 - 00010 - 00 - 2",
            "3–9900–00010–00–2",
            "3\u00A09900\u00A000010\u00A000\u00A02",
            "3\t9900\t00010\t00\t2",
            "3.9900.00010.00.2",
            "3/9900/00010/00/2",
            "3_9900_00010_00_2",
            "3,990,000,010,002",
            "๓๙๙๐๐๐๐๐๑๐๐๐๒",
            "๓-๙๙๐๐-๐๐๐๑๐-๐๐-๒",
            "３９９０００００１０００２",
            "𝟑𝟗𝟗𝟎𝟎𝟎𝟎𝟎𝟏𝟎𝟎𝟎𝟐",
            "39900 00010 002");

    private static long digits(String text) {
        return text.codePoints().filter(Character::isDigit).count();
    }

    @Test
    void amounts_days_and_accounts_are_no_ids() {
        for (String text :
                List.of("1,234,567,890.25", "21/11/2569 6550.30", "2569-11-21", "020-0-00000-1", "12345678.90")) {
            assertThat(Shown.withoutIds(text)).isEqualTo(text);
        }
        assertThat(Shown.masked("21/11/2569 6550.30")).isEqualTo("21/11/2569 6550.30");
    }

    @Test
    void no_cut_makes_a_short_number_of_a_long_one() {
        for (String id : SPELLINGS) {
            for (int before = 150; before <= 210; before++) {
                String masked = Shown.masked("ก".repeat(before) + id + "ข");
                assertThat(masked.codePointCount(0, masked.length())).isLessThanOrEqualTo(200);
                assertThat(digits(masked)).as("%s at %s", id, before).isLessThanOrEqualTo(4);
            }
        }
        assertThat(digits(Shown.masked("ก".repeat(195) + "9".repeat(1_000)))).isZero();
    }

    @Test
    void what_cannot_be_seen_or_stored_becomes_a_sign() {
        assertThat(Shown.plain("a\0b\u001Bc\u202Ed\uD800e\u2028f😀ก")).isEqualTo("a�b�c�d�e�f😀ก");
    }

    @Test
    void a_cut_never_halves_a_character() {
        assertThat(Shown.masked("😀".repeat(300))).isEqualTo("😀".repeat(200));
    }

    @Test
    void a_problem_is_always_storable_and_short() {
        Problem problem = Problem.ofFile(ProblemCode.BAD_HEADER, "xl/\u0007" + "ก".repeat(500), "a\0\uD83Db", "");
        assertThat(problem.found()).isEqualTo("a��b");
        assertThat(problem.field()).startsWith("xl/�ก").hasSize(80);
    }
}

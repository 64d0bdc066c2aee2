package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;

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

package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchState;
import org.songtor.model.FundRules;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt.Count;
import org.songtor.model.Satang;

/** The trade's own scenarios of a month's batch, S1 to S6 and S21, through the real check; the others stand in the classes named after their subject. */
class ScenariosTest {
    @TempDir
    private Path folder;

    private Wiang wiang;

    @BeforeEach
    void wiang() {
        wiang = new Wiang(folder);
    }

    @Test
    void s01_257_lines_of_100_baht_are_25_700_baht() throws Exception {
        everybodyPays(257);
        Ran checked = wiang.check();
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.receipt().accepted()).isEqualTo(new Count(257, Wiang.baht("25700.00")));
    }

    @Test
    void s02_twelve_months_held_in_trust_are_what_december_passes_on() throws Exception {
        Satang held = Satang.ZERO;
        for (int month = 1; month <= 12; month++) {
            wiang = new Wiang(folder).rule("nsf", Wiang.held());
            wiang.period = "2569-%02d".formatted(month);
            everybodyPays(257);
            Ran checked = wiang.check();
            assertThat(checked.labels()).containsOnly(Label.HELD_IN_TRUST);
            assertThat(checked.receipt().accepted()).isEqualTo(Count.NONE);
            held = held.plus(checked.receipt().held().amount());
        }
        assertThat(held).isEqualTo(Wiang.baht("308400.00")).isEqualTo(Satang.ofBaht(257 * 1_200));
    }

    @Test
    void s03_one_of_257_is_missing_and_is_named() throws Exception {
        everybodyPays(256);
        Member absent = wiang.member(257, "nsf");
        Ran checked = wiang.check();
        assertThat(checked.missing()).singleElement().satisfies(item -> {
            assertThat(item.label()).isEqualTo(Label.MISSING_FROM_BATCH);
            assertThat(item.note())
                    .as("the scheme by its code, which each page reads in its language")
                    .isEqualTo(absent.name().full() + " · nsf");
        });
        assertThat(checked.codes()).containsExactly(ProblemCode.MISSING_MEMBER);
    }

    @Test
    void s04_noon_on_the_3rd_is_in_time_and_a_second_later_is_a_missed_pledge() throws Exception {
        wiang.keepsItsHours();
        wiang.line(wiang.member(1, "nsf"), "nsf", "100", "collected_at=2569-11-03 12:00:00")
                .line(wiang.member(2, "nsf"), "nsf", "100", "collected_at=2569-11-03 12:00:01");
        Ran checked = wiang.check();
        assertThat(checked.labels()).containsExactly(Label.WAITING, Label.REFUSED_AT_INTAKE);
        assertThat(checked.codes()).containsExactly(ProblemCode.AFTER_SESSION);
        assertThat(checked.problems().get(0))
                .as("as the file writes it, in its own era")
                .extracting(Problem::found, Problem::expected)
                .containsExactly("2569-11-03 12:00:01", "2569-11-03 12:00");
    }

    @Test
    void s04_the_boundary_is_the_funds_own() throws Exception {
        wiang.session =
                Optional.of(new FundRules.Session(4, java.time.LocalTime.of(9, 0), java.time.LocalTime.of(15, 30)));
        wiang.line(wiang.member(1, "nsf"), "nsf", "100", "collected_at=2569-11-04 15:30:00");
        assertThat(wiang.check().codes()).isEmpty();
    }

    @Test
    void s05_a_line_for_last_month_is_refused_where_the_fund_admits_no_back_dating() throws Exception {
        wiang.line(wiang.member(1, "nsf"), "nsf", "100", "period=2569-10");
        assertThat(wiang.check().codes()).isEmpty();
        wiang.keepsItsHours();
        Ran checked = wiang.check();
        assertThat(checked.codes()).containsExactly(ProblemCode.BACK_DATED);
        assertThat(checked.labels()).containsExactly(Label.REFUSED_AT_INTAKE);
    }

    @Test
    void s06_three_misses_in_a_row_are_warning_warning_and_the_end() throws Exception {
        assertThat(missed("2569-11")).containsExactly(ProblemCode.MISSED_PLEDGE);
        assertThat(missed("2569-10", "2569-11")).containsExactly(ProblemCode.MISSED_PLEDGE);
        assertThat(missed("2569-09", "2569-10", "2569-11")).containsExactly(ProblemCode.MEMBERSHIP_ENDS);
    }

    @Test
    void s06_a_month_in_which_the_fund_passed_nothing_on_is_nobodys_miss() throws Exception {
        wiang.keepsItsHours();
        Member faithful = wiang.member(1, "nsf");
        wiang.member(2, "nsf");
        wiang.paid(faithful, "nsf", "2569-08", "100").line(faithful, "nsf", "100");
        Problem told = wiang.check().problems().get(0);
        assertThat(told.code()).isEqualTo(ProblemCode.MISSED_PLEDGE);
        assertThat(told.expected()).isEqualTo("2 / 3");
    }

    /** What November's check says of a member who paid until July and then missed these months; the other member always paid. */
    private List<ProblemCode> missed(String... months) throws Exception {
        wiang = new Wiang(folder).keepsItsHours();
        Member faithful = wiang.member(1, "nsf");
        Member careless = wiang.member(2, "nsf");
        for (String month : List.of("2569-07", "2569-08", "2569-09", "2569-10")) {
            wiang.paid(faithful, "nsf", month, "100");
            if (!Set.of(months).contains(month)) {
                wiang.paid(careless, "nsf", month, "100");
            }
        }
        return wiang.line(faithful, "nsf", "100").check().codes();
    }

    @Test
    void s21_39_in_the_header_and_38_in_the_list_pass_nothing_on() throws Exception {
        everybodyPays(38);
        wiang.count = Optional.of("39");
        Ran checked = wiang.check();
        assertThat(checked.state()).isEqualTo(BatchState.REFUSED);
        assertThat(checked.codes()).containsExactly(ProblemCode.COUNT_MISMATCH);
        assertThat(checked.lines()).isEmpty();
    }

    private void everybodyPays(int members) {
        for (int i = 1; i <= members; i++) {
            wiang.line(wiang.member(i, "nsf"), "nsf", "100.00");
        }
    }
}

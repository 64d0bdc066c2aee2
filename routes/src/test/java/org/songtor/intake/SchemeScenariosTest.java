package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemTexts;
import org.songtor.model.Satang;
import org.songtor.model.Shares;

/** The trade's own scenarios of what schemes ask of a member and a fund, S12, S13, S16 and S17, through the real check. */
class SchemeScenariosTest {
    @TempDir
    private Path folder;

    private Wiang wiang;

    @BeforeEach
    void wiang() {
        wiang = new Wiang(folder);
    }

    @Test
    void s12_shares_of_the_welfare_fund_make_200_baht_or_the_line_is_refused() throws Exception {
        assertThat(welfare("200", "200", "0", Optional.empty())).isEmpty();
        assertThat(welfare("200", "150", "50", Optional.empty())).isEmpty();
        assertThat(welfare("200", "0", "200", Optional.empty())).isEmpty();
        assertThat(welfare("200", "150", "0", Optional.empty())).containsExactly(ProblemCode.SHARES_DIFFER);
        assertThat(welfare("150", "150", "0", Optional.empty())).containsExactly(ProblemCode.NOT_THE_AMOUNT);
    }

    @Test
    void s12_who_bears_how_much_is_the_funds_rule_of_the_year() throws Exception {
        Optional<Shares> sponsorPaysAll = Optional.of(new Shares(Satang.ZERO, Satang.ofBaht(200)));
        assertThat(welfare("200", "0", "200", sponsorPaysAll)).isEmpty();
        assertThat(welfare("200", "150", "50", sponsorPaysAll)).containsExactly(ProblemCode.SHARES_NOT_AS_RULED);
    }

    private List<ProblemCode> welfare(String amount, String member, String sponsor, Optional<Shares> ruled)
            throws Exception {
        wiang = new Wiang(folder).rule("cwf", Wiang.welfare(ruled));
        wiang.today = LocalDate.of(2026, 1, 20);
        wiang.period = "2569-01";
        wiang.line(wiang.member(1, "cwf"), "cwf", amount, "member_share=" + member, "sponsor_share=" + sponsor);
        return wiang.check().codes();
    }

    @Test
    void s13_handed_over_on_5_february_is_on_time_and_on_the_6th_is_late() throws Exception {
        assertThat(handedOver(5)).isEmpty();
        assertThat(handedOver(6)).singleElement().satisfies(late -> {
            assertThat(late.code()).isEqualTo(ProblemCode.HANDED_OVER_LATE);
            assertThat(late.found()).isEqualTo("2569-02-06");
            assertThat(late.expected()).isEqualTo("2569-02-05");
            assertThat(ProblemTexts.what(late, Locale.ENGLISH)).endsWith("LATE.");
        });
    }

    private List<Problem> handedOver(int february) throws Exception {
        wiang = new Wiang(folder).rule("cwf", Wiang.welfare(Optional.empty()));
        wiang.today = LocalDate.of(2026, 2, february);
        wiang.period = "2569-01";
        wiang.line(wiang.member(1, "cwf"), "cwf", "200", "collected_at=2569-01-30")
                .line(wiang.member(2, "cwf"), "cwf", "200");
        Ran checked = wiang.check();
        assertThat(checked.labels()).containsOnly(Label.WAITING);
        return checked.problems();
    }

    @Test
    void s13_money_taken_after_30_january_waits_for_a_person() throws Exception {
        wiang.rule("cwf", Wiang.welfare(Optional.empty()));
        wiang.period = "2569-01";
        wiang.today = LocalDate.of(2026, 2, 1);
        wiang.line(wiang.member(1, "cwf"), "cwf", "200", "collected_at=2569-01-31 08:00");
        Ran checked = wiang.check();
        assertThat(checked.codes()).containsExactly(ProblemCode.OUTSIDE_PAYMENT_DAYS);
        assertThat(checked.problems().get(0).found()).isEqualTo("2569-01-31");
    }

    @Test
    void s16_an_nsf_line_of_a_member_under_section_40_option_2_waits_and_option_1_goes_on() throws Exception {
        Member two = wiang.member(1, "nsf", "sso40-2");
        Member one = wiang.member(2, "nsf", "sso40-1");
        wiang.line(two, "nsf", "100")
                .line(two, "sso40-2", "100")
                .line(one, "nsf", "100")
                .line(one, "sso40-1", "70");
        Ran checked = wiang.check();
        assertThat(checked.codes()).containsExactly(ProblemCode.EXCLUDED_SCHEMES);
        assertThat(checked.labels())
                .containsExactly(Label.HELD_FOR_REVIEW, Label.WAITING, Label.WAITING, Label.WAITING);
    }

    @Test
    void s16_also_where_the_other_scheme_is_paid_through_another_fund_which_is_not_named() throws Exception {
        Member member = wiang.member(1, "nsf");
        wiang.rosters.elsewhere.add(Wiang.payment(member, "sso40-2", "2569-11", "100"));
        Ran checked = wiang.line(member, "nsf", "100").check();
        assertThat(checked.codes()).containsExactly(ProblemCode.EXCLUDED_SCHEMES);
        assertThat(checked.problems().toString()).doesNotContain("dokkhamtai");
    }

    @Test
    void s17_taweerak_of_a_trader_waits() throws Exception {
        wiang.line(wiang.member(1, LocalDate.of(1980, 5, 1), "ค้าขาย", "taweerak"), "taweerak", "100");
        Ran checked = wiang.check();
        assertThat(checked.codes()).containsExactly(ProblemCode.WRONG_OCCUPATION);
        assertThat(checked.labels()).containsExactly(Label.HELD_FOR_REVIEW);
    }
}

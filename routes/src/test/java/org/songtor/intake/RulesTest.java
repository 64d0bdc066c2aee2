package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.port.BatchStore.LineContent;

/** Each rule through the real check, on both sides of its boundary. */
class RulesTest {
    @TempDir
    private Path folder;

    private Wiang wiang;

    @BeforeEach
    void wiang() {
        wiang = new Wiang(folder);
    }

    @Test
    void the_schemes_floor_and_the_funds_floor_are_two_rules() throws Exception {
        wiang.rule("nsf", "100", "1200");
        assertThat(paying("nsf", "100")).isEmpty();
        assertThat(paying("nsf", "99.99")).containsExactly(ProblemCode.BELOW_FUND_LEAST);
        assertThat(paying("nsf", "49.99")).containsExactly(ProblemCode.BELOW_LEAST, ProblemCode.BELOW_FUND_LEAST);
        assertThat(paying("nsf", "1200")).isEmpty();
    }

    @Test
    void a_fund_that_takes_only_the_year_at_once_takes_no_other_amount() throws Exception {
        wiang.rule("nsf", null, "1200");
        assertThat(paying("nsf", "1200")).isEmpty();
        assertThat(paying("nsf", "100")).containsExactly(ProblemCode.BELOW_FUND_LEAST);
    }

    @Test
    void a_past_period_is_valued_at_its_own_rate() throws Exception {
        wiang.terms(
                "sso40-1",
                "sso/s40",
                rate("2561-01", "2565-04", "70"),
                rate("2565-05", "2565-07", "42"),
                rate("2565-08", null, "70"));
        assertThat(paying("sso40-1", "70")).isEmpty();
        assertThat(paying("sso40-1", "42")).containsExactly(ProblemCode.NOT_THE_AMOUNT);
        assertThat(paying("sso40-1", "42", "period=2565-06")).isEmpty();
        assertThat(paying("sso40-1", "70", "period=2565-06")).containsExactly(ProblemCode.NOT_THE_AMOUNT);
        assertThat(paying("sso40-1", "70", "period=2560-12")).containsExactly(ProblemCode.NO_TERMS);
    }

    private static SchemeTerms rate(String from, String until, String baht) {
        return new SchemeTerms(
                Period.of(from),
                Optional.ofNullable(until).map(Period::of),
                Wiang.baht("1"),
                Optional.of(Wiang.baht("500")),
                Optional.of(Wiang.baht(baht)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                "");
    }

    @Test
    void the_most_of_one_deposit_is_inside() throws Exception {
        wiang.terms(
                "family-life",
                "gsb/pain.001",
                new SchemeTerms(
                        Period.of("2540-01"),
                        Optional.empty(),
                        Wiang.baht("1"),
                        Optional.of(Wiang.baht("500")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        ""));
        assertThat(paying("family-life", "500")).isEmpty();
        assertThat(paying("family-life", "500.01")).containsExactly(ProblemCode.ABOVE_MOST);
    }

    @Test
    void the_yearly_ceiling_runs_over_months_batches_and_funds() throws Exception {
        Member member = wiang.member(1, "nsf");
        wiang.paid(member, "nsf", "2569-01", "10000").paid(member, "nsf", "2568-12", "30000");
        wiang.rosters.elsewhere.add(Wiang.payment(member, "nsf", "2569-02", "10000"));
        assertThat(codes(wiang.line(member, "nsf", "10000").check())).isEmpty();
        wiang.line(member, "nsf", "0.01", "period=2569-10");
        Ran checked = wiang.check();
        assertThat(codes(checked)).containsExactly(ProblemCode.BELOW_LEAST, ProblemCode.ABOVE_YEARLY);
        assertThat(checked.problems().get(1).expected()).isEqualTo("0.00");
    }

    @Test
    void a_refused_line_does_not_count_into_the_year() throws Exception {
        Member member = wiang.member(1, "nsf");
        wiang.line(member, "nsf", "30000", "period=2569-09")
                .line(member, "nsf", "30000", "period=2569-10")
                .line(member, "nsf", "100", "period=2568-11");
        assertThat(labels(wiang.check())).containsExactly(Label.WAITING, Label.REFUSED_AT_INTAKE, Label.WAITING);
    }

    @Test
    void ages_are_full_years_on_the_day_of_the_deposit() throws Exception {
        assertThat(born(LocalDate.of(2011, 11, 3))).isEmpty();
        assertThat(born(LocalDate.of(2011, 11, 4))).containsExactly(ProblemCode.OUTSIDE_AGES);
        assertThat(born(LocalDate.of(1965, 11, 4))).isEmpty();
        assertThat(born(LocalDate.of(1965, 11, 3))).containsExactly(ProblemCode.OUTSIDE_AGES);
    }

    private List<ProblemCode> born(LocalDate day) throws Exception {
        wiang = new Wiang(folder);
        wiang.line(wiang.member(1, day, "เกษตรกร", "nsf"), "nsf", "100", "collected_at=2569-11-03 10:00");
        return codes(wiang.check());
    }

    @Test
    void without_birth_dates_nobodys_age_is_judged_and_the_batch_says_so_once() throws Exception {
        wiang.line(wiang.member(1, (LocalDate) null, "", "nsf"), "nsf", "100")
                .line(wiang.member(2, (LocalDate) null, "", "nsf"), "nsf", "100");
        Ran checked = wiang.check();
        assertThat(labels(checked)).containsOnly(Label.WAITING);
        assertThat(checked.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.NO_BIRTH_DATES);
            assertThat(p.found()).isEqualTo("2 คน · 2 members");
        });
    }

    @Test
    void a_payment_through_another_fund_waits_and_the_fund_is_not_named() throws Exception {
        Member member = wiang.member(1, "nsf");
        wiang.rosters.elsewhere.add(Wiang.payment(member, "nsf", "2569-11", "100"));
        Ran checked = wiang.line(member, "nsf", "100").check();
        assertThat(codes(checked)).containsExactly(ProblemCode.PAID_ELSEWHERE);
        assertThat(labels(checked)).containsExactly(Label.HELD_FOR_REVIEW);
    }

    @Test
    void the_same_payment_for_another_month_is_no_duplicate() throws Exception {
        Member member = wiang.member(1, "nsf");
        wiang.paid(member, "nsf", "2569-10", "100").line(member, "nsf", "100");
        assertThat(codes(wiang.check())).isEmpty();
        wiang.line(member, "nsf", "100", "period=2569-10");
        assertThat(codes(wiang.check())).containsExactly(ProblemCode.DUPLICATE_LINE);
    }

    @Test
    void a_batch_that_looks_like_an_earlier_one_is_one_question_and_nothing_goes_on() throws Exception {
        Member one = wiang.member(1, "nsf");
        Member other = wiang.member(2, "nsf");
        wiang.paid(one, "nsf", "2569-11", "100").paid(other, "nsf", "2569-11", "100");
        wiang.alike = Optional.of(new BatchId(3));
        Ran checked = wiang.line(one, "nsf", "100").line(other, "nsf", "100").check();
        assertThat(codes(checked)).containsExactly(ProblemCode.LOOKS_LIKE);
        assertThat(labels(checked)).containsOnly(Label.HELD_FOR_REVIEW);
        assertThat(checked.missing()).singleElement().satisfies(item -> {
            assertThat(item.subject()).isEqualTo("batch:7");
            assertThat(item.satangAtRisk()).isEqualTo(20_000);
            assertThat(item.note()).contains("B000003");
        });
    }

    @Test
    void the_fingerprint_knows_payments_and_not_their_order_or_labels() throws Exception {
        Member one = wiang.member(1, "nsf");
        Member other = wiang.member(2, "nsf");
        var straight = wiang.line(one, "nsf", "100")
                .line(other, "nsf", "200")
                .check()
                .result()
                .fingerprint();
        var turned = new Wiang(folder);
        turned.members.addAll(wiang.members);
        var same = turned.line(other, "nsf", "200", "member_no=W002")
                .line(one, "nsf", "100")
                .check();
        assertThat(same.result().fingerprint()).isEqualTo(straight).isPresent();
        var changed = new Wiang(folder);
        changed.members.addAll(wiang.members);
        assertThat(changed.line(one, "nsf", "200")
                        .line(other, "nsf", "100")
                        .check()
                        .result()
                        .fingerprint())
                .isNotEqualTo(straight);
    }

    @Test
    void a_ledgers_line_is_completed_from_the_roster() throws Exception {
        Member member = wiang.member(1, "nsf");
        Ran checked = wiang.row("100", "member_no=W001", "scheme=nsf").check();
        assertThat(codes(checked)).isEmpty();
        LineContent.Good good = (LineContent.Good) checked.lines().get(0).raw();
        assertThat(good.line().person()).isEqualTo(member.person().orElseThrow());
        assertThat(good.line().name()).isEqualTo(member.name());
        assertThat(good.line().details().memberNo()).contains("W001");
    }

    @Test
    void a_number_that_is_no_members_or_whose_member_has_no_id_refuses_its_line() throws Exception {
        Member plain = wiang.member(1, "nsf");
        wiang.members.add(new Member(
                "W002",
                Member.Kind.INDIVIDUAL,
                Optional.empty(),
                plain.name(),
                "",
                Optional.empty(),
                plain.enrolments(),
                plain.references()));
        wiang.row("100", "member_no=W002", "scheme=nsf")
                .row("100", "member_no=W003", "scheme=nsf")
                .row("100", "scheme=nsf")
                .line(plain, "nsf", "100");
        Ran checked = wiang.check();
        assertThat(codes(checked))
                .startsWith(ProblemCode.MEMBER_WITHOUT_ID, ProblemCode.UNKNOWN_MEMBER, ProblemCode.MISSING_VALUE);
        assertThat(labels(checked))
                .containsExactly(
                        Label.REFUSED_AT_INTAKE, Label.REFUSED_AT_INTAKE, Label.REFUSED_AT_INTAKE, Label.WAITING);
    }

    @Test
    void a_name_or_an_id_that_is_not_the_numbers_own_refuses_its_line() throws Exception {
        Member one = wiang.member(1, "nsf");
        wiang.member(2, "nsf");
        wiang.row("100", "member_no=W001", "first_name=สมชาย", "scheme=nsf").line(one, "nsf", "100", "member_no=W002");
        Ran checked = wiang.check();
        assertThat(codes(checked)).startsWith(ProblemCode.MEMBER_CONTRADICTS, ProblemCode.MEMBER_CONTRADICTS);
        assertThat(labels(checked)).containsOnly(Label.REFUSED_AT_INTAKE);
    }

    @Test
    void a_desk_means_the_scheme_that_the_funds_rules_say() throws Exception {
        wiang.desks.put(6, SchemeCode.of("family-life"));
        wiang.member(1, "family-life");
        Ran checked = wiang.row("100", "member_no=W001", "desk=๖").check();
        assertThat(checked.lines().get(0).profile().toString()).isEqualTo("gsb/pain.001");
        assertThat(codes(wiang.row("100", "member_no=W001", "desk=5").check()))
                .containsExactly(ProblemCode.UNKNOWN_DESK);
    }

    @Test
    void what_a_fund_says_of_a_line_must_be_readable() throws Exception {
        assertThat(paying("nsf", "100", "period=2026-11")).containsExactly(ProblemCode.BAD_LINE_PERIOD);
        assertThat(paying("nsf", "100", "collected_at=31/02/2569")).containsExactly(ProblemCode.BAD_COLLECTED_AT);
        assertThat(paying("nsf", "100", "collected_at=2569-02-29 10:00")).containsExactly(ProblemCode.BAD_COLLECTED_AT);
        assertThat(paying("nsf", "100", "collected_at=2567-02-29 10:00")).isEmpty();
        assertThat(paying("nsf", "100", "collected_at=2024-02-29T10:00:01")).isEmpty();
        assertThat(paying("nsf", "100", "member_share=100")).containsExactly(ProblemCode.BAD_SHARES);
    }

    @Test
    void a_ledger_of_a_year_is_of_its_last_month() throws Exception {
        wiang.period = "2569";
        Member member = wiang.member(1, "nsf");
        wiang.line(member, "nsf", "100", "period=2569-01").line(member, "nsf", "100", "period=2569-03");
        Ran checked = wiang.check();
        assertThat(codes(checked)).isEmpty();
        assertThat(checked.receipt().period()).isEqualTo("2569-03");
        assertThat(codes(wiang.line(member, "nsf", "100").check())).containsExactly(ProblemCode.BAD_PERIOD);
    }

    @Test
    void who_paid_the_year_at_once_is_missing_in_no_month_of_it() throws Exception {
        wiang.rule("nsf", "100", "1200");
        Member monthly = wiang.member(1, "nsf");
        Member yearly = wiang.member(2, "nsf");
        wiang.paid(yearly, "nsf", "2569-01", "1200").line(monthly, "nsf", "100");
        assertThat(wiang.check().missing()).isEmpty();
        wiang.rosters.paid.clear();
        assertThat(wiang.check().missing()).hasSize(1);
    }

    @Test
    void a_failure_of_whoever_takes_the_lines_is_not_the_files() throws Exception {
        wiang.line(wiang.member(1, "nsf"), "nsf", "100");
        var run = wiang.check(wiang.rosters).check(wiang.received(Wiang.FUND), wiang.file());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> run.lines(line -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(wiang.check().state()).isEqualTo(BatchState.CHECKED);
    }

    private List<ProblemCode> paying(String scheme, String baht, String... more) throws Exception {
        Wiang fresh = new Wiang(folder);
        fresh.schemes.putAll(wiang.schemes);
        fresh.schemeRules.putAll(wiang.schemeRules);
        fresh.line(fresh.member(1, scheme), scheme, baht, more);
        return codes(fresh.check());
    }

    private static List<ProblemCode> codes(Ran checked) {
        return checked.problems().stream().map(Problem::code).toList();
    }

    private static List<Label> labels(Ran checked) {
        return checked.lines().stream().map(l -> l.label()).toList();
    }
}

package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.agency.baac.BaacFormat;
import org.songtor.agency.baac.BaacSmartCredit;
import org.songtor.agency.gsb.GsbFormat;
import org.songtor.agency.nsf.NsfFormat;
import org.songtor.approval.Quorum;
import org.songtor.approval.Signature;
import org.songtor.approval.Tiers;
import org.songtor.match.Evidence;
import org.songtor.match.Labels;
import org.songtor.match.LineFacts;
import org.songtor.match.Said;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.BatchState;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Fund;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Receipt.Count;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Shares;
import org.songtor.port.AgencyFormat;
import org.songtor.port.CheckOnly.Preview;

/** The trade's own scenarios, S1 to S25, each through the real check where it is about a batch. */
class ScenariosTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 5);
    private static final List<ApprovalTier> TIERS = List.of(
            new ApprovalTier(Satang.ofBaht(20_000), "chair"), new ApprovalTier(Satang.ofBaht(50_000), "committee"));

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
            assertThat(labels(checked)).containsOnly(Label.HELD_IN_TRUST);
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
            assertThat(item.note()).contains(absent.name().full());
        });
        assertThat(codes(checked)).containsExactly(ProblemCode.MISSING_MEMBER);
    }

    @Test
    void s04_noon_on_the_3rd_is_in_time_and_a_second_later_is_a_missed_pledge() throws Exception {
        wiang.keepsItsHours();
        wiang.line(wiang.member(1, "nsf"), "nsf", "100", "collected_at=2569-11-03 12:00:00")
                .line(wiang.member(2, "nsf"), "nsf", "100", "collected_at=2569-11-03 12:00:01");
        Ran checked = wiang.check();
        assertThat(labels(checked)).containsExactly(Label.WAITING, Label.REFUSED_AT_INTAKE);
        assertThat(codes(checked)).containsExactly(ProblemCode.AFTER_SESSION);
    }

    @Test
    void s04_the_boundary_is_the_funds_own() throws Exception {
        wiang.session =
                Optional.of(new FundRules.Session(4, java.time.LocalTime.of(9, 0), java.time.LocalTime.of(15, 30)));
        wiang.line(wiang.member(1, "nsf"), "nsf", "100", "collected_at=2569-11-04 15:30:00");
        assertThat(codes(wiang.check())).isEmpty();
    }

    @Test
    void s05_a_line_for_last_month_is_refused_where_the_fund_admits_no_back_dating() throws Exception {
        wiang.line(wiang.member(1, "nsf"), "nsf", "100", "period=2569-10");
        assertThat(codes(wiang.check())).isEmpty();
        wiang.keepsItsHours();
        Ran checked = wiang.check();
        assertThat(codes(checked)).containsExactly(ProblemCode.BACK_DATED);
        assertThat(labels(checked)).containsExactly(Label.REFUSED_AT_INTAKE);
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
        return codes(wiang.line(faithful, "nsf", "100").check());
    }

    @Test
    void s08_the_amount_decides_whose_order_it_takes() {
        assertThat(tier("19200")).contains("chair");
        assertThat(tier("20400")).contains("committee");
        assertThat(tier("49200")).contains("committee");
        assertThat(tier("50400")).isEmpty();
    }

    @Test
    void s09_exactly_20_000_and_50_000_are_inside_their_tiers() {
        assertThat(tier("20000")).contains("chair");
        assertThat(tier("20000.01")).contains("committee");
        assertThat(tier("50000")).contains("committee");
        assertThat(tier("50000.01")).isEmpty();
    }

    private static Optional<String> tier(String baht) {
        return Tiers.of(TIERS, Wiang.baht(baht)).map(ApprovalTier::role);
    }

    @Test
    void s10_two_signatures_without_the_chairs_release_nothing() {
        assertThat(Quorum.TWO_WITH_THE_CHAIR.missing(
                        TIERS, Wiang.baht("19200"), List.of(signed("treasurer"), signed("committee"))))
                .contains(Quorum.Reason.WITHOUT_THE_CHAIR);
        assertThat(Quorum.TWO_WITH_THE_CHAIR.missing(
                        TIERS, Wiang.baht("19200"), List.of(signed("treasurer"), signed("chair"))))
                .isEmpty();
    }

    @Test
    void s11_a_chair_whose_term_ended_cannot_sign() {
        Signature late = new Signature("chair", "chair", DAY, DAY.minusYears(2), Optional.of(DAY.minusDays(1)));
        assertThat(Quorum.TWO_WITH_THE_CHAIR.missing(TIERS, Wiang.baht("19200"), List.of(signed("treasurer"), late)))
                .contains(Quorum.Reason.NOT_IN_OFFICE);
    }

    private static Signature signed(String role) {
        return new Signature(role, role, DAY, DAY.minusYears(1), Optional.of(DAY.plusYears(1)));
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
        return codes(wiang.check());
    }

    @Test
    void s13_handed_over_on_5_february_is_on_time_and_on_the_6th_is_late() throws Exception {
        assertThat(handedOver(5)).isEmpty();
        assertThat(handedOver(6)).singleElement().satisfies(late -> {
            assertThat(late.code()).isEqualTo(ProblemCode.HANDED_OVER_LATE);
            assertThat(late.found()).startsWith("LATE");
        });
    }

    private List<Problem> handedOver(int february) throws Exception {
        wiang = new Wiang(folder).rule("cwf", Wiang.welfare(Optional.empty()));
        wiang.today = LocalDate.of(2026, 2, february);
        wiang.period = "2569-01";
        wiang.line(wiang.member(1, "cwf"), "cwf", "200", "collected_at=2569-01-30")
                .line(wiang.member(2, "cwf"), "cwf", "200");
        Ran checked = wiang.check();
        assertThat(labels(checked)).containsOnly(Label.WAITING);
        return checked.problems();
    }

    @Test
    void s13_money_taken_after_30_january_waits_for_a_person() throws Exception {
        wiang.rule("cwf", Wiang.welfare(Optional.empty()));
        wiang.period = "2569-01";
        wiang.today = LocalDate.of(2026, 2, 1);
        wiang.line(wiang.member(1, "cwf"), "cwf", "200", "collected_at=2569-01-31 08:00");
        assertThat(codes(wiang.check())).containsExactly(ProblemCode.OUTSIDE_PAYMENT_DAYS);
    }

    @Test
    void s15_what_a_member_also_paid_at_the_counter_comes_to_the_treasurer() {
        LineFacts line = new LineFacts(
                1,
                Satang.ofBaht(100),
                List.of(new Said(Answer.LineVerdict.DUPLICATE, Satang.ZERO, Optional.empty(), 1)));
        Evidence.File file = new Evidence.File(
                new FileId(1),
                PaymentReference.ofNumber(1),
                FileState.ANSWERED,
                Optional.of(Instant.MAX),
                List.of(Answer.Verdict.PROCESSED),
                List.of(line));
        assertThat(Labels.label(new Evidence(List.of(file), List.of()), Instant.EPOCH))
                .singleElement()
                .satisfies(labelled -> {
                    assertThat(labelled.label()).isEqualTo(Label.ALREADY_PAID);
                    assertThat(labelled.label().need()).isEqualTo(Label.Need.DECISION);
                });
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
        assertThat(codes(checked)).containsExactly(ProblemCode.EXCLUDED_SCHEMES);
        assertThat(labels(checked)).containsExactly(Label.HELD_FOR_REVIEW, Label.WAITING, Label.WAITING, Label.WAITING);
    }

    @Test
    void s16_also_where_the_other_scheme_is_paid_through_another_fund_which_is_not_named() throws Exception {
        Member member = wiang.member(1, "nsf");
        wiang.rosters.elsewhere.add(Wiang.payment(member, "sso40-2", "2569-11", "100"));
        Ran checked = wiang.line(member, "nsf", "100").check();
        assertThat(codes(checked)).containsExactly(ProblemCode.EXCLUDED_SCHEMES);
        assertThat(checked.problems().toString()).doesNotContain("dokkhamtai");
    }

    @Test
    void s17_taweerak_of_a_trader_waits() throws Exception {
        wiang.line(wiang.member(1, LocalDate.of(1980, 5, 1), "ค้าขาย", "taweerak"), "taweerak", "100");
        Ran checked = wiang.check();
        assertThat(codes(checked)).containsExactly(ProblemCode.WRONG_OCCUPATION);
        assertThat(labels(checked)).containsExactly(Label.HELD_FOR_REVIEW);
    }

    @Test
    void s19_each_agency_sees_the_name_under_which_it_registered_the_fund() throws Exception {
        wiang.payers.put(AgencyCode.of("gsb"), new Fund.Payer("กองทุนหมู่บ้านเวียง", "1200000012", "000000"));
        wiang.payers.put(AgencyCode.of("baac"), new Fund.Payer("กลุ่มออมทรัพย์เวียง", "1100000011", "000000"));
        wiang.formats = Map.<ProfileId, AgencyFormat>of(
                        ProfileId.of("gsb/pain.001"),
                        new GsbFormat(),
                        ProfileId.of("baac/bill-payment"),
                        new BaacFormat())::get;
        Member member = wiang.member(1, "taweerak", "family-life");
        wiang.line(member, "taweerak", "100").line(member, "family-life", "100");
        List<Preview> files = new DryRun(wiang.check(wiang.rosters))
                .check(Wiang.FUND, "book", wiang.file())
                .previews();
        assertThat(files).extracting(f -> f.profile().toString()).containsExactly("baac/bill-payment", "gsb/pain.001");
        assertThat(files.get(0).text()).contains("กลุ่มออมทรัพย์เวียง").doesNotContain("กองทุนหมู่บ้านเวียง");
        assertThat(files.get(1).text()).contains("กองทุนหมู่บ้านเวียง").doesNotContain("กลุ่มออมทรัพย์เวียง");
    }

    @Test
    void s20_without_an_agreement_nothing_is_routed_and_the_receipt_says_why() throws Exception {
        wiang.agreements.removeIf(a -> a.agency().equals(AgencyCode.of("nsf")));
        wiang.agreements.add(new Fund.Agreement(
                AgencyCode.of("nsf"), LocalDate.of(2015, 8, 20), Optional.of(LocalDate.of(2026, 11, 2))));
        Ran checked = wiang.line(wiang.member(1, "nsf"), "nsf", "100").check();
        assertThat(codes(checked)).containsExactly(ProblemCode.NO_AGREEMENT);
        assertThat(checked.receipt().accepted()).isEqualTo(Count.NONE);
        assertThat(checked.receipt().problems().get(0).expected()).contains("2026-11-03");
    }

    @Test
    void s21_39_in_the_header_and_38_in_the_list_pass_nothing_on() throws Exception {
        everybodyPays(38);
        wiang.count = Optional.of("39");
        Ran checked = wiang.check();
        assertThat(checked.state()).isEqualTo(BatchState.REFUSED);
        assertThat(codes(checked)).containsExactly(ProblemCode.COUNT_MISMATCH);
        assertThat(checked.lines()).isEmpty();
    }

    @Test
    void s25_thai_names_and_buddhist_months_come_back_as_they_went() throws Exception {
        Document.Header header = new Document.Header(
                PaymentReference.ofNumber(25),
                1,
                Period.of("2569-11"),
                LocalDate.of(2026, 11, 3),
                new Fund.Payer("กองทุนหมู่บ้านเวียง", "1300000013", "000000"),
                new Document.Payee("0060001112", "NSF"));
        List<Document.Line> lines = new ArrayList<>();
        for (String first : List.of("น้ำผึ้ง", "กุ้งฝอย", "จ๋า", "โต้ง", "เปี๊ยก")) {
            lines.add(new Document.Line(
                    lines.size() + 1,
                    Village.person(lines.size() + 1),
                    new PersonName("นาง", first, "ใจดีเยี่ยม์"),
                    SchemeCode.of("nsf"),
                    Satang.ofBaht(100),
                    Optional.empty()));
        }
        NsfFormat format = new NsfFormat();
        Document sent = new Document(header, lines);
        Document back = format.read(format.fileName(header), format.write(sent));
        assertThat(back.lines().stream().map(l -> l.name().first()).toList())
                .isEqualTo(lines.stream().map(l -> l.name().first()).toList());
        assertThat(back.header().period().buddhistYear() - 543)
                .isEqualTo(back.header().period().month().getYear())
                .isEqualTo(2026);
    }

    @Test
    void lines_to_a_bank_account_whose_first_digit_would_be_lost_wait_for_a_person() throws Exception {
        ProfileId credit = ProfileId.of("baac/smart-credit");
        wiang.terms(
                "deposit",
                credit.toString(),
                wiang.schemes.get(SchemeCode.of("taweerak")).terms().get(0));
        wiang.formats = Map.<ProfileId, AgencyFormat>of(credit, new BaacSmartCredit())::get;
        wiang.payees.put(credit, new Document.Payee("120042325086", "00659"));
        Member member = wiang.member(1, "deposit");
        Ran checked = wiang.line(member, "deposit", "100").check();
        assertThat(labels(checked)).containsExactly(Label.HELD_FOR_REVIEW);
        assertThat(checked.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.ACCOUNT_TO_DECIDE);
            assertThat(p.found()).isEqualTo("xxxxxxxx5086");
        });
        wiang.payees.put(credit, new Document.Payee("020042325086", "00659"));
        assertThat(labels(wiang.check())).containsExactly(Label.WAITING);
    }

    private void everybodyPays(int members) {
        for (int i = 1; i <= members; i++) {
            wiang.line(wiang.member(i, "nsf"), "nsf", "100.00");
        }
    }

    private static List<ProblemCode> codes(Ran checked) {
        return checked.problems().stream().map(Problem::code).toList();
    }

    private static List<Label> labels(Ran checked) {
        return checked.lines().stream().map(l -> l.label()).toList();
    }
}

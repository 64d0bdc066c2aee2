package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.agency.baac.BaacFormat;
import org.songtor.agency.baac.BaacSmartCredit;
import org.songtor.agency.gsb.GsbFormat;
import org.songtor.agency.nsf.NsfFormat;
import org.songtor.match.Evidence;
import org.songtor.match.Labels;
import org.songtor.match.LineFacts;
import org.songtor.match.Said;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Fund;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Receipt.Count;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.CheckOnly.Preview;

/** The trade's own scenarios of what goes to an agency and what it says, S15, S19, S20 and S25, each through the real check where it is about a batch. */
class AgencyScenariosTest {
    @TempDir
    private Path folder;

    private Wiang wiang;

    @BeforeEach
    void wiang() {
        wiang = new Wiang(folder);
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
                Optional.empty(),
                Optional.empty(),
                List.of(Answer.Verdict.PROCESSED),
                List.of(line),
                List.of());
        assertThat(Labels.label(new Evidence(List.of(file), List.of(), List.of()), Instant.EPOCH))
                .singleElement()
                .satisfies(labelled -> {
                    assertThat(labelled.label()).isEqualTo(Label.ALREADY_PAID);
                    assertThat(labelled.label().need()).isEqualTo(Label.Need.DECISION);
                });
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
        assertThat(checked.codes()).containsExactly(ProblemCode.NO_AGREEMENT);
        assertThat(checked.receipt().accepted()).isEqualTo(Count.NONE);
        assertThat(checked.receipt().problems().get(0).expected()).contains("2569-11-03");
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
        assertThat(checked.labels()).containsExactly(Label.HELD_FOR_REVIEW);
        assertThat(checked.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.ACCOUNT_TO_DECIDE);
            assertThat(p.found()).isEqualTo("xxxxxxxx5086");
        });
        wiang.payees.put(credit, new Document.Payee("020042325086", "00659"));
        assertThat(wiang.check().labels()).containsExactly(Label.WAITING);
    }
}

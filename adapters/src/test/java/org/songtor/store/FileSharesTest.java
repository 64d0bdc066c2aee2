package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.OPERATOR;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.WIANG;
import static org.songtor.store.Bench.booked;
import static org.songtor.store.Bench.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.FileGroups;
import org.songtor.port.FileGroups.Company;
import org.songtor.port.Reports;
import org.songtor.port.Viewer;
import org.songtor.port.Views.EvidenceRow;
import org.songtor.port.Views.FileView;
import org.songtor.port.Views.ItemView;
import org.songtor.review.DecisionKind;

/** One file of two funds, from its answer to its money: what each fund's lines are called, and what each fund sees of it. */
class FileSharesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Viewer DOKKHAMTAI = new Viewer("d", Set.of(FundId.of("dokkhamtai")), false);

    private Bench bench;
    private BatchId wiang;
    private BatchId dokkhamtai;
    private FileId file;

    /** Positions 1 and 2 are Dok Kham Tai's, 3 to 5 Wiang's; each line 100 baht. */
    @BeforeEach
    void one_delivered_file_of_two_funds() {
        bench = new Bench(DATABASE);
        dokkhamtai = bench.batch("dokkhamtai", 2, TOY);
        wiang = bench.batch("wiang", 3, TOY);
        Map<ProfileId, Company> company = Map.of(TOY, new Company(Instant.EPOCH, 100));
        bench.groups.freeze(wiang, DAY, company);
        bench.groups.freeze(dokkhamtai, DAY, company);
        file = bench.groups.close(group(TOY), DAY, 100, FileGroups.Fit.ALL).get(0);
        bench.files.signed(file, Bench.name(file), Bench.bytes("content " + file), Bench.bytes("signature " + file));
        bench.attempt(file, new Outcome.Delivered("same size and hash"), DUE);
    }

    private void answer(Answer.Line... others) {
        // The bench numbers people by line of their batch: 1, 2 and 1, 2, 3.
        Answer good = bench.answer(file, 2, booked(3, 1, 100), booked(4, 2, 100), booked(5, 3, 100));
        bench.answered(new Answer(
                good.reference(),
                good.answerId(),
                good.date(),
                good.verdict(),
                "",
                java.util.stream.Stream.concat(
                                good.lines().stream()
                                        .filter(l ->
                                                List.of(others).stream().noneMatch(o -> o.position() == l.position())),
                                List.of(others).stream())
                        .toList()));
    }

    private void paid(long baht) {
        bench.stated(credit("E" + file + "-" + baht, baht, bench.reference(file).value()));
        bench.reconcileAll(NOW);
    }

    @Test
    void exact_money_settles_the_lines_of_every_fund() {
        answer();
        paid(500);
        assertThat(bench.labels(wiang)).containsOnly("SETTLED");
        assertThat(bench.labels(dokkhamtai)).containsOnly("SETTLED");
        assertThat(view(WIANG, wiang).credited()).contains(Satang.ofBaht(300));
        assertThat(view(DOKKHAMTAI, dokkhamtai).credited()).contains(Satang.ofBaht(200));
        assertThat(view(OPERATOR, wiang).credited()).contains(Satang.ofBaht(300));
    }

    @Test
    void several_credits_that_name_the_file_are_one_sum() {
        answer();
        paid(300);
        assertThat(bench.labels(dokkhamtai)).containsOnly("FILE_SHORT");
        paid(200);
        assertThat(bench.labels(wiang)).containsOnly("SETTLED");
        assertThat(bench.labels(dokkhamtai)).containsOnly("SETTLED");
        assertThat(open(WIANG)).isEmpty();
    }

    @Test
    void short_money_is_every_funds_trouble_each_with_its_own_share_at_risk() {
        answer();
        paid(499);
        assertThat(bench.labels(wiang)).containsOnly("FILE_SHORT");
        assertThat(bench.labels(dokkhamtai)).containsOnly("FILE_SHORT");
        assertThat(open(WIANG)).singleElement().satisfies(item -> {
            assertThat(item.atRisk()).isEqualTo(Satang.ofBaht(300));
            assertThat(item.subject()).isEqualTo("file:" + file.value() + ":wiang");
            assertThat(item.note()).endsWith(": 3 lines");
            assertThat(item.lines()).isEqualTo(3);
            EvidenceRow row =
                    bench.views.item(WIANG, item.id()).orElseThrow().evidence().get(0);
            assertThat(row.fileTotal()).as("its share").contains(Satang.ofBaht(300));
            assertThat(row.credited()).as("nobody knows whose is missing").isEmpty();
        });
        assertThat(open(DOKKHAMTAI))
                .singleElement()
                .satisfies(item -> assertThat(item.atRisk()).isEqualTo(Satang.ofBaht(200)));
        assertThat(view(WIANG, wiang).credited()).isEmpty();
    }

    @Test
    void money_over_is_told_to_every_fund() {
        answer();
        paid(501);
        assertThat(bench.labels(wiang)).containsOnly("FILE_OVER");
        assertThat(bench.labels(dokkhamtai)).containsOnly("FILE_OVER");
    }

    @Test
    void whose_money_is_over_the_sum_does_not_say_so_two_operators_end_it_and_no_funds_officer() {
        answer();
        paid(550);
        assertThat(open(WIANG)).isEmpty();
        assertThat(open(DOKKHAMTAI)).isEmpty();
        JdbcReviewDesk desk = new Stores(DATABASE).reviewDesk();
        Row item = desk.items(OPERATOR, new Filter(Optional.of(Label.FILE_OVER), Optional.empty(), 0, false), 10)
                .get(0);
        assertThat(item.fund()).isEmpty();
        assertThat(item.owner()).isEqualTo("operator");
        assertThat(item.atRisk()).isEqualTo(Satang.ofBaht(500));
        assertThat(desk.item(OPERATOR, item.id()).orElseThrow().over()).isEqualTo(Satang.ofBaht(50));
        TwoOperators operators = new TwoOperators(desk);
        Decision done = operators.settle(item.id(), Proposal.of(DecisionKind.PAID_BACK, "คืนผู้โอนแล้ว"));
        assertThat(done.amount()).isEqualTo(Satang.ofBaht(50));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(wiang)).containsOnly("SETTLED");
        assertThat(bench.labels(dokkhamtai)).containsOnly("SETTLED");
        assertThat(view(WIANG, wiang).credited()).contains(Satang.ofBaht(300));
        operators.undo(done);
        bench.reconcileAll(NOW);
        assertThat(bench.labels(dokkhamtai)).containsOnly("FILE_OVER");
        operators.propose(
                item.id(), Proposal.until(DecisionKind.ASK_AGENCY, "ส่วนเกินของใคร", DeskBench.TODAY.plusDays(5)));
        assertThat(bench.labels(dokkhamtai)).as("asking moves nothing").containsOnly("FILE_OVER");
    }

    @Test
    void what_one_payment_has_over_of_several_such_files_is_one_question_of_the_operators() {
        long before = bench.count("select coalesce(max(item_id), 0) from review_item");
        answer();
        List<FileId> both = new ArrayList<>(List.of(file));
        List<BatchId> batches = new ArrayList<>(List.of(wiang, dokkhamtai));
        one_delivered_file_of_two_funds();
        answer();
        both.add(file);
        batches.addAll(List.of(wiang, dokkhamtai));
        bench.stated(credit("E" + both, 1_050, bench.reference(both.get(0)) + " " + bench.reference(both.get(1))));
        bench.reconcileAll(NOW);
        JdbcReviewDesk desk = new Stores(DATABASE).reviewDesk();
        List<Row> asked =
                desk.items(OPERATOR, new Filter(Optional.of(Label.FILE_OVER), Optional.empty(), 0, false), 100).stream()
                        .filter(row -> row.id() > before)
                        .toList();
        assertThat(asked).singleElement().satisfies(item -> {
            assertThat(item.fund()).isEmpty();
            assertThat(item.lines()).isEqualTo(10);
            assertThat(item.atRisk()).isEqualTo(Satang.ofBaht(1_000));
        });
        assertThat(open(WIANG)).isEmpty();
        assertThat(open(DOKKHAMTAI)).isEmpty();
        new TwoOperators(desk).settle(asked.get(0).id(), Proposal.of(DecisionKind.PAID_BACK, "คืนผู้โอนแล้ว"));
        bench.reconcileAll(NOW);
        batches.forEach(one -> assertThat(bench.labels(one)).containsOnly("SETTLED"));
    }

    @Test
    void a_refused_line_is_its_own_funds_and_the_others_are_settled() {
        answer(new Answer.Line(4, Bench.person(2), Answer.LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "17"));
        paid(500);
        assertThat(bench.labels(wiang)).containsExactly("SETTLED", "NOT_ELIGIBLE", "SETTLED");
        assertThat(bench.labels(dokkhamtai)).containsOnly("SETTLED");
        assertThat(open(WIANG))
                .singleElement()
                .satisfies(item -> assertThat(item.atRisk()).isEqualTo(Satang.ofBaht(100)));
        assertThat(open(DOKKHAMTAI)).isEmpty();
    }

    @Test
    void a_payment_that_nobody_sent_is_the_operators_for_nobody_knows_whose_it_is() {
        answer(booked(0, 77, 150));
        bench.reconcileAll(NOW);
        assertThat(open(WIANG)).noneMatch(i -> i.label().name().equals("BOOKED_NEVER_SENT"));
        assertThat(open(OPERATOR)).anySatisfy(item -> {
            assertThat(item.label().name()).isEqualTo("BOOKED_NEVER_SENT");
            assertThat(item.fund()).isEmpty();
            assertThat(bench.views.item(OPERATOR, item.id()).orElseThrow().evidence())
                    .singleElement()
                    .satisfies(row -> assertThat(row.fileTotal()).contains(Satang.ofBaht(500)));
        });
    }

    @Test
    void a_fund_sees_the_file_with_its_own_share_only() {
        answer(booked(0, 77, 150));
        paid(500);
        FileView mine = view(WIANG, wiang);
        assertThat(mine.shared()).isTrue();
        assertThat(mine.lines()).isEqualTo(3);
        assertThat(mine.amount()).isEqualTo(Satang.ofBaht(300));
        assertThat(mine.settledLines()).isEqualTo(3);
        assertThat(mine.reference()).isEqualTo(bench.reference(file).value());
        assertThat(bench.views.files(WIANG, dokkhamtai)).isEmpty();
        Reports.FileRow whole = bench.reports.files().stream()
                .filter(f -> f.name().equals(Bench.name(file)))
                .findFirst()
                .orElseThrow();
        assertThat(whole.fund()).isEqualTo("dokkhamtai wiang");
        assertThat(whole.lines()).isEqualTo(5);
        assertThat(whole.creditedSatang()).isEqualTo(50_000);
    }

    @Test
    void the_database_itself_shows_a_fund_nothing_of_the_others_in_the_file() {
        answer(booked(0, 77, 150));
        paid(500);
        String here = " where file_id = " + file.value();
        assertThat(sees(WIANG, "count(*) from agency_file" + here)).isOne();
        assertThat(sees(WIANG, "count(*) from file_share" + here)).isOne();
        assertThat(sees(WIANG, "sum(satang) from file_share" + here)).isEqualTo(30_000);
        assertThat(sees(WIANG, "sum(position) from file_line" + here)).isEqualTo(3 + 4 + 5);
        assertThat(sees(WIANG, "sum(position) from answer_line" + here)).isEqualTo(3 + 4 + 5);
        assertThat(sees(DOKKHAMTAI, "sum(position) from answer_line" + here)).isEqualTo(1 + 2);
        assertThat(sees(OPERATOR, "count(*) from answer_line" + here)).isEqualTo(6);
        String credits =
                "count(*) from credit c join credit_reference r on r.credit_id = c.credit_id where r.reference = '"
                        + bench.reference(file) + "'";
        assertThat(sees(WIANG, credits)).as("another's money is in it").isZero();
        assertThat(sees(OPERATOR, credits)).isOne();
        String told = "count(*) from journal where subject = 'file:" + file.value() + "'";
        assertThat(sees(WIANG, told)).as("how many lines of all funds").isZero();
        assertThat(sees(OPERATOR, told)).isPositive();
        assertThat(sees(WIANG, "coalesce(credited(" + file.value() + "), -1)"))
                .as("of the whole file")
                .isEqualTo(-1);
        assertThat(sees(WIANG, "coalesce(credited(" + file.value() + ", 'dokkhamtai'), -1)"))
                .isEqualTo(-1);
        assertThat(sees(OPERATOR, "credited(" + file.value() + ")")).isEqualTo(50_000);
    }

    @Test
    void who_waits_for_company_is_told_to_the_fund_alone() {
        BatchId more = bench.batch("wiang", 1, TOY);
        bench.groups.freeze(more, DAY, Map.of(TOY, new Company(DUE, 100)));
        assertThat(sees(WIANG, "count(*) from file_group_part")).isOne();
        assertThat(sees(DOKKHAMTAI, "count(*) from file_group_part")).isZero();
        bench.groups.dissolve(group(TOY));
    }

    /** Whatever funds bring in whatever pieces: what is in shares is what is in files is what the funds brought. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sums_of_shares_are_what_the_funds_brought(long seed) {
        Random random = new Random(seed);
        ProfileId profile = ProfileId.of("toy/seed" + seed);
        int most = 1 + random.nextInt(9);
        Map<String, Long> brought = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            String fund = "f" + seed + "-" + random.nextInt(6);
            int lines = 1 + random.nextInt(7);
            BatchId batch = bench.batch(fund, lines, profile);
            brought.merge(fund, lines * 10_000L, Math::addExact);
            Instant due = random.nextInt(4) == 0 ? Instant.EPOCH : DUE;
            bench.groups.freeze(batch, DAY, Map.of(profile, new Company(due, most)));
            if (random.nextBoolean()) {
                bench.groups.close(group(profile), DAY, most, FileGroups.Fit.ALL);
            }
        }
        bench.jdbc.sql("update file_group_part set due_at = now()").update();
        while (bench.count("select count(*) from file_group_part where group_id = " + group(profile)) > 0) {
            bench.groups.close(group(profile), DAY, most, FileGroups.Fit.ALL);
        }
        Map<String, Long> shared = new TreeMap<>();
        bench.jdbc
                .sql("select s.* from file_share s join agency_file f on f.file_id = s.file_id where f.profile = ?")
                .param(profile.name())
                .query((row, n) -> shared.merge(row.getString("fund_id"), row.getLong("satang"), Math::addExact))
                .list();
        assertThat(shared).isEqualTo(brought);
        assertThat(bench.count("select sum(satang) from agency_file where profile = '" + profile.name() + "'"))
                .isEqualTo(brought.values().stream().mapToLong(Long::longValue).sum());
    }

    private long group(ProfileId profile) {
        return bench.count("select group_id from file_group where profile = '" + profile.name() + "'");
    }

    private FileView view(Viewer viewer, BatchId batch) {
        return bench.views.files(viewer, batch).stream()
                .filter(f -> f.id().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private List<ItemView> open(Viewer viewer) {
        return bench.views.items(viewer, 1000).stream()
                .filter(item -> item.note().startsWith(Bench.name(file)))
                .toList();
    }

    private long sees(Viewer viewer, String what) {
        return new Reading(DATABASE.dataSource(), DATABASE.transactions())
                .as(viewer, () -> bench.count("select " + what));
    }
}

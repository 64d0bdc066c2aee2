package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.OPERATOR;
import static org.songtor.store.Bench.OTHER;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.WIANG;
import static org.songtor.store.Bench.booked;
import static org.songtor.store.Bench.credit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.port.Views.BatchView;
import org.songtor.port.Views.EvidenceRow;
import org.songtor.port.Views.FileView;
import org.songtor.port.Views.ItemPage;
import org.songtor.port.Views.ItemView;
import org.songtor.port.Views.LabelCount;
import org.songtor.port.Views.LineView;

class JdbcViewsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Viewer NOBODY = new Viewer("nobody", Set.of(), false);
    private static final Viewer BOTH =
            new Viewer("coordinator", Set.of(FundId.of("wiang"), FundId.of("dokkhamtai")), false);

    private Bench bench;
    private BatchId wiang;
    private BatchId dokkhamtai;
    private FileId file;

    /** Wiang's file has three lines: settled, another amount booked, not answered; and a payment that was never sent. */
    @BeforeEach
    void two_funds() {
        bench = new Bench(DATABASE);
        wiang = bench.batch("wiang", 3, TOY);
        dokkhamtai = bench.batch("dokkhamtai", 2, TOY);
        file = bench.delivered(wiang, DUE);
        FileId other = bench.delivered(dokkhamtai, DUE);
        bench.answered(bench.answer(file, 1, booked(2, 2, 90), booked(0, 77, 150)));
        String run = "V" + System.nanoTime();
        bench.stated(
                credit(run + "1", 300, bench.reference(file).value()),
                credit(run + "2", 1, bench.reference(other).value()),
                credit(run + "3", 5, "nobody's"));
        bench.answered(bench.answer(other, 2));
        bench.reconcileAll(NOW);
    }

    @Test
    void a_viewer_sees_the_batches_of_the_viewers_funds_newest_first() {
        assertThat(bench.views.batches(WIANG, 100))
                .isNotEmpty()
                .extracting(BatchView::fund)
                .containsOnly(FundId.of("wiang"));
        assertThat(bench.views.batches(BOTH, 2)).extracting(BatchView::id).containsExactly(dokkhamtai, wiang);
        assertThat(bench.views.batches(OPERATOR, 2)).hasSize(2);
        assertThat(bench.views.batches(NOBODY, 100)).isEmpty();
        assertThat(bench.views.batch(WIANG, dokkhamtai)).isEmpty();
        BatchView one = bench.views.batch(WIANG, wiang).orElseThrow();
        assertThat(one.lines()).isEqualTo(3);
        assertThat(one.amount()).isEqualTo(Satang.ofBaht(300));
        assertThat(one.openItems()).isOne();
    }

    @Test
    void a_fund_sees_all_its_files_a_page_at_a_time_and_nobody_elses() {
        FileId later = bench.signed(bench.batch("wiang", 2, TOY));
        List<FileView> newest = bench.views.files(WIANG, FundId.of("wiang"), Optional.empty(), 2);
        assertThat(newest).extracting(FileView::id).containsExactly(later, file);
        assertThat(newest.get(0).deliveredAt()).isEmpty();
        assertThat(newest.get(0).waiting()).as("all of it is on its way").isEqualTo(2);
        assertThat(newest.get(1).acceptedAt()).isPresent();
        assertThat(newest.get(1).settledLines()).isOne();
        assertThat(newest.get(1)).isEqualTo(bench.views.files(WIANG, wiang).get(0));
        assertThat(bench.views.files(WIANG, FundId.of("wiang"), Optional.of(later), 1))
                .extracting(FileView::id)
                .containsExactly(file);
        assertThat(bench.views.files(WIANG, FundId.of("dokkhamtai"), Optional.empty(), 9))
                .isEmpty();
        assertThat(bench.views.files(NOBODY, FundId.of("wiang"), Optional.empty(), 9))
                .isEmpty();
        assertThat(bench.views.files(OPERATOR, FundId.of("dokkhamtai"), Optional.empty(), 1))
                .hasSize(1);
    }

    @Test
    void a_batch_names_its_corrections_oldest_first_to_its_own_fund() {
        BatchId first = bench.batch("wiang", 1, TOY);
        BatchId second = bench.batch("wiang", 1, TOY);
        bench.corrects(second, wiang);
        bench.corrects(first, wiang);
        assertThat(bench.views.corrections(WIANG, wiang)).containsExactly(first, second);
        assertThat(bench.views.corrections(OPERATOR, wiang)).containsExactly(first, second);
        assertThat(bench.views.corrections(WIANG, first)).isEmpty();
        assertThat(bench.views.corrections(NOBODY, wiang)).isEmpty();
        assertThat(bench.views.corrections(new Viewer("x", Set.of(FundId.of("dokkhamtai")), false), wiang))
                .isEmpty();
    }

    @Test
    void nothing_of_another_fund_is_shown_by_any_view() {
        assertThat(bench.views.files(WIANG, dokkhamtai)).isEmpty();
        assertThat(bench.views.lines(WIANG, dokkhamtai, 0, 10)).isEmpty();
        assertThat(bench.views.labels(WIANG, dokkhamtai)).isEmpty();
        assertThat(bench.views.problems(WIANG, dokkhamtai, 10)).isEmpty();
        assertThat(bench.views.items(WIANG, 1000))
                .extracting(ItemView::fund)
                .allSatisfy(fund -> assertThat(fund).contains(FundId.of("wiang")));
        long foreign = bench.views.items(OPERATOR, 1000).stream()
                .filter(item ->
                        item.fund().filter(FundId.of("dokkhamtai")::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(bench.views.item(WIANG, foreign)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fund",
                "batch",
                "line",
                "agency_file",
                "file_line",
                "delivery_attempt",
                "answer_file",
                "answer_line",
                "credit",
                "credit_reference",
                "line_label",
                "review_item",
                "review_item_line",
                "journal"
            })
    void the_database_itself_hides_another_funds_rows(String table) {
        long all = bench.count("select count(*) from " + table);
        long own = seen(WIANG, table);
        long others = seen(new Viewer("x", Set.of(FundId.of("dokkhamtai")), false), table);
        assertThat(own).isPositive().isLessThan(all);
        assertThat(own + others).isLessThanOrEqualTo(all);
        assertThat(seen(NOBODY, table)).isZero();
    }

    @Test
    void a_reader_writes_nothing_and_reads_no_original_bytes() {
        Reading reading = new Reading(DATABASE.dataSource(), DATABASE.transactions());
        assertThatThrownBy(() -> reading.as(WIANG, () -> bench.count("select count(*) from evidence")))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> reading.as(
                        WIANG,
                        () -> bench.jdbc
                                .sql("update review_item set owner = 'x'")
                                .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_role_ends_with_the_call() {
        bench.views.batches(WIANG, 1);
        assertThat(bench.jdbc.sql("select current_user").query(String.class).single())
                .isEqualTo("songtor");
    }

    @Test
    void money_of_a_file_that_another_fund_shares_a_credit_with_is_not_guessed() {
        FileId mine = bench.delivered(bench.batch("wiang", 2, OTHER), DUE);
        FileId theirs = bench.delivered(bench.batch("dokkhamtai", 2, OTHER), DUE);
        bench.stated(credit("shared" + mine, 300, bench.reference(mine) + " " + bench.reference(theirs)));
        Reading reading = new Reading(DATABASE.dataSource(), DATABASE.transactions());
        for (FileId one : List.of(mine, theirs)) {
            assertThat(reading.as(
                            WIANG,
                            () -> bench.jdbc
                                    .sql("select credited(" + one.value() + ") is null")
                                    .query(Boolean.class)
                                    .single()))
                    .isTrue();
        }
    }

    @Test
    void lines_are_paged_masked_and_without_names_for_an_operator() {
        List<LineView> lines = bench.views.lines(WIANG, wiang, 1, 2);
        assertThat(lines).extracting(LineView::lineNo).containsExactly(2, 3);
        LineView second = lines.get(0);
        assertThat(second.person()).isEqualTo(Bench.person(2).masked());
        assertThat(second.name()).isEqualTo("นางทดสอบ คนที่2");
        assertThat(second.label().name()).isEqualTo("AMOUNT_MISMATCH");
        assertThat(second.file()).contains(file);
        assertThat(second.item()).isPresent();
        assertThat(bench.views.lines(OPERATOR, wiang, 0, 10))
                .hasSize(3)
                .extracting(LineView::name)
                .containsOnly("");
    }

    @Test
    void a_file_shows_four_facts_with_their_times() {
        FileView view = bench.views.files(WIANG, wiang).get(0);
        assertThat(view.id()).isEqualTo(file);
        assertThat(view.sentAt()).isPresent();
        assertThat(view.deliveredAt()).isPresent();
        assertThat(view.answeredAt()).isPresent();
        assertThat(view.answerDue()).contains(DUE);
        assertThat(view.credited()).contains(Satang.ofBaht(300));
        assertThat(view.settledLines()).isOne();
        assertThat(view.exceptions()).isOne();
        assertThat(view.lastAttempt()).isEqualTo("DELIVERED: same size and hash");
    }

    @Test
    void labels_are_counted_with_their_money() {
        assertThat(bench.views.labels(WIANG, wiang))
                .extracting(count -> count.label().name(), LabelCount::lines, LabelCount::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("AMOUNT_MISMATCH", 1, Satang.ofBaht(100)),
                        org.assertj.core.groups.Tuple.tuple("SETTLED", 1, Satang.ofBaht(100)),
                        org.assertj.core.groups.Tuple.tuple("WAITING", 1, Satang.ofBaht(100)));
    }

    @Test
    void an_item_shows_the_evidence_side_by_side() {
        long id = bench.views.lines(WIANG, wiang, 1, 1).get(0).item().orElseThrow();
        ItemPage page = bench.views.item(WIANG, id).orElseThrow();
        assertThat(page.evidence()).singleElement().satisfies(row -> {
            assertThat(row.batch()).contains(wiang);
            assertThat(row.fundAmount()).isEqualTo(Satang.ofBaht(100));
            assertThat(row.fileAmount()).contains(Satang.ofBaht(100));
            assertThat(row.answer()).contains("BOOKED");
            assertThat(row.answerAmount()).contains(Satang.ofBaht(90));
            assertThat(row.fileTotal()).contains(Satang.ofBaht(300));
            assertThat(row.credited()).contains(Satang.ofBaht(300));
        });
        assertThat(page.history()).extracting(row -> row.event()).containsExactly("item.opened");
    }

    @Test
    void most_money_at_risk_comes_first_and_a_payment_never_sent_shows_the_agencys_side() {
        List<ItemView> items = bench.views.items(WIANG, 1000);
        assertThat(items).isSortedAccordingTo((a, b) -> b.atRisk().compareTo(a.atRisk()));
        ItemView extra = items.stream()
                .filter(item -> item.label().name().equals("BOOKED_NEVER_SENT"))
                .findFirst()
                .orElseThrow();
        assertThat(bench.views.item(WIANG, extra.id()).orElseThrow().evidence())
                .singleElement()
                .extracting(EvidenceRow::person, EvidenceRow::answerAmount)
                .containsExactly(Bench.person(77).masked(), java.util.Optional.of(Satang.ofBaht(150)));
    }

    @Test
    void items_of_no_fund_are_the_operators_alone() {
        assertThat(bench.views.items(OPERATOR, 1000))
                .anyMatch(item -> item.fund().isEmpty());
        assertThat(bench.views.items(BOTH, 1000))
                .isNotEmpty()
                .allMatch(item -> item.fund().isPresent());
    }

    private long seen(Viewer viewer, String table) {
        return new Reading(DATABASE.dataSource(), DATABASE.transactions())
                .as(viewer, () -> bench.count("select count(*) from " + table));
    }
}

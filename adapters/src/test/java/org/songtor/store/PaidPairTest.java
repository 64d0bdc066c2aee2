package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.PaidTogether;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Views.EvidenceRow;
import org.songtor.port.Views.FileView;
import org.songtor.review.DecisionKind;
import org.songtor.review.ItemState;

/** What is told of two files, of 400 and 300 baht, that one payment names. */
class PaidPairTest extends DeskBench {
    private static final Proposal PAID_BACK = Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานโอนคืนแล้ว");

    private FileId other;

    @BeforeEach
    void twoFiles() {
        open(4);
        bench.answered(bench.answer(file, 4));
        other = booked(fund.value(), 3);
    }

    private FileId booked(String of, int lines) {
        FileId one = bench.delivered(bench.batch(of, lines, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(one, lines));
        bench.reconcileAll(NOW);
        return one;
    }

    private void paid(long baht, FileId... files) {
        StringBuilder text = new StringBuilder();
        for (FileId one : files) {
            text.append(bench.reference(one)).append(' ');
        }
        bench.stated(credit("P" + NUMBER.incrementAndGet() + System.nanoTime(), baht, text.toString()));
        bench.reconcileAll(NOW);
    }

    private long asked(FileId of, Label label) {
        return bench.count("select item_id from review_item where closed_at is null and label = '" + label
                + "' and subject = 'file:" + of.value() + "'");
    }

    private EvidenceRow evidence(FileId of, Label label) {
        return bench.views
                .item(viewer, asked(of, label))
                .orElseThrow()
                .evidence()
                .get(0);
    }

    private PaidTogether together(FileId of, Label label) {
        return one(asked(of, label)).together().orElseThrow();
    }

    private List<FileView> files() {
        return bench.views.files(viewer, fund, Optional.empty(), 10);
    }

    @Test
    void what_both_lack_is_told_once_and_of_neither_that_nothing_came() {
        paid(690, file, other);
        for (FileId one : List.of(file, other)) {
            PaidTogether sum = together(one, Label.FILE_SHORT);
            assertThat(sum.due()).contains(Satang.ofBaht(700));
            assertThat(sum.came()).contains(Satang.ofBaht(690));
            assertThat(sum.missing()).isEqualTo(Satang.ofBaht(10));
            assertThat(sum.alone()).isEqualTo(Satang.ZERO);
            assertThat(evidence(one, Label.FILE_SHORT).credited()).isEmpty();
        }
        PaymentReference second = bench.reference(other);
        assertThat(together(file, Label.FILE_SHORT).with())
                .singleElement()
                .isEqualTo(new PaidTogether.With(
                        other, second.value(), List.of(new PaidTogether.About(asked(other, Label.FILE_SHORT), false))));
        assertThat(files()).hasSize(2).allSatisfy(view -> {
            assertThat(view.credited()).isEmpty();
            assertThat(view.together().orElseThrow().missing()).isEqualTo(Satang.ofBaht(10));
        });
    }

    @Test
    void who_pays_just_what_both_lack_under_either_reference_settles_both() {
        paid(690, file, other);
        paid(10, other);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(files()).allSatisfy(view -> {
            assertThat(view.credited()).contains(view.amount());
            assertThat(view.together()).isEmpty();
        });
    }

    @Test
    void what_names_one_of_them_alone_is_told_beside_and_is_not_all_that_it_has() {
        paid(100, file);
        assertThat(files()).extracting(FileView::credited).contains(Optional.of(Satang.ofBaht(100)));
        paid(590, file, other);
        PaidTogether sum = together(file, Label.FILE_SHORT);
        assertThat(sum.alone()).isEqualTo(Satang.ofBaht(100));
        assertThat(sum.came()).contains(Satang.ofBaht(690));
        assertThat(together(other, Label.FILE_SHORT).alone()).isEqualTo(Satang.ZERO);
        assertThat(files()).extracting(FileView::credited).containsOnly(Optional.empty());
    }

    @Test
    void what_is_over_is_one_sum_as_well_and_one_question() {
        paid(750, file, other);
        PaidTogether sum = together(file, Label.FILE_OVER);
        assertThat(sum.over()).isEqualTo(Satang.ofBaht(50));
        assertThat(sum.missing()).isEqualTo(Satang.ZERO);
        assertThat(sum.came()).contains(Satang.ofBaht(750));
        assertThat(evidence(file, Label.FILE_OVER).credited()).isEmpty();
        assertThat(items(Label.FILE_OVER)).containsExactly(asked(file, Label.FILE_OVER));
    }

    @Test
    void decided_about_it_is_named_also_when_it_is_contradicted() {
        paid(750, file, other);
        long mine = asked(file, Label.FILE_OVER);
        settle(mine, PAID_BACK);
        bench.reconcileAll(NOW);
        paid(10, file, booked(fund.value(), 1));
        long contradicted = asked(other, Label.DECISION_CONTRADICTED);
        assertThat(one(contradicted).together().orElseThrow().with())
                .flatExtracting(PaidTogether.With::items)
                .contains(new PaidTogether.About(mine, true));
        assertThat(one(contradicted).row().state()).isEqualTo(ItemState.OPEN);
    }

    @Test
    void who_waits_or_asks_about_it_does_so_for_both_and_it_asks_again_for_both() {
        for (DecisionKind kind : List.of(DecisionKind.WAIT_UNTIL, DecisionKind.ASK_AGENCY)) {
            paid(750, file, other);
            long mine = asked(file, Label.FILE_OVER);
            Decision waits =
                    desk.propose(viewer, mine, Proposal.until(kind, "ถามธนาคารก่อน", TODAY.plusDays(5)), by("malee"));
            assertThat(waits.amount()).as("the sum is one").isEqualTo(one(mine).over());
            assertThat(waits.lines()).isEqualTo(7);
            bench.reconcileAll(NOW);
            assertThat(labels()).containsOnly(kind.label().name());
            assertThat(items(Label.FILE_OVER)).isEmpty();
            paid(5, other);
            assertThat(labels()).as("more than they waited about").containsOnly("FILE_OVER");
            assertThat(items(Label.FILE_OVER)).containsExactly(mine);
            settle(mine, PAID_BACK);
            bench.reconcileAll(NOW);
            assertThat(labels()).containsOnly("SETTLED");
            assertThat(items(Label.FILE_OVER)).isEmpty();
            balanced();
            file = booked(fund.value(), 4);
            other = booked(fund.value(), 3);
        }
    }

    private List<Long> items(Label label) {
        return bench.jdbc
                .sql("select item_id from review_item where closed_at is null and label = ? and fund_id = ?")
                .params(label.name(), fund.value())
                .query(Long.class)
                .list();
    }

    @Test
    void the_table_takes_no_other_items_lines_into_a_decision_that_moves_money_or_of_another_sum() {
        paid(750, file, other);
        FileId alone = booked(fund.value(), 1);
        paid(150, alone);
        long mine = asked(file, Label.FILE_OVER);
        String line =
                "insert into decision_line (decision_id, line_id, booked) select max(d.decision_id), min(x.line_id), 10000"
                        + " from decision d, review_item_line x where x.item_id = ";
        String wish =
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at) values ("
                        + mine + ", '" + fund
                        + "', 'WAIT_UNTIL', 'FILE_OVER', 5000, 'malee', 'treasurer', 'x', now() + interval '3 days')";
        togetherRefused("does not ask about it", wish, line + asked(alone, Label.FILE_OVER));
    }

    private List<String> labels() {
        return bench.jdbc
                .sql(
                        "select now.label from file_line fl join line l on l.line_id = fl.line_id cross join lateral current_label(l.line_id, l.first_label) now where fl.live and fl.file_id = any(?)")
                .param(new Long[] {file.value(), other.value()})
                .query(String.class)
                .list();
    }

    private void balanced() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.of(fund), found::add);
        assertThat(found).isEmpty();
    }

    @Test
    void of_another_funds_file_nothing_is_told_but_that_it_is_there() {
        FundId neighbour = FundId.of("pairneighbour" + NUMBER.incrementAndGet());
        bench.fund(neighbour.value());
        FileId theirs = booked(neighbour.value(), 2);
        paid(590, file, theirs);
        PaidTogether sum = together(file, Label.FILE_SHORT);
        assertThat(sum.with()).isEmpty();
        assertThat(sum.unseen()).isOne();
        assertThat(sum.due()).isEmpty();
        assertThat(sum.came()).isEmpty();
        assertThat(sum.missing()).isEqualTo(Satang.ofBaht(10));
        assertThat(sum.files()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_paid_by_itself_says_what_came_for_it() {
        paid(150, file);
        assertThat(one(asked(file, Label.FILE_SHORT)).together()).isEmpty();
        assertThat(evidence(file, Label.FILE_SHORT).credited()).contains(Satang.ofBaht(150));
        List<FileView> told = new ArrayList<>(files());
        assertThat(told).extracting(FileView::together).containsOnly(Optional.empty());
    }
}

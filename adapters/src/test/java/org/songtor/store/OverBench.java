package org.songtor.store;

import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Months;
import org.songtor.review.DecisionKind;

/** A desk before which three lines of 100 baht lie in a file that was paid 350. */
abstract class OverBench extends DeskBench {
    static final Proposal PAID_BACK = Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานโอนคืนแล้ว");
    static final Proposal GIVEN_UP = Proposal.of(DecisionKind.WRITE_OFF, "เศษสตางค์ ไม่ตามต่อ");

    @BeforeEach
    void paidTooMuch() {
        open(3);
        bench.answered(bench.answer(file, 3));
        paid(file, 350);
    }

    void paid(FileId which, long baht) {
        bench.stated(credit(
                "E" + which + "-" + baht + "-" + NUMBER.incrementAndGet(),
                baht,
                bench.reference(which).value()));
        bench.reconcileAll(NOW);
    }

    long over() {
        return asked(Label.FILE_OVER);
    }

    long asked(Label label) {
        return bench.count("select item_id from review_item where closed_at is null and label = '" + label
                + "' and subject = 'file:" + file.value() + "'");
    }

    Decision done(Proposal wish) {
        Decision done = settle(over(), wish);
        bench.reconcileAll(NOW);
        return done;
    }

    void undone(Decision done) {
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "จดผิด");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        bench.reconcileAll(NOW);
    }

    static Proposal pays(FileId... files) {
        return new Proposal(
                DecisionKind.MATCH_CREDIT, "โอนรวมมากับไฟล์นี้", Set.of(), Set.of(files), Optional.empty(), List.of());
    }

    /** Another delivered file of this fund, booked. */
    FileId other(int lines) {
        BatchId second = bench.batch(fund.value(), lines, Bench.TOY);
        FileId other = bench.delivered(second, Bench.DUE);
        bench.answered(bench.answer(other, lines));
        bench.reconcileAll(NOW);
        return other;
    }

    List<Difference> differences() {
        return differences(DATABASE, fund);
    }

    /** What the books say otherwise than the evidence. */
    static List<Difference> differences(TestDatabase database, FundId fund) {
        List<Difference> found = new ArrayList<>();
        new Stores(database).books().check(Optional.of(fund), found::add);
        return found;
    }

    long stands(String account) {
        return bench.count("select coalesce(sum(satang), 0)::bigint from posting_entry where fund_id = '" + fund
                + "' and account = '" + account + "'");
    }

    List<Satang> shown() {
        return new Stores(DATABASE)
                .books().balances(viewer, fund, Months.ALL).stream()
                        .map(b -> b.satang())
                        .toList();
    }
}

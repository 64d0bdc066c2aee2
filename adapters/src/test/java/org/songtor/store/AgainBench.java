package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Months;
import org.songtor.port.RosterStore.Payment;
import org.songtor.review.DecisionKind;

/** A desk where one line of 100 baht is refused, and goes again. */
abstract class AgainBench extends DeskBench {
    static final Proposal RETURN = Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงิน");
    static final Proposal PAID_BACK = Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานคืนแล้ว");
    static final Proposal AGAIN = Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่");

    void undone(Decision done) {
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
    }

    Decision wentAgain() {
        return wentAgain("WAITING");
    }

    /** Refused, sent again by two people, and taken over by intake. */
    Decision wentAgain(String second) {
        Decision again = went(refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE));
        takenOver(again, second);
        return again;
    }

    Decision went(long item) {
        Decision again = settle(item, Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"));
        bench.reconcile(file, NOW);
        assertThat(label()).isEqualTo("RESUBMITTED");
        return again;
    }

    long refusedLine(LineVerdict verdict, Label label) {
        open(1);
        said(verdict, 0);
        return item(label);
    }

    void said(LineVerdict verdict, long baht) {
        said(file, verdict, baht);
    }

    void said(FileId of, LineVerdict verdict, long baht) {
        bench.answered(bench.answer(of, 0, new Answer.Line(1, Bench.person(1), verdict, Satang.ofBaht(baht), "E1")));
        bench.reconcile(of, NOW);
    }

    void takenOver(Decision again, String label) {
        long correcting = again.batches().get(0).value();
        bench.line(correcting, fund.value(), 1, TOY, label);
        checked(correcting);
    }

    void refusedAtIntake(Decision again) {
        refusedLine(correcting(again), 1);
        checked(correcting(again).value());
        notTaken(again);
    }

    void refusedLine(BatchId correcting, int lineNo) {
        bench.refusedLine(correcting, fund.value(), lineNo);
    }

    /** Intake finds something wrong with the whole. */
    void refusedWhole(Decision again) {
        bench.jdbc
                .sql("update batch set state = 'REFUSED', period = '2569-11', receipt = '{}' where batch_id = ?")
                .param(again.batches().get(0).value())
                .update();
        notTaken(again);
    }

    /** As the store does with whatever it checked. */
    void notTaken(Decision again) {
        new Stores(DATABASE).carried().checked(correcting(again));
    }

    long line(BatchId of) {
        return bench.count("select min(line_id) from line where batch_id = " + of.value());
    }

    /** The one correcting batch. */
    static BatchId correcting(Decision again) {
        return again.batches().get(0);
    }

    void checked(long correcting) {
        bench.jdbc
                .sql("update batch set state = 'CHECKED', period = '2569-11', receipt = '{}' where batch_id = ?")
                .param(correcting)
                .update();
    }

    long itemByHand(String label) {
        return itemByHand(label, bench.count("select line_id from line where batch_id = " + batch.value()));
    }

    long itemByHand(String label, long line) {
        long item = bench.jdbc
                .sql("insert into review_item (label, subject, fund_id, owner, at_risk, note)"
                        + " values (?, 'line:' || ?, ?, 'treasurer', 10000, '') returning item_id")
                .params(label, line, fund.value())
                .query(Long.class)
                .single();
        bench.jdbc
                .sql("insert into review_item_line values (?, ?)")
                .params(item, line)
                .update();
        return item;
    }

    /** Called done, and nothing of it is. */
    void calledDone(Decision decision) {
        Planted.done(DATABASE.dataSource(), decision.id());
    }

    String label() {
        return bench.labels(batch).get(0);
    }

    long open() {
        return bench.count("select count(*) from review_item where closed_at is null and fund_id = '" + fund + "'");
    }

    String books() {
        return FundBooks.text(new Stores(DATABASE).books().balances(viewer, fund, Months.ALL));
    }

    List<Difference> found() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.of(fund), found::add);
        return found;
    }

    List<Payment> payments() {
        List<Payment> payments = new ArrayList<>();
        new Stores(DATABASE).rosters().payments(fund, Period.of("2569-11"), Period.of("2569-11"), payments::add);
        return payments;
    }

    /** Whatever became of it. */
    List<Payment> handedIn() {
        List<Payment> handedIn = new ArrayList<>();
        new Stores(DATABASE).rosters().handedIn(fund, Period.of("2569-11"), Period.of("2569-11"), handedIn::add);
        return handedIn;
    }
}

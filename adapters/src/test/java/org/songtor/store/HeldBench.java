package org.songtor.store;

import static org.assertj.core.api.Assertions.fail;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.books.Account;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Months;
import org.songtor.review.DecisionKind;

/** One line of a fund whose amount at the agency two people accepted, so that something is held for its member, or owed. */
abstract class HeldBench extends DeskBench {
    static final Proposal GIVE = Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงินสดแล้ว");

    static final Proposal PAID = Proposal.of(DecisionKind.MEMBER_PAID, "สมาชิกจ่ายเพิ่มแล้ว");

    Decision accepted;

    /** One line of 100 baht of which the agency booked so many, as two people accepted. */
    void accepted(long baht) {
        open(1);
        booked(baht);
        accepted = settle(item(Label.AMOUNT_MISMATCH), Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
    }

    void booked(long baht) {
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, baht)));
        bench.reconcile(file, NOW);
    }

    void paidByFund(long baht) {
        bench.stated(credit("H" + System.nanoTime(), baht, bench.reference(file).value()));
        bench.reconcile(file, NOW);
    }

    Decision undone(Decision done) {
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        Decision ended = desk.execute(viewer, undo.id(), by("somchai"));
        bench.reconcile(file, NOW);
        return ended;
    }

    Map<Account, Long> baht() {
        Map<Account, Long> stands = new EnumMap<>(Account.class);
        new Stores(DATABASE)
                .books().balances(viewer, fund, Months.ALL).stream()
                        .filter(b -> !b.satang().equals(Satang.ZERO))
                        .forEach(b -> stands.put(b.account(), b.satang().value() / 100));
        new Stores(DATABASE).books().check(Optional.of(fund), one -> fail(one.toString()));
        return stands;
    }

    List<String> open() {
        return bench.jdbc
                .sql(
                        "select label || ' ' || at_risk / 100 from review_item where fund_id = ? and closed_at is null order by 1")
                .param(fund.value())
                .query(String.class)
                .list();
    }
}

package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.books.Account;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.Books.Months;
import org.songtor.port.FundEvents.Event;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;
import org.songtor.review.ItemState;

/** What a fund's program hears of money that people decided about: settled only what the bank has, and each time an item opens again. */
class ToldToProgramsTest extends DeskBench {
    private static final Instant OVER = DUE.plusSeconds(60);

    private JdbcFundEvents events;
    private long hook;

    @BeforeEach
    void listening() {
        Stores stores = new Stores(DATABASE);
        bench.fund(fund.value());
        events = new JdbcFundEvents(
                DATABASE.dataSource(), stores.transactions(), new Entries(DATABASE.dataSource()), stores.dead());
        events.listen(Set.of(fund));
        hook = bench.count("select webhook_id from webhook where fund_id = '" + fund + "'");
    }

    @Test
    void an_accepted_amount_is_settled_when_the_bank_has_the_files_money() {
        long item = mismatch();
        settle(item, Proposal.of(accept(), "ตกลง"));
        reconcile(NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(told())
                .containsExactly("item.opened item:" + item, "item.opened item:" + item(Label.HELD_FOR_MEMBER));
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile' and due_at = '" + DUE
                        + "' and subject = " + file.value()))
                .as("looked at again when the deadline is over")
                .isOne();
        pay(file);
        reconcile(NOW);
        assertThat(told()).containsExactly("batch.settled batch:" + batch.value());
        assertThat(told()).isEmpty();
    }

    @Test
    void an_item_that_opens_again_is_told_each_time_under_a_subject_of_its_own() {
        long item = mismatch();
        Decision first = settle(item, Proposal.of(accept(), "ตกลง"));
        reconcile(NOW);
        assertThat(told())
                .containsExactly("item.opened item:" + item, "item.opened item:" + item(Label.HELD_FOR_MEMBER));
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 90)));
        reconcile(NOW);
        assertThat(told()).containsExactly("item.reopened item:" + item + ":1");
        Decision second = settle(
                item,
                new Proposal(
                        accept(),
                        "แก้แล้ว",
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.of(Satang.ofBaht(90))));
        assertThat(second.supersedes()).containsExactly(first.id());
        reconcile(NOW);
        assertThat(told()).containsExactly("item.opened item:" + item(Label.HELD_FOR_MEMBER));
        Decision undo = desk.undo(viewer, second.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        assertThat(told()).containsExactly("item.reopened item:" + item + ":2");
        reconcile(NOW);
        assertThat(told()).as("it was open").isEmpty();
    }

    @Test
    void an_accepted_amount_that_nobody_pays_is_asked_for_after_the_deadline_until_the_money_comes() {
        Decision done = settle(mismatch(), Proposal.of(accept(), "ตกลง"));
        reconcile(NOW);
        reconcile(OVER);
        assertThat(bench.labels(batch)).containsExactly("NEVER_PAID");
        expect(Map.of(Account.AT_RISK, 100L));
        long asked = item(Label.NEVER_PAID);
        assertThat(text("select subject from review_item where item_id = " + asked))
                .isEqualTo("file:" + file.value());
        refused(
                Why.DECIDED_OTHERWISE,
                () -> desk.propose(viewer, asked, Proposal.of(DecisionKind.WRITE_OFF, "ไม่จ่าย"), by("malee")));
        desk.propose(
                viewer, asked, Proposal.until(DecisionKind.WAIT_UNTIL, "จ่ายวันศุกร์", TODAY.plusDays(7)), by("malee"));
        reconcile(OVER);
        assertThat(one(asked).row().due()).isEqualTo(TODAY.plusDays(7));
        assertThat(live(done)).as("the amount is accepted still").isOne();
        assertThat(bench.labels(batch)).containsExactly("NEVER_PAID");
        pay(file);
        reconcile(OVER);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(one(asked).row().state()).isEqualTo(ItemState.DONE);
        expect(Map.of(Account.SETTLED, 80L, Account.MEMBER_CREDIT, 20L));
        assertThat(told()).contains("batch.settled batch:" + batch.value());
    }

    @Test
    void who_takes_the_acceptance_of_an_amount_back_gives_up_nothing_of_what_the_agency_booked() {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "ตกลง"));
        reconcile(NOW);
        reconcile(OVER);
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ไม่จ่ายแล้ว");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        reconcile(OVER);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_MISMATCH");
        refused(
                Why.WOULD_PAY_TWICE,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.WRITE_OFF, "ไม่จ่ายแล้ว"), by("malee")));
        expect(Map.of(Account.AT_RISK, 100L));
    }

    @Test
    void a_batch_whose_line_went_again_is_settled_after_the_correcting_one() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        Decision done = settle(item, Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"));
        reconcile(NOW);
        assertThat(bench.labels(batch)).containsExactly("RESUBMITTED");
        assertThat(told()).containsExactly("item.opened item:" + item);
        BatchId correcting = done.batches().get(0);
        bench.jdbc
                .sql("update batch set state = 'CHECKED', period = '2569-11', receipt = '{}' where batch_id = ?")
                .param(correcting.value())
                .update();
        bench.line(correcting.value(), fund.value(), 1, TOY, "WAITING");
        settled(correcting);
        assertThat(told()).containsExactly("batch.settled batch:" + correcting.value());
        received(batch, 410);
        assertThat(told()).as("however long ago it came").containsExactly("batch.settled batch:" + batch.value());
        assertThat(told()).isEmpty();
    }

    @Test
    void money_held_in_trust_is_settled_after_the_release_that_carries_it() {
        heldInTrust();
        assertThat(told()).isEmpty();
        BatchId release = new Stores(DATABASE)
                .held()
                .release(fund, SchemeCode.of("toy"), Period.of("2569-12"))
                .orElseThrow();
        assertThat(bench.labels(batch)).containsExactly("FORWARDED");
        assertThat(told()).as("no bank has it").isEmpty();
        settled(release);
        assertThat(told()).containsExactly("batch.settled batch:" + release.value());
        assertThat(told()).containsExactly("batch.settled batch:" + batch.value());
    }

    @Test
    void money_held_for_a_year_is_settled_after_its_release_however_long_ago_it_came() {
        heldInTrust();
        BatchId release = new Stores(DATABASE)
                .held()
                .release(fund, SchemeCode.of("toy"), Period.of("2569-12"))
                .orElseThrow();
        BatchId older = settledBatch();
        received(older, 410);
        received(batch, 410);
        settled(release);
        assertThat(told()).containsExactly("batch.settled batch:" + release.value());
        assertThat(told())
                .as("not what was settled by itself before anybody listened")
                .containsExactly("batch.settled batch:" + batch.value());
        assertThat(told()).isEmpty();
    }

    @Test
    void what_was_told_long_ago_makes_no_older_batch_new() {
        heldInTrust();
        BatchId release = new Stores(DATABASE)
                .held()
                .release(fund, SchemeCode.of("toy"), Period.of("2569-12"))
                .orElseThrow();
        received(batch, 810);
        settled(release);
        assertThat(told()).containsExactly("batch.settled batch:" + release.value());
        bench.jdbc
                .sql("alter table fund_event disable trigger fund_event_guard")
                .update();
        bench.jdbc
                .sql("update fund_event set at = now() - interval '401 days' where webhook_id = ?")
                .param(hook)
                .update();
        bench.jdbc.sql("alter table fund_event enable trigger fund_event_guard").update();
        assertThat(told()).isEmpty();
    }

    /** One line collected and held, in a batch that passed nothing else on. */
    private void heldInTrust() {
        batch = bench.batch(fund.value(), 0, TOY);
        bench.line(batch.value(), fund.value(), 1, TOY, "HELD_IN_TRUST");
        bench.jdbc
                .sql(
                        "insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line where batch_id = ?")
                .param(batch.value())
                .update();
        assertThat(bench.files.freeze(batch, Bench.DAY)).isEmpty();
    }

    private BatchId settledBatch() {
        BatchId other = bench.batch(fund.value(), 1, TOY);
        FileId carried = bench.delivered(other, DUE);
        bench.answered(bench.answer(carried, 1));
        pay(carried);
        bench.reconcile(carried, NOW);
        assertThat(bench.labels(other)).containsExactly("SETTLED");
        return other;
    }

    private void received(BatchId one, int daysAgo) {
        bench.jdbc
                .sql("update batch set received_at = now() - ? * interval '1 day' where batch_id = ?")
                .params(daysAgo, one.value())
                .update();
    }

    private void settled(BatchId other) {
        FileId carried = bench.delivered(other, DUE);
        bench.answered(bench.answer(carried, 1));
        bench.reconcile(carried, NOW);
        assertThat(told()).as("accepted is not settled").isEmpty();
        pay(carried);
        bench.reconcile(carried, NOW);
        assertThat(bench.labels(other)).containsExactly("SETTLED");
    }

    private void pay(FileId one) {
        bench.stated(credit("P" + System.nanoTime(), 100, bench.reference(one).value()));
    }

    /** Rung by time where nothing else did. */
    private void reconcile(Instant known) {
        bench.jdbc
                .sql(
                        "insert into outbox (topic, subject) values ('reconcile', ?) on conflict (topic, subject) do update set due_at = now()")
                .param(file.value())
                .update();
        bench.reconcile(file, known);
    }

    private void expect(Map<Account, Long> baht) {
        Map<Account, Satang> stands = new EnumMap<>(Account.class);
        Stores stores = new Stores(DATABASE);
        stores.books()
                .balances(viewer, fund, Months.ALL)
                .forEach(b -> stands.merge(b.account(), b.satang(), Satang::plus));
        baht.forEach((account, sum) -> assertThat(stands).containsEntry(account, Satang.ofBaht(sum)));
        assertThat(stands.getOrDefault(Account.COLLECTED, Satang.ZERO)).isEqualTo(Satang.ofBaht(-100));
        assertThat(stores.books()
                        .check(Optional.of(fund), one -> assertThat(one).isNull()))
                .isOne();
    }

    /** What the program takes now, in order. */
    private List<String> told() {
        List<Event> untold = events.untold(hook, 100);
        untold.forEach(e -> events.told(e.id()));
        return untold.stream().map(e -> e.type() + " " + e.subject()).toList();
    }
}

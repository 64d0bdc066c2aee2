package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.songtor.items.By;
import org.songtor.items.Correction;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** Who may propose, sign, send back and carry out, over a real database. */
class JdbcReviewDeskTest extends DeskBench {
    @Test
    void one_proposes_and_another_approves_before_the_agencys_amount_is_accepted() {
        long item = mismatch();
        assertThat(one(item).fixes().get(0))
                .isEqualTo(new Fix(DecisionKind.ACCEPT_AGENCY_AMOUNT, Fix.Why.AGENCY_BOOKED_LESS));
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "ยอดของหน่วยงานถูกต้อง"), by("malee"));
        assertThat(proposed.state()).isEqualTo(DecisionState.PROPOSED);
        assertThat(proposed.amount()).as("what is signed").isEqualTo(Satang.ofBaht(80));
        assertThat(proposed.weight()).as("the difference moves").isEqualTo(Satang.ofBaht(20));
        assertThat(one(item).row().state()).isEqualTo(ItemState.PROPOSED);
        refused(Why.NOT_OPEN, () -> desk.propose(viewer, item, Proposal.of(accept(), "อีกครั้ง"), by("somchai")));
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, proposed.id(), by("malee")));
        sqlRefused(
                "insert into decision_approval values (" + proposed.id() + ", 'malee', 'treasurer')",
                "by the proposer");
        sqlRefused("update decision set state = 'APPROVED' where decision_id = " + proposed.id(), "nobody alone");
        refused(Why.NOT_APPROVED, () -> desk.execute(viewer, proposed.id(), by("malee")));

        Decision approved = desk.approve(viewer, proposed.id(), by("somchai"));
        assertThat(approved.state()).isEqualTo(DecisionState.APPROVED);
        assertThat(live(proposed)).isZero();
        Decision done = desk.execute(viewer, proposed.id(), by("somchai"));
        assertThat(done.state()).isEqualTo(DecisionState.DONE);
        assertThat(live(proposed)).isEqualTo(1);
        assertThat(bench.count("select booked from decision_line where decision_id = " + proposed.id()))
                .isEqualTo(8_000);
        assertThat(rung()).isTrue();
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsOnly("AMOUNT_ACCEPTED");
        assertThat(bench.views.files(viewer, batch))
                .as("people ended its line: it is neither settled nor asked about, and nothing of it is on its way")
                .singleElement()
                .satisfies(f -> assertThat(List.of(f.settledLines(), f.exceptions(), f.waiting()))
                        .containsOnly(0));
        assertThat(desk.items(viewer, Filter.OPEN, 10))
                .as("what is left is the member's")
                .extracting(Row::label)
                .containsOnly(Label.HELD_FOR_MEMBER);
        assertThat(desk.items(viewer, new Filter(Optional.empty(), Optional.empty(), 0, true), 10))
                .hasSize(2);
        assertThat(one(item).story())
                .extracting(e -> e.actor() + " " + e.event())
                .contains("malee decision.proposed", "somchai decision.approved", "somchai decision.done");
        assertThat(one(item).fixes()).as("it is over").isEmpty();
    }

    @Test
    void a_list_tells_the_files_reference_and_of_one_line_whose_it_is_and_an_operator_no_name() {
        long item = mismatch();
        Row own = desk.items(viewer, Filter.OPEN, 10).get(0);
        assertThat(own.reference()).contains(bench.reference(file).value());
        assertThat(own.who().orElseThrow().name()).startsWith("นางทดสอบ คนที่");
        assertThat(own.who().orElseThrow().person()).startsWith("xxxxxxxxx");
        Row operators = desk.item(Bench.OPERATOR, item).orElseThrow().row();
        assertThat(operators.who().orElseThrow().name()).isEmpty();
        assertThat(operators.reference()).isEqualTo(own.reference());
    }

    @Test
    void a_missing_member_is_told_with_the_month_and_an_operator_sees_the_number_and_no_name() {
        open(1);
        long item = bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('MISSING_FROM_BATCH', ?, ?, 'treasurer', 0, ?)"
                                + " returning item_id")
                .params("member:" + fund + ":2569-11:nsf:W:017", fund.value(), "นางบุญมี แก้วใส · กองทุนการออมแห่งชาติ")
                .query(Long.class)
                .single();
        assertThat(one(item).row().note()).isEqualTo("นางบุญมี แก้วใส · nsf · 2569-11");
        assertThat(desk.item(Bench.OPERATOR, item).orElseThrow().row().note()).isEqualTo("W:017 · nsf · 2569-11");
        assertThat(desk.items(Bench.OPERATOR, new Filter(Optional.empty(), Optional.of(fund), 0, false), 10))
                .singleElement()
                .satisfies(row -> assertThat(row.note()).isEqualTo("W:017 · nsf · 2569-11"));
        assertThat(bench.views.item(viewer, item).orElseThrow().item().note())
                .isEqualTo("นางบุญมี แก้วใส · nsf · 2569-11");
        assertThat(bench.views.item(Bench.OPERATOR, item).orElseThrow().item().note())
                .isEqualTo("W:017 · nsf · 2569-11");
    }

    @Test
    void the_rules_of_the_fund_say_who_may() {
        long item = mismatch();
        refused(Why.NO_RIGHT, () -> desk.propose(viewer, item, Proposal.of(accept(), "x"), by("wichai")));
        refused(Why.NO_RIGHT, () -> desk.propose(viewer, item, Proposal.of(accept(), "x"), by("nobody")));
        refused(Why.NOT_IN_OFFICE, () -> desk.propose(viewer, item, Proposal.of(accept(), "x"), by("former")));
        refused(
                Why.NO_RIGHT,
                () -> desk.propose(
                        Bench.OPERATOR, item, Proposal.of(accept(), "x"), new By("operator", TODAY, authority)));
        refused(
                Why.DOES_NOT_ANSWER,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.RESUBMIT, "x"), by("malee")));
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, Proposal.of(accept(), " "), by("malee")));
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "x"), by("malee"));
        refused(Why.NOT_IN_OFFICE, () -> desk.approve(viewer, proposed.id(), by("former")));
        refused(Why.NO_RIGHT, () -> desk.approve(viewer, proposed.id(), by("wichai")));
        assertThat(desk.approve(viewer, proposed.id(), by("kanda")).state())
                .as("two signatures without the chair's")
                .isEqualTo(DecisionState.PROPOSED);
        sqlRefused("update decision set state = 'APPROVED' where decision_id = " + proposed.id(), "that must be there");
        assertThat(desk.approve(viewer, proposed.id(), by("somchai")).state()).isEqualTo(DecisionState.APPROVED);
    }

    @Test
    void a_file_of_fifty_thousand_four_hundred_is_above_all_tiers() {
        open(2);
        bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('MISSING_FROM_BATCH', 'member:x:' || ?, ?, 'treasurer', 5040000, '')")
                .params(NUMBER.incrementAndGet(), fund.value())
                .update();
        long item = bench.count("select max(item_id) from review_item");
        refused(
                Why.ABOVE_ALL_TIERS,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.WRITE_OFF, "x"), by("malee")));
    }

    @Test
    void a_proposal_is_sent_back_with_a_reason_and_another_may_follow() {
        long item = mismatch();
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "x"), by("malee"));
        refused(Why.INCOMPLETE, () -> desk.sendBack(viewer, proposed.id(), by("somchai"), ""));
        assertThat(desk.sendBack(viewer, proposed.id(), by("somchai"), "ขอดูสลิปก่อน")
                        .state())
                .isEqualTo(DecisionState.RETURNED);
        assertThat(one(item).row().state()).isEqualTo(ItemState.RETURNED);
        refused(Why.SENT_BACK, () -> desk.approve(viewer, proposed.id(), by("somchai")));
        refused(Why.SENT_BACK, () -> desk.execute(viewer, proposed.id(), by("somchai")));
        refused(Why.SENT_BACK, () -> desk.sendBack(viewer, proposed.id(), by("somchai"), "อีกครั้ง"));
        assertThat(settle(item, Proposal.of(accept(), "แนบสลิปแล้ว")).state()).isEqualTo(DecisionState.DONE);
    }

    @Test
    void who_takes_back_while_another_proposes_about_the_same_item_is_told_so() throws Exception {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "x"));
        bench.jdbc
                .sql("update review_item set closed_at = null where item_id = ?")
                .param(item)
                .update();
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            Future<Decision> undo = DATABASE.transactions().execute(status -> {
                held(item);
                bench.jdbc
                        .sql(
                                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                                        + " values (?, ?, 'WRITE_OFF', 'AMOUNT_MISMATCH', 10000, 'malee', 'treasurer', 'x')")
                        .params(item, fund.value())
                        .update();
                return meanwhile.begin(() -> desk.undo(viewer, done.id(), by("somchai"), "ผิดราย"));
            });
            refusedThere(Why.NOT_OPEN, undo);
        }
    }

    @Test
    void what_evidence_closes_while_it_is_carried_out_is_not_carried_out_and_neither_waits_for_the_other()
            throws Exception {
        long item = mismatch();
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "x"), by("malee"));
        desk.approve(viewer, proposed.id(), by("somchai"));
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            Future<Decision> carried = DATABASE.transactions().execute(status -> {
                held(item);
                Future<Decision> begun = meanwhile.begin(() -> desk.execute(viewer, proposed.id(), by("somchai")));
                bench.jdbc
                        .sql(
                                "insert into outbox (topic, subject) select 'reconcile', file_id from review_item where item_id = ?"
                                        + " on conflict (topic, subject) do update set due_at = now()")
                        .param(item)
                        .update();
                bench.jdbc
                        .sql("update review_item set closed_at = now() where item_id = ?")
                        .param(item)
                        .update();
                bench.jdbc
                        .sql("update decision set state = 'RETURNED', ended_at = now() where decision_id = ?")
                        .param(proposed.id())
                        .update();
                return begun;
            });
            refusedThere(Why.SENT_BACK, carried);
        }
        assertThat(live(proposed)).isZero();
    }

    /** As reconciliation holds it. */
    private void held(long item) {
        bench.jdbc
                .sql("select item_id from review_item where item_id = ? for no key update")
                .param(item)
                .query(Long.class)
                .single();
    }

    @Test
    void of_two_ids_for_one_line_none_is_taken() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        long line = one(item).lines().get(0).id();
        List<Correction> two = List.of(new Correction(line, Bench.person(77)), new Correction(line, Bench.person(78)));
        Proposal wish = new Proposal(DecisionKind.RESUBMIT, "เลขสลับ", Set.of(), Set.of(), Optional.empty(), two);
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, wish, by("malee")));
    }

    @Test
    void a_line_that_is_none_of_the_items_is_told_to_be_that() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        long line = one(item).lines().get(0).id();
        for (Set<Long> named : List.of(Set.of(line, 999_999_999L), Set.of(999_999_999L))) {
            Proposal wish = new Proposal(
                    DecisionKind.RETURN_TO_MEMBER, "คืนเงิน", named, Set.of(), Optional.empty(), List.of());
            refused(Why.NOT_OF_ITEM, () -> desk.propose(viewer, item, wish, by("malee")));
        }
    }

    @Test
    void nobody_signs_that_money_once_held_in_trust_goes_again() {
        open(3);
        bench.jdbc
                .sql("update batch set channel = 'release' where batch_id = ?")
                .param(batch.value())
                .update();
        bench.answered(new Answer(
                bench.reference(file),
                "refused " + fund,
                Bench.DAY,
                Answer.Verdict.FILE_REFUSED,
                "E9, 1509900000017",
                List.of()));
        bench.reconcile(file, NOW);
        long item = item(Label.FILE_REFUSED);
        assertThat(one(item).refusals()).as("why").singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo("E9, xxxxxxxxx0017");
            assertThat(refusal.file()).isEqualTo(Bench.name(file));
        });
        assertThat(bench.views.item(viewer, item).orElseThrow().evidence())
                .extracting(row -> row.answer().orElse(""))
                .containsOnly("FILE_REFUSED");
        refused(
                Why.DOES_NOT_ANSWER,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"), by("malee")));
        assertThat(one(item).fixes()).extracting(Fix::kind).doesNotContain(DecisionKind.RESUBMIT);
        assertThat(one(item).fixes().get(0)).isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Fix.Why.HELD_MONEY_GOES_ONCE));
        Decision returned = settle(item, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงิน"));
        assertThat(returned.lines()).as("whatever else ends it is as before").isEqualTo(3);
    }

    @Test
    void what_was_proposed_never_changes_in_the_tables() {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "x"));
        sqlRefused("update decision set satang = 1 where decision_id = " + done.id(), "does not change");
        sqlRefused("delete from decision where decision_id = " + done.id(), "does not change");
        sqlRefused("update decision_line set booked = 1 where decision_id = " + done.id(), "does not change");
        sqlRefused("delete from decision_approval where decision_id = " + done.id(), "append-only");
        sqlRefused(
                "insert into decision_line (decision_id, line_id) select " + done.id()
                        + ", line_id from line where fund_id <> '" + fund + "' limit 1",
                "another fund");
        sqlRefused(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, state)"
                        + " values (" + item + ", '" + fund
                        + "', 'WRITE_OFF', 'AMOUNT_MISMATCH', 0, 'x', 'chair', 'x', 'DONE')",
                "begins as a proposal");
    }
}

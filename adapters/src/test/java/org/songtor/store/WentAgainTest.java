package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.BatchId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.port.Outbox;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** A line that went again in a correcting batch: from then on its money is the other line's, whatever is said of the first. */
class WentAgainTest extends AgainBench {
    @Test
    void another_bad_word_about_the_first_line_asks_nothing_and_moves_nothing() {
        Decision again = wentAgain();
        assertThat(books()).isEqualTo("TO_SEND 100");
        said(LineVerdict.REFUSED, 0);
        assertThat(label()).isEqualTo("RESUBMITTED");
        assertThat(open()).isZero();
        assertThat(books()).isEqualTo("TO_SEND 100");
        assertThat(found()).isEmpty();

        long asked = itemByHand("REFUSED_BY_AGENCY");
        for (DecisionKind kind : List.of(DecisionKind.RETURN_TO_MEMBER, DecisionKind.WRITE_OFF)) {
            refused(Why.ALREADY_GOES_ON, () -> desk.propose(viewer, asked, Proposal.of(kind, "อีกครั้ง"), by("malee")));
        }
        assertThat(live(again)).isEqualTo(1);
    }

    @Test
    void what_was_proposed_of_it_before_it_went_is_not_carried_out_and_the_table_refuses_it_too() {
        long item = refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE);
        Decision early = desk.propose(viewer, itemByHand("REFUSED_BY_AGENCY"), RETURN, by("malee"));
        desk.approve(viewer, early.id(), by("somchai"));
        Decision again = settle(item, Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"));
        refused(Why.DECIDED_OTHERWISE, () -> desk.execute(viewer, early.id(), by("somchai")));
        takenOver(again, "WAITING");
        refused(Why.DECIDED_OTHERWISE, () -> desk.execute(viewer, early.id(), by("somchai")));

        calledDone(early);
        sqlRefused(
                "update decision_line set live = false where decision_id = " + again.id(),
                "counts until people take it back");
        sqlRefused(
                "update decision_line set live = true where decision_id = " + early.id(),
                "its money is the other line's");
    }

    @Test
    void what_the_agency_refused_and_the_member_has_back_was_handed_in_and_is_no_payment() {
        settle(refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE), RETURN);
        bench.reconcile(file, NOW);
        assertThat(label()).isEqualTo("RETURNED");
        assertThat(payments()).isEmpty();
        assertThat(handedIn()).hasSize(1);
    }

    @Test
    void what_was_returned_of_the_second_line_is_not_given_back_a_second_time() {
        Decision again = wentAgain("HELD_FOR_REVIEW");
        long second = bench.count("select max(line_id) from line where fund_id = '" + fund + "'");
        settle(itemByHand("HELD_FOR_REVIEW", second), RETURN);
        assertThat(books()).isEqualTo("RETURNED 100");
        notTakenBack(again);
        assertThat(found()).isEmpty();
    }

    @Test
    void what_is_booked_after_all_is_asked_about_and_stands_in_the_books_once() {
        Decision again = wentAgain();
        said(LineVerdict.BOOKED, 100);
        assertThat(label()).isEqualTo("BOOKED_AFTER_ALL");
        long item = item(Label.BOOKED_AFTER_ALL);
        assertThat(one(item).row().atRisk()).isEqualTo(Satang.ofBaht(100));
        assertThat(one(item).fixes())
                .extracting(Fix::kind)
                .containsExactly(
                        DecisionKind.ASK_AGENCY,
                        DecisionKind.PAID_BACK,
                        DecisionKind.WAIT_UNTIL,
                        DecisionKind.BOOKING_GONE);
        assertThat(one(item).fixes().get(0).why()).isEqualTo(Fix.Why.PERHAPS_THERE_TWICE);
        refused(
                Why.DOES_NOT_ANSWER,
                () -> desk.propose(viewer, item, Proposal.of(accept(), "ลงบัญชีแล้ว"), by("malee")));
        desk.propose(
                viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "เก็บรายการใด", TODAY.plusDays(7)), by("malee"));
        bench.reconcile(file, NOW);
        assertThat(label()).as("asking moves nothing").isEqualTo("BOOKED_AFTER_ALL");
        assertThat(live(again)).isEqualTo(1);
        assertThat(books()).isEqualTo("TO_SEND 100");
        assertThat(found()).isEmpty();
    }

    @Test
    void two_people_say_that_the_agency_paid_back_and_take_it_back() {
        Decision again = wentAgain();
        said(LineVerdict.BOOKED, 100);
        long item = item(Label.BOOKED_AFTER_ALL);
        Decision proposed = desk.propose(viewer, item, PAID_BACK, by("malee"));
        assertThat(proposed.amount()).isEqualTo(Satang.ofBaht(100));
        assertThat(proposed.supersedes()).as("what went again went").isEmpty();
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, proposed.id(), by("malee")));
        sqlRefused("update decision set state = 'APPROVED' where decision_id = " + proposed.id(), "nobody alone");
        desk.approve(viewer, proposed.id(), by("somchai"));
        Decision done = desk.execute(viewer, proposed.id(), by("somchai"));
        bench.reconcile(file, NOW);
        assertThat(label()).isEqualTo("RESUBMITTED");
        assertThat(open()).isZero();
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        assertThat(live(again)).isZero();
        assertThat(live(done)).isEqualTo(1);
        assertThat(books()).isEqualTo("TO_SEND 100");
        assertThat(found()).isEmpty();
        assertThat(handedIn()).as("once, whatever became of it").hasSize(1);
        assertThat(payments()).as("the second line alone").hasSize(1);
        refused(Why.OTHER_STATE, () -> desk.undo(viewer, again.id(), by("malee"), "ไม่ส่งแล้ว"));
        sqlRefused("update decision set state = 'UNDONE' where decision_id = " + again.id(), "");

        undone(done);
        assertThat(live(done)).isZero();
        assertThat(live(again)).as("it went again, as before").isEqualTo(1);
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        bench.reconcile(file, NOW);
        assertThat(label()).isEqualTo("BOOKED_AFTER_ALL");
        assertThat(item(Label.BOOKED_AFTER_ALL)).isEqualTo(item);
        assertThat(found()).isEmpty();
        refused(Why.ALREADY_GOES_ON, () -> desk.undo(viewer, again.id(), by("malee"), "ไม่ส่งแล้ว"));
        settle(item, PAID_BACK);
    }

    @Test
    void what_is_booked_anew_after_it_was_paid_back_is_asked_about_again_and_answered_in_one_step() {
        Decision again = wentAgain();
        said(LineVerdict.BOOKED, 100);
        Decision first = settle(item(Label.BOOKED_AFTER_ALL), PAID_BACK);
        bench.reconcile(file, NOW);
        said(LineVerdict.BOOKED, 33);
        assertThat(label()).isEqualTo("BOOKED_AFTER_ALL");
        long item = item(Label.BOOKED_AFTER_ALL);
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        Decision second = settle(item, PAID_BACK);
        assertThat(second.supersedes()).containsExactly(first.id());
        bench.reconcile(file, NOW);
        assertThat(label()).isEqualTo("RESUBMITTED");
        assertThat(desk.decision(viewer, first.id()).orElseThrow().state()).isEqualTo(DecisionState.UNDONE);
        assertThat(live(second)).isEqualTo(1);
        assertThat(live(again)).isZero();
        assertThat(found()).isEmpty();
        undone(second);
        assertThat(live(again)).isEqualTo(1);
    }

    @Test
    void nothing_is_paid_back_where_nothing_went() {
        Decision again = went(refusedLine(LineVerdict.REFUSED, Label.REFUSED_BY_AGENCY));
        refusedWhole(again);
        bench.reconcile(file, NOW);
        said(LineVerdict.BOOKED, 100);
        assertThat(label()).as("it did not go").isEqualTo("REFUSED_BY_AGENCY");
        long item = itemByHand("BOOKED_AFTER_ALL");
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item, PAID_BACK, by("malee")));
        long empty = bench.jdbc
                .sql("insert into review_item (label, subject, fund_id, owner, at_risk, note)"
                        + " values ('BOOKED_AFTER_ALL', 'line:0', ?, 'treasurer', 10000, '') returning item_id")
                .param(fund.value())
                .query(Long.class)
                .single();
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, empty, PAID_BACK, by("malee")));
        assertThat(books()).isEqualTo("AT_RISK 100");
        assertThat(found()).isEmpty();
        sqlPaidBack();
    }

    @Test
    void a_check_says_nothing_of_what_is_still_on_its_way() {
        long item = refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE);
        Decision again = settle(item, Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"));
        assertThat(found()).as("decided").isEmpty();
        bench.reconcile(file, NOW);
        assertThat(found()).as("and called so").isEmpty();
        bench.answered(bench.answer(file, 0));
        takenOver(again, "WAITING");
        assertThat(found()).as("and taken over").isEmpty();
        new FundBooks(DATABASE).label(batch, "NOT_ELIGIBLE");
        assertThat(found()).as("taken over before the file is labelled").isEmpty();
        bench.outbox.ring(1_000, Duration.ofSeconds(10));
        assertThat(found()).as("and while its turn is rung for").isEmpty();
        Outbox.Work work = bench.take(Outbox.RECONCILE, file);
        assertThat(found()).as("or somebody labels it").isEmpty();
        bench.reconcile.reconcile(List.of(work), Bench.terms(NOW));
        assertThat(label()).isEqualTo("RESUBMITTED");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_check_finds_what_went_and_was_not_taken_over_and_what_was_taken_over_and_did_not_go() {
        Decision again = wentAgain();
        assertThat(found()).isEmpty();
        new FundBooks(DATABASE).label(batch, "RETURNED");
        assertThat(found())
                .filteredOn(one -> one.kind() != Kind.DECIDED)
                .containsExactly(
                        new Difference(Kind.PASSING, fund, "batch " + batch.value() + " line 1", "0.00", "100.00"));
        new FundBooks(DATABASE).label(new BatchId(again.batches().get(0).value()), "RESUBMITTED");
        assertThat(found())
                .as("a line that no decision sent again")
                .contains(new Difference(
                        Kind.PASSING, fund, "batch " + again.batches().get(0).value() + " line 1", "100.00", "0.00"));
    }

    /** As a program would that does not ask the desk. */
    private void sqlPaidBack() {
        long item = item(Label.REFUSED_BY_AGENCY);
        String asked = "decision decision_answers";
        Planted.behind(
                DATABASE.dataSource(),
                asked,
                () -> inOne(
                        "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                                + " values (" + item + ", '" + fund
                                + "', 'PAID_BACK', 'BOOKED_AFTER_ALL', 10000, 'malee', 'treasurer', 'x')",
                        "insert into decision_line (decision_id, line_id, booked) select max(decision_id), l.line_id, 10000 from decision, line l"
                                + " where l.batch_id = " + batch.value() + " group by l.line_id"));
        long paidBack = bench.count("select max(decision_id) from decision");
        desk.approve(viewer, paidBack, by("somchai"));
        Planted.done(DATABASE.dataSource(), paidBack);
        sqlRefused("update decision_line set live = true where decision_id = " + paidBack, "did not go again");
    }
}

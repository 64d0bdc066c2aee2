package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** A line went again, and the agency refuses the second sending: it has the first one after all, or says that it has one. The money is counted once. */
class FirstStandsTest extends AgainBench {
    private static final Proposal STANDS = Proposal.of(DecisionKind.FIRST_STANDS, "ลงบัญชีครั้งแรกแล้ว");

    private Decision again;
    private BatchId after;
    private FileId second;

    @Test
    void what_the_agency_booked_first_and_called_paid_the_second_time_stands_where_it_was_booked() {
        twice();
        said(LineVerdict.BOOKED, 100);
        said(second, LineVerdict.DUPLICATE, 0);
        assertThat(labels()).isEqualTo("BOOKED_AFTER_ALL ALREADY_PAID");
        long item = item(Label.ALREADY_PAID);
        assertThat(one(item).fixes())
                .extracting(Fix::kind)
                .containsExactly(DecisionKind.FIRST_STANDS, DecisionKind.ASK_AGENCY, DecisionKind.WAIT_UNTIL);
        assertThat(one(item).fixes().get(0).why()).isEqualTo(Fix.Why.FIRST_IS_BOOKED);
        for (DecisionKind kind : List.of(DecisionKind.RETURN_TO_MEMBER, DecisionKind.MERGE_DUPLICATE)) {
            refused(Why.WOULD_PAY_TWICE, () -> desk.propose(viewer, item, Proposal.of(kind, "คืน"), by("malee")));
        }
        assertThat(books()).isEqualTo("AT_RISK 100");

        Decision proposed = desk.propose(viewer, item, STANDS, by("malee"));
        assertThat(proposed.amount()).isEqualTo(Satang.ofBaht(100));
        assertThat(proposed.lines()).isOne();
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, proposed.id(), by("malee")));
        sqlRefused("update decision set state = 'APPROVED' where decision_id = " + proposed.id(), "nobody alone");
        desk.approve(viewer, proposed.id(), by("somchai"));
        desk.execute(viewer, proposed.id(), by("somchai"));
        labelled();
        assertThat(labels()).isEqualTo("AMOUNT_ACCEPTED FIRST_STANDS");
        assertThat(open()).isZero();
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        assertThat(live(again)).isZero();
        assertThat(books()).isEqualTo("ACCEPTED 100");
        assertThat(found()).isEmpty();
        assertThat(payments()).as("the first line alone").hasSize(1);

        pay();
        bench.reconcile(file, NOW);
        assertThat(books()).isEqualTo("SETTLED 100");
        assertThat(found()).isEmpty();
        refused(
                Why.ALREADY_GOES_ON,
                () -> desk.propose(viewer, itemByHand("ALREADY_PAID", line(after)), RETURN, by("malee")));
    }

    @Test
    void where_only_the_word_about_the_second_says_so_the_agency_is_asked_or_two_people_accept_it() {
        twice();
        said(second, LineVerdict.DUPLICATE, 0);
        assertThat(labels()).isEqualTo("RESUBMITTED ALREADY_PAID");
        long item = item(Label.ALREADY_PAID);
        assertThat(one(item).fixes().get(0)).isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Fix.Why.FIRST_MAY_BE_BOOKED));
        assertThat(one(item).fixes())
                .extracting(Fix::kind)
                .contains(DecisionKind.FIRST_STANDS, DecisionKind.RETURN_TO_MEMBER, DecisionKind.MERGE_DUPLICATE);
        Decision done = settle(item, STANDS);
        labelled();
        assertThat(labels()).isEqualTo("AMOUNT_ACCEPTED FIRST_STANDS");
        assertThat(books()).isEqualTo("ACCEPTED 100");
        assertThat(found()).isEmpty();

        undone(done);
        labelled();
        assertThat(labels()).isEqualTo("RESUBMITTED ALREADY_PAID");
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(live(again)).as("it went again, as before").isOne();
        assertThat(books()).isEqualTo("AT_RISK 100");
        assertThat(found()).isEmpty();
        settle(item, RETURN);
        labelled();
        assertThat(books()).as("the member paid at a counter").isEqualTo("RETURNED 100");
        assertThat(found()).isEmpty();
    }

    /** 1 the first is booked, 2 the second is called paid, p people let the first stand, a bank has the first file's money. */
    @ParameterizedTest
    @ValueSource(
            strings = {"12pa", "21pa", "2p1a", "a12p", "1a2p", "2pa1", "a2p1", "21ap", "2a1p", "2ap1", "12ap", "a21p"})
    void in_every_order_of_arrival_it_ends_alike(String order) {
        twice();
        for (char event : order.toCharArray()) {
            switch (event) {
                case '1' -> said(LineVerdict.BOOKED, 100);
                case '2' -> said(second, LineVerdict.DUPLICATE, 0);
                case 'a' -> pay();
                default -> settle(item(Label.ALREADY_PAID), STANDS);
            }
            labelled();
            assertThat(found()).as("%s after %s", order, event).isEmpty();
        }
        assertThat(labels()).isEqualTo("AMOUNT_ACCEPTED FIRST_STANDS");
        assertThat(books()).isEqualTo("SETTLED 100");
        assertThat(open()).isZero();
    }

    @Test
    void what_is_refused_the_second_time_for_another_reason_stands_only_where_the_first_is_booked() {
        twice();
        said(second, LineVerdict.REFUSED, 0);
        long item = item(Label.REFUSED_BY_AGENCY);
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item, STANDS, by("malee")));
        Decision returned = desk.propose(viewer, item, RETURN, by("malee"));
        desk.approve(viewer, returned.id(), by("somchai"));
        said(LineVerdict.BOOKED, 100);
        refused(Why.WOULD_PAY_TWICE, () -> desk.execute(viewer, returned.id(), by("somchai")));
        calledDone(returned);
        sqlRefused(
                "update decision_line set live = true where decision_id = " + returned.id(),
                "the agency has it by an earlier line");
        long other = itemByHand("FILE_REFUSED", line(after));
        settle(other, STANDS);
        labelled();
        assertThat(labels()).isEqualTo("AMOUNT_ACCEPTED FIRST_STANDS");
        assertThat(books()).isEqualTo("ACCEPTED 100");
        assertThat(found()).isEmpty();
    }

    @Test
    void what_the_agency_booked_of_the_second_or_with_another_amount_does_not_let_the_first_stand() {
        twice();
        said(LineVerdict.BOOKED, 90);
        said(second, LineVerdict.DUPLICATE, 0);
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item(Label.ALREADY_PAID), STANDS, by("malee")));
        said(second, LineVerdict.BOOKED, 100);
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item(Label.ALREADY_PAID), STANDS, by("malee")));
        open(1);
        said(LineVerdict.DUPLICATE, 0);
        long once =
                bench.count("select max(item_id) from review_item where closed_at is null and label = 'ALREADY_PAID'"
                        + " and fund_id = '" + fund + "'");
        assertThat(one(once).fixes()).extracting(Fix::kind).doesNotContain(DecisionKind.FIRST_STANDS);
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, once, STANDS, by("malee")));
    }

    @Test
    void where_the_second_is_booked_after_all_the_agency_is_asked_to_pay_back_and_then_has_one() {
        twice();
        said(second, LineVerdict.DUPLICATE, 0);
        Decision stands = settle(item(Label.ALREADY_PAID), STANDS);
        labelled();
        said(second, LineVerdict.BOOKED, 100);
        assertThat(labels()).isEqualTo("AMOUNT_ACCEPTED BOOKED_AFTER_ALL");
        assertThat(books()).isEqualTo("ACCEPTED 100");
        assertThat(found()).isEmpty();
        long item = item(Label.BOOKED_AFTER_ALL);
        Decision back = settle(item, PAID_BACK);
        labelled();
        assertThat(labels()).isEqualTo("AMOUNT_ACCEPTED RESUBMITTED");
        assertThat(books()).isEqualTo("ACCEPTED 100");
        assertThat(found()).isEmpty();
        assertThat(payments()).hasSize(1);
        refused(Why.OTHER_STATE, () -> desk.undo(viewer, stands.id(), by("malee"), "ผิดราย"));
        undone(back);
        labelled();
        assertThat(labels()).isEqualTo("AMOUNT_ACCEPTED BOOKED_AFTER_ALL");
        undone(stands);
        labelled();
        assertThat(labels()).isEqualTo("RESUBMITTED ALREADY_PAID");
        assertThat(books()).isEqualTo("AT_RISK 100");
        assertThat(found()).isEmpty();
    }

    @Test
    void another_word_about_the_first_asks_again_and_moves_its_money_alone() {
        twice();
        said(second, LineVerdict.DUPLICATE, 0);
        Decision stands = settle(item(Label.ALREADY_PAID), STANDS);
        labelled();
        said(LineVerdict.NOT_ELIGIBLE, 0);
        assertThat(labels()).as("it was said before").isEqualTo("AMOUNT_ACCEPTED FIRST_STANDS");
        said(LineVerdict.REFUSED, 0);
        assertThat(labels()).isEqualTo("REFUSED_BY_AGENCY FIRST_STANDS");
        assertThat(books()).isEqualTo("AT_RISK 100");
        assertThat(found()).isEmpty();
        long item = item(Label.REFUSED_BY_AGENCY);
        Decision returned = desk.propose(viewer, item, RETURN, by("malee"));
        desk.approve(viewer, returned.id(), by("somchai"));
        refused(Why.DECIDED_OTHERWISE, () -> desk.execute(viewer, returned.id(), by("somchai")));
        desk.sendBack(viewer, returned.id(), by("somchai"), "ยกเลิกคำตัดสินเดิมก่อน");
        undone(stands);
        labelled();
        assertThat(labels()).isEqualTo("RESUBMITTED ALREADY_PAID");
        settle(item(Label.ALREADY_PAID), RETURN);
        labelled();
        assertThat(books()).isEqualTo("RETURNED 100");
        assertThat(found()).isEmpty();
    }

    @Test
    void of_three_sendings_the_one_that_was_booked_stands() {
        twice();
        bench.answered(new Answer(
                bench.reference(second), "X" + second, Bench.DAY, Answer.Verdict.FILE_REFUSED, "", List.of()));
        bench.reconcile(second, NOW);
        Decision more = settle(item(Label.FILE_REFUSED), AGAIN);
        takenOver(more, "WAITING");
        labelled();
        FileId third = bench.delivered(correcting(more), DUE);
        said(LineVerdict.BOOKED, 100);
        said(third, LineVerdict.DUPLICATE, 0);
        assertThat(labels()).isEqualTo("BOOKED_AFTER_ALL RESUBMITTED");
        assertThat(found()).isEmpty();
        Decision stands = settle(item(Label.ALREADY_PAID), STANDS);
        labelled();
        assertThat(labels()).isEqualTo("AMOUNT_ACCEPTED FIRST_STANDS");
        assertThat(bench.labels(correcting(more))).containsExactly("FIRST_STANDS");
        assertThat(books()).isEqualTo("ACCEPTED 100");
        assertThat(found()).isEmpty();
        assertThat(payments()).hasSize(1);
        undone(stands);
        labelled();
        assertThat(labels()).isEqualTo("BOOKED_AFTER_ALL RESUBMITTED");
        assertThat(books()).isEqualTo("AT_RISK 100");
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_said_to_be_paid_back_and_is_booked_anew_stands_in_one_step() {
        twice();
        said(LineVerdict.BOOKED, 100);
        Decision back = settle(item(Label.BOOKED_AFTER_ALL), PAID_BACK);
        labelled();
        said(second, LineVerdict.DUPLICATE, 0);
        Decision early = desk.propose(viewer, item(Label.ALREADY_PAID), STANDS, by("malee"));
        desk.approve(viewer, early.id(), by("somchai"));
        refused(Why.DECIDED_OTHERWISE, () -> desk.execute(viewer, early.id(), by("somchai")));
        desk.sendBack(viewer, early.id(), by("somchai"), "หน่วยงานคืนแล้ว");
        settle(item(Label.ALREADY_PAID), RETURN);
        labelled();
        assertThat(labels()).isEqualTo("RESUBMITTED RETURNED");
        assertThat(live(back)).isOne();
        assertThat(books()).isEqualTo("RETURNED 100");
        assertThat(found()).isEmpty();
    }

    @Test
    void the_table_lets_no_line_stand_that_did_not_go_again() {
        twice();
        said(second, LineVerdict.DUPLICATE, 0);
        Decision stands = settle(item(Label.ALREADY_PAID), STANDS);
        assertThat(bench.count("select count(*) from decision_line where live and decision_id = " + stands.id()))
                .isEqualTo(2);
        sqlRefused(
                "update decision_line set part = 'ASKED', knew = null where decision_id = " + stands.id(),
                "does not change");
        sqlRefused(
                "insert into decision_line (decision_id, line_id, part, knew) select " + again.id()
                        + ", max(line_id), 'STANDS', '{}' from line",
                "");
        sqlRefused("delete from carried_line", "");
        sqlRefused("update carried_line set first_id = first_id - 1", "");
    }

    @Test
    void
            programs_hear_settled_of_both_batches_when_the_bank_has_the_money_of_the_first_and_of_both_where_it_is_in_doubt() {
        bench.fund(fund.value());
        ToldEvents told = new ToldEvents(DATABASE, fund);
        twice();
        said(second, LineVerdict.DUPLICATE, 0);
        settle(item(Label.ALREADY_PAID), STANDS);
        labelled();
        assertThat(told.all()).noneMatch(event -> event.startsWith("batch."));
        said(LineVerdict.BOOKED, 100);
        pay();
        labelled();
        String first = "batch:" + batch.value();
        String other = "batch:" + after.value();
        assertThat(told.all()).containsExactly("batch.settled " + first, "batch.settled " + other);
        said(LineVerdict.REFUSED, 0);
        assertThat(labels()).isEqualTo("REFUSED_BY_AGENCY FIRST_STANDS");
        assertThat(told.all())
                .containsExactly(
                        "item.opened item:" + item(Label.REFUSED_BY_AGENCY),
                        "batch.unsettled " + first + ":1",
                        "batch.unsettled " + other + ":1");
    }

    /** Not eligible, sent again, and the second file is at the agency. */
    private void twice() {
        again = wentAgain();
        after = correcting(again);
        second = bench.delivered(after, DUE);
    }

    private void pay() {
        bench.stated(credit(
                "first" + NUMBER.incrementAndGet(),
                100,
                "pay " + bench.reference(file).value()));
    }

    private void labelled() {
        bench.reconcileAll(NOW);
    }

    /** Of the first line and the second. */
    private String labels() {
        return bench.labels(batch).get(0) + " " + bench.labels(after).get(0);
    }
}

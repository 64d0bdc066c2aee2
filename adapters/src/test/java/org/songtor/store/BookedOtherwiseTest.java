package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.books.Account;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.review.Accepted;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;

/** What the agency booked with another amount than was sent is not given up, whatever else it says of the line: two people accept what it has, and the rest is the member's. */
class BookedOtherwiseTest extends HeldBench {
    private static final Proposal GIVE_UP = Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ");

    private static final Proposal TAKE = Proposal.of(accept(), "ตามที่หน่วยงานลงบัญชี");

    private long bookedFirst(long baht) {
        open(1);
        booked(baht);
        return item(Label.AMOUNT_MISMATCH);
    }

    private void said(Answer.Line... lines) {
        bench.answered(bench.answer(file, 0, lines));
        bench.reconcile(file, NOW);
    }

    private static Answer.Line bad(LineVerdict verdict, String cause) {
        return new Answer.Line(1, Bench.person(1), verdict, Satang.ZERO, cause);
    }

    private static Proposal taking(long baht) {
        return new Proposal(
                accept(),
                "ตามหนังสือหน่วยงาน",
                Set.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                Optional.of(Satang.ofBaht(baht)));
    }

    private static Accepted of(long sent, long accepted) {
        return Accepted.of(Satang.ofBaht(sent), Satang.ofBaht(accepted));
    }

    private List<DecisionKind> offered(long item) {
        return one(item).fixes().stream().map(Fix::kind).toList();
    }

    private void notGivenUp(long item) {
        assertThat(offered(item)).contains(accept()).doesNotContain(DecisionKind.WRITE_OFF);
        refused(Why.WOULD_PAY_TWICE, () -> desk.propose(viewer, item, GIVE_UP, by("malee")));
    }

    @Test
    void of_what_was_booked_in_part_nothing_is_given_up_and_the_rest_is_the_members() {
        long item = bookedFirst(50);
        notGivenUp(item);
        settle(item, TAKE);
        paidByFund(50);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(open()).containsExactly("HELD_FOR_MEMBER 50");
        assertThat(baht())
                .isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 50L, Account.MEMBER_CREDIT, 50L));
    }

    @Test
    void what_the_agency_put_right_is_not_given_up_and_is_accepted_as_it_was_sent() {
        long item = bookedFirst(50);
        booked(100);
        notGivenUp(item);
        settle(item, taking(100));
        paidByFund(100);
        assertThat(open()).isEmpty();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 100L));
    }

    @Test
    void what_is_booked_before_anybody_signs_is_not_given_up() {
        long item = bookedFirst(0);
        assertThat(offered(item)).contains(DecisionKind.WRITE_OFF);
        Decision proposed = desk.propose(viewer, item, GIVE_UP, by("malee"));
        booked(50);
        refused(Why.WOULD_PAY_TWICE, () -> desk.approve(viewer, proposed.id(), by("somchai")));
        assertThat(one(item).underWay().orElseThrow().givesBooked())
                .as("so the card says")
                .isTrue();
        desk.sendBack(viewer, proposed.id(), by("somchai"), "หน่วยงานลงบัญชีแล้ว");
        notGivenUp(item);
    }

    @Test
    void what_is_booked_after_the_signature_is_not_given_up_either() {
        long item = bookedFirst(0);
        Decision signed = desk.propose(viewer, item, GIVE_UP, by("malee"));
        desk.approve(viewer, signed.id(), by("somchai"));
        booked(100);
        refused(Why.WOULD_PAY_TWICE, () -> desk.execute(viewer, signed.id(), by("somchai")));
        assertThat(desk.sendBack(viewer, signed.id(), by("somchai"), "หน่วยงานลงบัญชีแล้ว")
                        .state())
                .isEqualTo(DecisionState.RETURNED);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_MISMATCH");
    }

    @Test
    void what_was_given_up_with_nothing_booked_and_is_booked_since_contradicts_that() {
        Decision done = settle(bookedFirst(0), GIVE_UP);
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("WRITTEN_OFF");
        booked(100);
        paidByFund(100);
        assertThat(bench.labels(batch)).containsExactly("DECISION_CONTRADICTED");
        assertThat(offered(item(Label.DECISION_CONTRADICTED)))
                .containsExactly(DecisionKind.ASK_AGENCY, DecisionKind.WAIT_UNTIL, DecisionKind.BOOKING_GONE);
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.AT_RISK, 100L));
        undone(done);
        long item = item(Label.AMOUNT_MISMATCH);
        notGivenUp(item);
        settle(item, taking(100));
        bench.reconcile(file, NOW);
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 100L));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_ELIGIBLE", "REFUSED", "DUPLICATE"})
    void what_it_refuses_and_booked_with_another_amount_ends_with_that_and_the_rest_is_the_members(
            LineVerdict verdict) {
        open(1);
        said(bad(verdict, "E1"));
        Label label = Label.valueOf(bench.labels(batch).get(0));
        long item = item(label);
        assertThat(offered(item)).as("nothing is booked").doesNotContain(accept());
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item, TAKE, by("malee")));
        booked(40);
        assertThat(one(item).fixes().get(0).kind()).as("asked first").isEqualTo(DecisionKind.ASK_AGENCY);
        assertThat(offered(item))
                .containsExactly(DecisionKind.ASK_AGENCY, accept(), DecisionKind.WAIT_UNTIL, DecisionKind.BOOKING_GONE);
        Decision done = settle(item, TAKE);
        assertThat(done.amount()).as("what is signed").isEqualTo(Satang.ofBaht(40));
        assertThat(done.accepts()).contains(of(100, 40));
        assertThat(new Stores(DATABASE)
                        .traces()
                        .of(viewer, new Subject.Reference(bench.reference(file)))
                        .moments())
                .filteredOn(moment -> moment.what() == What.PROPOSED)
                .singleElement()
                .satisfies(moment -> assertThat(moment.amount()).contains(Satang.ofBaht(40)));
        assertThat(done.weight()).as("what moves").isEqualTo(Satang.ofBaht(60));
        assertThat(done.acceptsFault()).isTrue();
        assertThat(done.who())
                .singleElement()
                .satisfies(line -> assertThat(line.accepts()).contains(of(100, 40)));
        assertThat(one(item).story())
                .extracting("detail")
                .anySatisfy(said -> assertThat(said).asString().contains("40.00 of 100.00 sent, difference 60.00"));
        paidByFund(40);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(open()).containsExactly("HELD_FOR_MEMBER 60");
        settle(item(Label.HELD_FOR_MEMBER), GIVE);
        bench.reconcile(file, NOW);
        assertThat(open()).isEmpty();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 40L, Account.RETURNED, 60L));
    }

    @Test
    void what_it_finds_fault_with_and_booked_with_more_is_owed_by_the_member() {
        open(1);
        booked(130);
        said(bad(LineVerdict.REFUSED, "REF1_INVALID"));
        settle(item(Label.WRONG_REFERENCE), TAKE);
        paidByFund(130);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(open()).containsExactly("OWED_BY_MEMBER 30");
    }

    @Test
    void where_answers_booked_different_amounts_one_of_them_is_named() {
        open(1);
        said(bad(LineVerdict.NOT_ELIGIBLE, "E1"));
        booked(40);
        booked(70);
        long item = item(Label.NOT_ELIGIBLE);
        refused(Why.ANSWERS_DISAGREE, () -> desk.propose(viewer, item, TAKE, by("malee")));
        refused(Why.ANSWERS_DISAGREE, () -> desk.propose(viewer, item, taking(110), by("malee")));
        Decision named = settle(item, taking(70));
        assertThat(named.accepts()).as("and not what it booked in all").contains(of(100, 70));
        Decision undo = desk.undo(viewer, named.id(), by("malee"), "ผิด");
        assertThat(undo.accepts()).contains(of(100, 70));
        assertThat(undo.who())
                .singleElement()
                .satisfies(line -> assertThat(line.accepts()).contains(of(100, 70)));
        desk.sendBack(viewer, undo.id(), by("somchai"), "ไม่ผิด");
        paidByFund(70);
        assertThat(open()).containsExactly("HELD_FOR_MEMBER 30");
        booked(100);
        assertThat(bench.labels(batch)).as("answered anew").containsExactly("NOT_ELIGIBLE");
        settle(item(Label.NOT_ELIGIBLE), taking(100));
        paidByFund(30);
        assertThat(open()).isEmpty();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 100L));
    }

    @Test
    void what_one_answer_booked_twice_ends_with_no_more_than_was_sent_also_where_another_refuses_it() {
        open(1);
        Answer.Line once = Bench.booked(1, 1, 100);
        bench.answered(new Answer(
                bench.reference(file), "T" + file, Bench.DAY, Answer.Verdict.PROCESSED, "", List.of(once, once)));
        said(bad(LineVerdict.REFUSED, "E1"));
        long item = item(Label.REFUSED_BY_AGENCY);
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item, taking(200), by("malee")));
        settle(item, taking(100));
        paidByFund(100);
        assertThat(open()).isEmpty();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 100L));
    }

    @Test
    void of_several_lines_that_one_is_accepted_which_was_booked() {
        open(2);
        said(
                new Answer.Line(1, Bench.person(1), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1"),
                new Answer.Line(2, Bench.person(2), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1"));
        booked(40);
        for (String subject : bench.jdbc
                .sql("select subject from review_item where closed_at is null and fund_id = ? order by 1")
                .param(fund.value())
                .query(String.class)
                .list()) {
            long item = bench.count("select item_id from review_item where subject = '" + subject + "'");
            boolean booked = one(item).lines().get(0).booked().isPositive();
            assertThat(offered(item).contains(accept())).isEqualTo(booked);
        }
    }
}

package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songtor.books.Account;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Months;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** Decisions that newer evidence contradicts: taken back by two people, by themselves or in the step that follows. */
class DeskEvidenceTest extends DeskBench {
    @Test
    void what_was_done_is_taken_back_by_a_decision_of_two_people_and_is_one_story() {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "ตกลง"));
        sqlRefused("update decision set state = 'UNDONE' where decision_id = " + done.id(), "by a decision of its own");
        Decision undo = desk.undo(viewer, done.id(), by("somchai"), "ตกลงผิดราย");
        assertThat(undo.reverses()).contains(done.id());
        assertThat(undo.amount()).isEqualTo(done.amount());
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, undo.id(), by("somchai")));
        refused(Why.NOT_OPEN, () -> desk.undo(viewer, done.id(), by("malee"), "อีกคน"));
        assertThat(live(done)).as("holds until two people took it back").isEqualTo(1);
        desk.approve(viewer, undo.id(), by("malee"));
        desk.execute(viewer, undo.id(), by("malee"));
        assertThat(live(done)).isZero();
        Case story = one(item);
        assertThat(story.row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(story.decisions())
                .extracting(Decision::state)
                .containsExactly(DecisionState.UNDONE, DecisionState.DONE);
        assertThat(story.story()).extracting("event").endsWith("decision.undone");
        refused(Why.OTHER_STATE, () -> desk.undo(viewer, done.id(), by("malee"), "อีกครั้ง"));
        assertThat(settle(item, Proposal.of(accept(), "ถูกแล้ว")).state()).isEqualTo(DecisionState.DONE);
    }

    @Test
    void a_decision_gives_its_label_and_newer_evidence_opens_the_question_again_without_forgetting_it() {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 90)));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_MISMATCH");
        long again = item(Label.AMOUNT_MISMATCH);
        assertThat(one(again).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(one(again).decisions()).extracting(Decision::id).containsExactly(done.id());
        desk.propose(
                viewer, again, Proposal.until(DecisionKind.ASK_AGENCY, "80 หรือ 90", TODAY.plusDays(7)), by("malee"));
        assertThat(live(done)).as("asking moves no money back").isEqualTo(1);
        assertThat(one(again).lines().get(0).said()).containsExactly(Satang.ofBaht(80), Satang.ofBaht(90));
        assertThat(one(again).fixes()).first().extracting(Fix::why).isEqualTo(Fix.Why.ANSWERS_DISAGREE);
        refused(Why.ANSWERS_DISAGREE, () -> desk.propose(viewer, again, Proposal.of(accept(), "จำนวนใด"), by("malee")));
        refused(Why.ANSWERS_DISAGREE, () -> desk.propose(viewer, again, accepting(Satang.ofBaht(170)), by("malee")));
        Decision other = desk.propose(viewer, again, accepting(Satang.ofBaht(90)), by("malee"));
        assertThat(other.supersedes()).containsExactly(done.id());
        assertThat(other.amount()).as("90 against 100").isEqualTo(Satang.ofBaht(90));
        assertThat(other.weight()).as("the larger of what moves").isEqualTo(Satang.ofBaht(20));
        sqlRefused("update decision_line set accepted = 1 where decision_id = " + other.id(), "");
        sqlRefused("update decision_supersedes set earlier_id = decision_id where decision_id = " + other.id(), "");
        assertThat(live(done)).as("until two people signed").isEqualTo(1);
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, other.id(), by("malee")));
        desk.approve(viewer, other.id(), by("somchai"));
        sqlRefused("update decision set state = 'UNDONE' where decision_id = " + done.id(), "by a decision of its own");
        desk.execute(viewer, other.id(), by("somchai"));
        assertThat(live(done)).isZero();
        assertThat(live(other)).isEqualTo(1);
        assertThat(text("select d.state || ' ' || r.state || ' ' || r.proposed_by || ' ' || a.officer from decision d"
                        + " join decision r on r.reverses = d.decision_id join decision_approval a on a.decision_id = r.decision_id"
                        + " where d.decision_id = " + done.id()))
                .isEqualTo("UNDONE DONE malee somchai");
        assertThat(one(again).story()).extracting(e -> e.detail()).contains("D" + done.id() + " by D" + other.id());
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(aside())
                .as("held for the member: what the accepted amount leaves")
                .isEqualTo(1_000);
        refused(Why.OTHER_STATE, () -> desk.undo(viewer, done.id(), by("malee"), "อีกครั้ง"));
    }

    @Test
    void an_agency_that_corrects_itself_to_what_was_sent_is_believed_by_two_people_and_nothing_is_left_over() {
        long item = mismatch();
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 100)));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_MISMATCH");
        settle(item, accepting(Satang.ofBaht(100)));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(aside()).isZero();
    }

    @Test
    void no_amount_is_named_where_answers_agree() {
        long item = mismatch();
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, accepting(Satang.ofBaht(80)), by("malee")));
    }

    private static Proposal accepting(Satang amount) {
        return new Proposal(
                accept(), "หน่วยงานแก้จำนวน", Set.of(), Set.of(), Optional.empty(), List.of(), Optional.of(amount));
    }

    private long aside() {
        return bench.count("select n.aside from line_label n join line l on l.line_id = n.line_id where l.batch_id = "
                + batch.value() + " order by n.number desc limit 1");
    }

    @Test
    void a_decision_whose_trouble_is_gone_is_taken_back_by_two_people_whatever_was_asked_meanwhile() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        Decision done = settle(item, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงิน"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("RETURNED");
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 100)));
        bench.stated(credit("C" + System.nanoTime(), 100, bench.reference(file).value()));
        bench.reconcile(file, NOW);
        long again =
                bench.count("select item_id from review_item where closed_at is null and fund_id = '" + fund + "'");
        desk.propose(
                viewer,
                again,
                Proposal.until(DecisionKind.ASK_AGENCY, "ลงบัญชีจริงหรือไม่", TODAY.plusDays(7)),
                by("malee"));
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "หน่วยงานลงบัญชีแล้ว");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        assertThat(live(done)).isZero();
    }

    @Test
    void what_the_agency_refused_and_then_booked_as_it_was_sent_is_accepted_and_stands_in_the_books_as_settled() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        Proposal accept = Proposal.of(accept(), "หน่วยงานแก้แล้ว");
        assertThat(one(item).fixes()).extracting(Fix::kind).doesNotContain(accept());
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item, accept, by("malee")));
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 100)));
        bench.stated(credit("A" + System.nanoTime(), 100, bench.reference(file).value()));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("REFUSED_BY_AGENCY");
        assertThat(one(item).fixes()).extracting(Fix::kind).contains(accept());
        Decision done = settle(item, accept);
        assertThat(done.amount()).as("what is signed").isEqualTo(Satang.ofBaht(100));
        assertThat(done.weight()).as("no money is left over").isEqualTo(Satang.ZERO);
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        settledWhole();
    }

    /** The one line of 100 baht. */
    private void settledWhole() {
        Map<Account, Satang> stands = new EnumMap<>(Account.class);
        new Stores(DATABASE)
                .books()
                .balances(viewer, fund, Months.ALL)
                .forEach(b -> stands.put(b.account(), b.satang()));
        assertThat(stands).containsEntry(Account.SETTLED, Satang.ofBaht(100));
        assertThat(stands.getOrDefault(Account.MEMBER_CREDIT, Satang.ZERO)).isEqualTo(Satang.ZERO);
        assertThat(new Stores(DATABASE).books().check(Optional.of(fund), one -> fail(one.toString())))
                .isOne();
    }

    @Test
    void what_one_answer_booked_twice_is_settled_once_and_nothing_is_owed_to_the_member() {
        long item = bookedTwice(100);
        bench.stated(credit("W" + System.nanoTime(), 100, bench.reference(file).value()));
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 100)));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("BOOKED_TWICE");
        assertThat(one(item).fixes())
                .extracting(Fix::kind)
                .containsExactly(DecisionKind.ASK_AGENCY, accept(), DecisionKind.WAIT_UNTIL, DecisionKind.BOOKING_GONE);
        assertThat(one(item).lines().get(0).said()).containsExactly(Satang.ofBaht(100), Satang.ofBaht(200));
        refused(Why.ANSWERS_DISAGREE, () -> desk.propose(viewer, item, accepting(Satang.ofBaht(300)), by("malee")));
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item, accepting(Satang.ofBaht(200)), by("malee")));
        Decision done = settle(item, Proposal.of(accept(), "หน่วยงานยกเลิกรายการซ้ำแล้ว"));
        assertThat(done.amount()).as("what is signed").isEqualTo(Satang.ofBaht(100));
        assertThat(done.weight()).as("no money is left over").isEqualTo(Satang.ZERO);
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        settledWhole();
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 90)));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).as("another amount is another question").containsExactly("BOOKED_TWICE");
        refused(
                Why.ANSWERS_DISAGREE,
                () -> desk.propose(viewer, item, Proposal.of(accept(), "100 หรือ 90"), by("malee")));
    }

    @Test
    void of_another_amount_booked_twice_a_person_says_which_and_the_rest_is_the_members() {
        long item = bookedTwice(80);
        refused(Why.ANSWERS_DISAGREE, () -> desk.propose(viewer, item, Proposal.of(accept(), "x"), by("malee")));
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item, accepting(Satang.ofBaht(160)), by("malee")));
        Decision done = settle(item, accepting(Satang.ofBaht(80)));
        assertThat(done.amount()).isEqualTo(Satang.ofBaht(80));
        assertThat(done.weight()).isEqualTo(Satang.ofBaht(20));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(aside()).isEqualTo(2_000);
    }

    private long bookedTwice(long baht) {
        open(1);
        Answer.Line booked = Bench.booked(1, 1, baht);
        bench.answered(new Answer(
                bench.reference(file),
                "twice " + fund,
                Bench.DAY,
                Answer.Verdict.PROCESSED,
                "",
                List.of(booked, booked)));
        bench.reconcile(file, NOW);
        return item(Label.BOOKED_TWICE);
    }

    @Test
    void what_is_contradicted_is_taken_back_under_its_new_item_whatever_waits_about_the_old_one() {
        open(12);
        bench.answered(bench.answer(
                file,
                0,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(at -> said(at, Answer.LineVerdict.NOT_ELIGIBLE))
                        .toArray(Answer.Line[]::new)));
        bench.reconcile(file, NOW);
        long group = item(Label.NOT_ELIGIBLE);
        Decision done = settle(group, givingUp(one(group).lines().get(0).id()));
        bench.reconcile(file, NOW);
        Decision other =
                desk.propose(viewer, group, givingUp(one(group).lines().get(1).id()), by("malee"));
        long anew = refusedToo();
        Decision next = settle(anew, Proposal.of(DecisionKind.WRITE_OFF, "คืนไม่ได้"));
        assertThat(next.supersedes()).containsExactly(done.id());
        assertThat(desk.decision(viewer, done.id()).orElseThrow().state()).isEqualTo(DecisionState.UNDONE);
        assertThat(desk.decision(viewer, other.id()).orElseThrow().state()).isEqualTo(DecisionState.PROPOSED);
        assertThat(one(group).decisions())
                .as("one story")
                .extracting(Decision::reverses)
                .contains(Optional.of(done.id()));
    }

    @Test
    void what_somebody_takes_back_by_itself_is_not_taken_back_by_the_way_until_that_is_sent_back() {
        open(1);
        bench.answered(bench.answer(file, 0, said(1, Answer.LineVerdict.NOT_ELIGIBLE)));
        bench.reconcile(file, NOW);
        Decision done = settle(item(Label.NOT_ELIGIBLE), Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ"));
        bench.reconcile(file, NOW);
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ผิดราย");
        long anew = refusedToo();
        Decision next = desk.propose(viewer, anew, Proposal.of(DecisionKind.WRITE_OFF, "คืนไม่ได้"), by("malee"));
        desk.approve(viewer, next.id(), by("somchai"));
        refused(Why.DECIDED_OTHERWISE, () -> desk.execute(viewer, next.id(), by("somchai")));
        desk.sendBack(viewer, undo.id(), by("somchai"), "ตัดสินใหม่แล้ว");
        assertThat(desk.execute(viewer, next.id(), by("somchai")).state()).isEqualTo(DecisionState.DONE);
        assertThat(live(done)).isZero();
    }

    @Test
    void nor_where_both_are_wished_at_the_same_moment() throws Exception {
        open(1);
        bench.answered(bench.answer(file, 0, said(1, Answer.LineVerdict.NOT_ELIGIBLE)));
        bench.reconcile(file, NOW);
        Decision done = settle(item(Label.NOT_ELIGIBLE), Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ"));
        bench.reconcile(file, NOW);
        long anew = refusedToo();
        Decision next = desk.propose(viewer, anew, Proposal.of(DecisionKind.WRITE_OFF, "คืนไม่ได้"), by("malee"));
        desk.approve(viewer, next.id(), by("somchai"));
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            Future<Decision> carried = DATABASE.transactions().execute(status -> {
                bench.jdbc
                        .sql("select decision_id from decision where decision_id = ? for update")
                        .param(done.id())
                        .query(Long.class)
                        .single();
                undoneBySql(done);
                return meanwhile.begin(() -> desk.execute(viewer, next.id(), by("somchai")));
            });
            refusedThere(Why.DECIDED_OTHERWISE, carried);
        }
        assertThat(live(done)).isEqualTo(1);
    }

    private static Answer.Line said(int position, Answer.LineVerdict verdict) {
        return new Answer.Line(position, Bench.person(position), verdict, Satang.ZERO, "E1");
    }

    private static Proposal givingUp(long line) {
        return new Proposal(DecisionKind.WRITE_OFF, "ไม่ตามต่อ", Set.of(line), Set.of(), Optional.empty(), List.of());
    }

    /** Of the first line, in an answer that came later. */
    private long refusedToo() {
        bench.answered(bench.answer(file, 0, said(1, Answer.LineVerdict.REFUSED)));
        bench.reconcile(file, NOW);
        return item(Label.REFUSED_BY_AGENCY);
    }

    @Test
    void what_holds_or_is_about_other_lines_too_is_not_taken_back_by_the_way() {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        bench.jdbc
                .sql("update review_item set closed_at = null where item_id = ?")
                .param(item)
                .update();
        Decision other = desk.propose(viewer, item, Proposal.of(accept(), "อีกทาง"), by("malee"));
        assertThat(other.supersedes()).as("the earlier one holds").isEmpty();
        sqlRefused("insert into decision_supersedes values (" + done.id() + ", " + other.id() + ")", "by a proposal");
        desk.approve(viewer, other.id(), by("somchai"));
        refused(Why.DECIDED_OTHERWISE, () -> desk.execute(viewer, other.id(), by("somchai")));
        assertThat(live(done)).isEqualTo(1);
    }
}

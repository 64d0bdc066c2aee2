package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Event;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/** What is over of a file falls below what was proposed or signed, before that is carried out. */
class LessOverTest extends OverBench {
    /** Of the 50 baht that were over 30 are; nothing was looked at yet. */
    private void alsoPaysMore(FileId other) {
        bench.stated(credit(
                "BOTH" + NUMBER.incrementAndGet() + System.nanoTime(),
                80,
                bench.reference(file) + " " + bench.reference(other)));
    }

    private Decision signed(Proposal wish) {
        Decision proposed = desk.propose(viewer, over(), wish, by("malee"));
        return desk.approve(viewer, proposed.id(), by("somchai"));
    }

    private DecisionState state(Decision decision) {
        return desk.decision(viewer, decision.id()).orElseThrow().state();
    }

    private static void less(long baht, Callable<?> step) {
        assertThatThrownBy(step::call).isInstanceOfSatisfying(DeskException.class, e -> {
            assertThat(e.why()).isEqualTo(Why.LESS_OVER);
            assertThat(e.there()).contains(Satang.ofBaht(baht));
        });
    }

    @Test
    void it_is_not_signed_and_is_told_how_much_is_over_now() {
        FileId other = other(1);
        Decision proposed = desk.propose(viewer, over(), PAID_BACK, by("malee"));
        alsoPaysMore(other);
        less(30, () -> desk.approve(viewer, proposed.id(), by("somchai")));
        assertThat(state(proposed)).isEqualTo(DecisionState.PROPOSED);
    }

    @Test
    void it_is_not_carried_out_goes_back_by_itself_and_what_is_over_now_is_proposed_anew() {
        FileId other = other(1);
        Decision signed = signed(PAID_BACK);
        alsoPaysMore(other);
        less(30, () -> desk.execute(viewer, signed.id(), by("somchai")));
        assertThat(state(signed)).isEqualTo(DecisionState.APPROVED);
        bench.reconcileAll(NOW);
        assertThat(state(signed)).isEqualTo(DecisionState.RETURNED);
        refused(Why.SENT_BACK, () -> desk.execute(viewer, signed.id(), by("somchai")));
        assertThat(over()).as("the same question").isEqualTo(signed.item());
        assertThat(one(over()).over()).as("of both files together").isEqualTo(Satang.ofBaht(30));
        assertThat(one(over()).story()).extracting(Event::event).contains("decision.less-over");
        assertThat(bench.count("select count(*) from decision_excess where live and file_id = " + file.value()))
                .isZero();
        assertThat(done(PAID_BACK).amount()).isEqualTo(Satang.ofBaht(30));
        assertThat(differences()).isEmpty();
    }

    /** The item is another file's than that of which evidence came. */
    @Test
    void what_the_files_that_are_asked_about_together_have_over_falls_by_evidence_of_any_of_them() {
        FileId other = other(2);
        bench.stated(credit(
                "BOTH" + NUMBER.incrementAndGet() + System.nanoTime(),
                230,
                bench.reference(file) + " " + bench.reference(other)));
        bench.reconcileAll(NOW);
        assertThat(one(over()).over()).isEqualTo(Satang.ofBaht(80));
        Decision signed = signed(PAID_BACK);
        FileId third = other(1);
        bench.stated(credit(
                "MORE" + NUMBER.incrementAndGet() + System.nanoTime(),
                60,
                bench.reference(other) + " " + bench.reference(third)));
        bench.reconcile(other, NOW);
        assertThat(one(over()).over()).isEqualTo(Satang.ofBaht(40));
        assertThat(state(signed)).isEqualTo(DecisionState.RETURNED);
    }

    @Test
    void what_the_agency_books_of_a_line_that_was_given_back_is_over_no_longer() {
        open(2);
        Answer.Line refused = new Answer.Line(2, Bench.person(2), Answer.LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1");
        bench.answered(bench.answer(file, 2, refused));
        bench.reconcile(file, NOW);
        long asked = bench.count(
                "select item_id from review_item where closed_at is null and label = 'NOT_ELIGIBLE' and file_id = "
                        + file.value());
        settle(asked, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนสมาชิก"));
        paid(file, 200);
        assertThat(one(over()).over()).isEqualTo(Satang.ofBaht(100));
        Decision signed = signed(PAID_BACK);
        bench.answered(bench.answer(file, 0, Bench.booked(2, 2, 50)));
        less(50, () -> desk.execute(viewer, signed.id(), by("somchai")));
        bench.reconcileAll(NOW);
        assertThat(state(signed)).isEqualTo(DecisionState.RETURNED);
        assertThat(one(over()).over()).isEqualTo(Satang.ofBaht(50));
        assertThat(done(PAID_BACK).amount()).isEqualTo(Satang.ofBaht(50));
    }

    @Test
    void as_much_or_more_that_is_over_changes_nothing() {
        Decision signed = signed(GIVEN_UP);
        paid(file, 7);
        assertThat(state(signed)).isEqualTo(DecisionState.APPROVED);
        desk.execute(viewer, signed.id(), by("somchai"));
        bench.reconcileAll(NOW);
        assertThat(one(asked(Label.FILE_OVER)).over()).isEqualTo(Satang.ofBaht(7));
    }
}

package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.items.Decision;
import org.songtor.items.Event;
import org.songtor.items.Proposal;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;

/** An amount of the agency's is proposed or signed to be accepted, and the agency books another one, or one more, before that is carried out. */
class AcceptedMeanwhileTest extends HeldBench {
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

    /** Nothing was reconciled yet. */
    private void answered(long baht) {
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, baht)));
    }

    private Decision proposed() {
        open(1);
        booked(50);
        return desk.propose(viewer, item(Label.AMOUNT_MISMATCH), Proposal.of(accept(), "ตกลง"), by("malee"));
    }

    private Decision signed() {
        return desk.approve(viewer, proposed().id(), by("somchai"));
    }

    private long due() {
        return bench.count("select coalesce(sum(satang), 0) + coalesce(differs_of(" + file.value()
                        + "), 0) from file_line where live and file_id = " + file.value())
                / 100;
    }

    private DecisionState state(Decision decision) {
        return desk.decision(viewer, decision.id()).orElseThrow().state();
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 142})
    void it_is_not_signed_and_what_is_due_stays(long since) {
        Decision proposed = proposed();
        answered(since);
        refused(Why.BOOKED_OTHERWISE, () -> desk.approve(viewer, proposed.id(), by("somchai")));
        assertThat(state(proposed)).isEqualTo(DecisionState.PROPOSED);
        assertThat(due()).isEqualTo(100);
        assertThat(desk.sendBack(viewer, proposed.id(), by("somchai"), "ยอดเปลี่ยน")
                        .state())
                .isEqualTo(DecisionState.RETURNED);
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 142})
    void it_is_not_carried_out_and_what_is_due_stays(long since) {
        Decision signed = signed();
        answered(since);
        refused(Why.BOOKED_OTHERWISE, () -> desk.execute(viewer, signed.id(), by("malee")));
        assertThat(state(signed)).isEqualTo(DecisionState.APPROVED);
        assertThat(due()).isEqualTo(100);
    }

    @Test
    void it_goes_back_by_itself_and_says_why_and_the_question_stays() {
        Decision signed = signed();
        booked(142);
        assertThat(state(signed)).isEqualTo(DecisionState.RETURNED);
        refused(Why.SENT_BACK, () -> desk.execute(viewer, signed.id(), by("malee")));
        long item = item(Label.AMOUNT_MISMATCH);
        assertThat(item).isEqualTo(signed.item());
        assertThat(one(item).story()).extracting(Event::event).contains("decision.overtaken");
        assertThat(due()).isEqualTo(100);
        Decision again = settle(item, taking(142));
        bench.reconcile(file, NOW);
        assertThat(again.state()).isEqualTo(DecisionState.DONE);
        assertThat(due()).isEqualTo(142);
    }

    @Test
    void what_it_says_of_the_same_amount_once_more_changes_nothing() {
        Decision signed = signed();
        booked(50);
        assertThat(state(signed)).isEqualTo(DecisionState.APPROVED);
        assertThat(desk.execute(viewer, signed.id(), by("malee")).state()).isEqualTo(DecisionState.DONE);
        bench.reconcile(file, NOW);
        assertThat(due()).isEqualTo(50);
    }

    @Test
    void what_takes_it_back_goes_on_whatever_is_booked_since() {
        accepted(50);
        Decision undo = desk.undo(viewer, accepted.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        booked(142);
        assertThat(state(undo)).isEqualTo(DecisionState.APPROVED);
        assertThat(desk.execute(viewer, undo.id(), by("malee")).state()).isEqualTo(DecisionState.DONE);
    }

    @Test
    void the_database_lets_it_count_for_nobody() {
        Decision signed = signed();
        answered(142);
        togetherRefused(
                "booked otherwise since",
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + signed.id(),
                "update decision_line set live = true where decision_id = " + signed.id());
        assertThat(state(signed)).isEqualTo(DecisionState.APPROVED);
    }
}

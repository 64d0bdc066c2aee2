package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.ReviewDesk.Decision;
import org.songtor.port.ReviewDesk.Proposal;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;

/** What becomes of money that was given away, and that the agency books or refuses once more afterwards: it never leaves a second time. */
class GivenBackAndBookedTest extends DeskBench {
    private long notEligible() {
        open(1);
        answered(LineVerdict.NOT_ELIGIBLE);
        return item(Label.NOT_ELIGIBLE);
    }

    private void answered(LineVerdict verdict) {
        Satang booked = verdict == LineVerdict.BOOKED ? Satang.ofBaht(100) : Satang.ZERO;
        bench.answered(bench.answer(file, 0, new Answer.Line(1, Bench.person(1), verdict, booked, "E1")));
        bench.reconcile(file, NOW);
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURN_TO_MEMBER", "WRITE_OFF"})
    void what_is_booked_after_it_was_given_away_contradicts_that_and_is_not_given_away_again(DecisionKind away) {
        Decision done = settle(notEligible(), Proposal.of(away, "ตกลง"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly(away.label().name());
        answered(LineVerdict.BOOKED);
        assertThat(bench.labels(batch)).containsExactly("DECISION_CONTRADICTED");
        long item = item(Label.DECISION_CONTRADICTED);
        assertThat(one(item).fixes())
                .extracting(Fix::kind)
                .containsExactly(DecisionKind.ASK_AGENCY, DecisionKind.WAIT_UNTIL);
        refused(
                Why.DOES_NOT_ANSWER,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "อีกครั้ง"), by("malee")));
        assertThat(one(item).decisions())
                .as("what it contradicts, to take it back")
                .extracting(Decision::id)
                .contains(done.id());

        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ยังไม่ได้คืน");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("NOT_ELIGIBLE");
        suggestsToAsk(item(Label.NOT_ELIGIBLE));
    }

    private void suggestsToAsk(long item) {
        List<Fix> fixes = one(item).fixes();
        assertThat(fixes.get(0)).isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Fix.Why.REFUSED_AND_BOOKED));
        assertThat(fixes)
                .extracting(Fix::kind)
                .doesNotHaveDuplicates()
                .doesNotContain(DecisionKind.RESUBMIT)
                .contains(DecisionKind.ACCEPT_AGENCY_AMOUNT);
        assertThat(fixes)
                .filteredOn(fix -> fix.kind() == DecisionKind.RETURN_TO_MEMBER)
                .extracting(Fix::why)
                .containsExactly(Fix.Why.POSSIBLE);
    }

    @Test
    void of_what_one_answer_refuses_and_another_books_the_agency_is_asked_first() {
        long item = notEligible();
        answered(LineVerdict.BOOKED);
        assertThat(bench.labels(batch)).containsExactly("NOT_ELIGIBLE");
        suggestsToAsk(item);
        assertThat(bench.views.item(viewer, item).orElseThrow().evidence())
                .as("both answers stand side by side")
                .singleElement()
                .satisfies(row -> assertThat(row.answers()).containsExactly("NOT_ELIGIBLE", "BOOKED"));
    }

    @Test
    void of_what_one_answer_calls_paid_already_and_another_books_the_agency_is_asked_before_it_is_merged() {
        open(1);
        answered(LineVerdict.DUPLICATE);
        long item = item(Label.ALREADY_PAID);
        assertThat(one(item).fixes().get(0))
                .isEqualTo(new Fix(DecisionKind.MERGE_DUPLICATE, Fix.Why.PAID_AT_ANOTHER_COUNTER));
        answered(LineVerdict.BOOKED);
        assertThat(bench.labels(batch)).containsExactly("ALREADY_PAID");
        List<Fix> fixes = one(item).fixes();
        assertThat(fixes.get(0)).isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Fix.Why.PAID_AND_BOOKED));
        assertThat(fixes)
                .as("only people know which word came last")
                .contains(
                        new Fix(DecisionKind.MERGE_DUPLICATE, Fix.Why.POSSIBLE),
                        new Fix(DecisionKind.RETURN_TO_MEMBER, Fix.Why.POSSIBLE))
                .extracting(Fix::kind)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_was_given_back_is_not_asked_about_again_where_the_agency_refuses_it_in_other_words() {
        settle(notEligible(), Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนแล้ว"));
        bench.reconcile(file, NOW);
        answered(LineVerdict.REFUSED);
        assertThat(bench.labels(batch)).containsExactly("RETURNED");
        assertThat(bench.count("select count(*) from review_item where closed_at is null and fund_id = '" + fund + "'"))
                .isZero();
    }
}

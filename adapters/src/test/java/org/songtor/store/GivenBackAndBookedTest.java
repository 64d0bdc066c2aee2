package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.items.Decision;
import org.songtor.items.Line;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
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
                .containsExactly(DecisionKind.ASK_AGENCY, DecisionKind.WAIT_UNTIL, DecisionKind.BOOKING_GONE);
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
                .doesNotContain(DecisionKind.RESUBMIT, DecisionKind.RETURN_TO_MEMBER, DecisionKind.WRITE_OFF)
                .contains(DecisionKind.ACCEPT_AGENCY_AMOUNT);
        for (DecisionKind away : List.of(DecisionKind.RETURN_TO_MEMBER, DecisionKind.WRITE_OFF)) {
            refused(Why.WOULD_PAY_TWICE, () -> desk.propose(viewer, item, Proposal.of(away, "คืน"), by("malee")));
        }
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

    @ParameterizedTest
    @CsvSource({
        "REF1_INVALID, WRONG_REFERENCE",
        "SERVICE_CODE_SWAPPED, SERVICE_CODE_SWAPPED",
        "WRONG_BILLER, WRONG_BILLER",
        "DATE_MISMATCH, DATE_DIFFERS",
        "CANCEL_INELIGIBLE, CANCEL_INELIGIBLE"
    })
    void what_the_agency_finds_fault_with_and_books_all_the_same_is_not_written_off(String cause, Label label) {
        open(1);
        bench.answered(
                bench.answer(file, 0, new Answer.Line(1, Bench.person(1), LineVerdict.REFUSED, Satang.ZERO, cause)));
        answered(LineVerdict.BOOKED);
        assertThat(bench.labels(batch)).containsExactly(label.name());
        long item = item(label);
        refused(
                Why.WOULD_PAY_TWICE,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ"), by("malee")));
        assertThat(one(item).fixes())
                .extracting(Fix::kind)
                .contains(DecisionKind.ASK_AGENCY)
                .doesNotContain(DecisionKind.WRITE_OFF);
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
                .as("nobody gives cash back for what the agency holds")
                .extracting(Fix::kind)
                .doesNotHaveDuplicates()
                .doesNotContain(DecisionKind.MERGE_DUPLICATE, DecisionKind.RETURN_TO_MEMBER)
                .contains(DecisionKind.ACCEPT_AGENCY_AMOUNT);
        for (DecisionKind away : List.of(DecisionKind.MERGE_DUPLICATE, DecisionKind.RETURN_TO_MEMBER)) {
            refused(Why.WOULD_PAY_TWICE, () -> desk.propose(viewer, item, Proposal.of(away, "คืน"), by("malee")));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURN_TO_MEMBER", "WRITE_OFF"})
    void what_is_booked_before_anybody_signs_is_not_given_away(DecisionKind away) {
        long item = notEligible();
        Decision proposed = desk.propose(viewer, item, Proposal.of(away, "ตกลง"), by("malee"));
        answered(LineVerdict.BOOKED);
        refused(Why.WOULD_PAY_TWICE, () -> desk.approve(viewer, proposed.id(), by("somchai")));
        assertThat(desk.sendBack(viewer, proposed.id(), by("somchai"), "หน่วยงานลงบัญชีแล้ว")
                        .state())
                .isEqualTo(DecisionState.RETURNED);
        refused(Why.SENT_BACK, () -> desk.approve(viewer, proposed.id(), by("somchai")));
        suggestsToAsk(item);
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURN_TO_MEMBER", "WRITE_OFF"})
    void what_is_booked_after_the_signature_is_not_given_away_either(DecisionKind away) {
        long item = notEligible();
        Decision proposed = desk.propose(viewer, item, Proposal.of(away, "ตกลง"), by("malee"));
        desk.approve(viewer, proposed.id(), by("somchai"));
        answered(LineVerdict.BOOKED);
        refused(Why.WOULD_PAY_TWICE, () -> desk.execute(viewer, proposed.id(), by("somchai")));
        assertThat(bench.labels(batch)).containsExactly("NOT_ELIGIBLE");
        desk.sendBack(viewer, proposed.id(), by("somchai"), "หน่วยงานลงบัญชีแล้ว");
        suggestsToAsk(item);
    }

    @Test
    void of_several_lines_those_that_were_not_booked_may_still_be_given_back() {
        open(10);
        bench.answered(bench.answer(
                file,
                0,
                IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> new Answer.Line(i, Bench.person(i), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1"))
                        .toArray(Answer.Line[]::new)));
        bench.reconcile(file, NOW);
        answered(LineVerdict.BOOKED);
        long item = item(Label.NOT_ELIGIBLE);
        assertThat(one(item).fixes())
                .contains(
                        new Fix(DecisionKind.ASK_AGENCY, Fix.Why.REFUSED_AND_BOOKED),
                        new Fix(DecisionKind.RETURN_TO_MEMBER, Fix.Why.POSSIBLE));
        Proposal all = Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืน");
        refused(Why.WOULD_PAY_TWICE, () -> desk.propose(viewer, item, all, by("malee")));
        Set<Long> free = one(item).lines().stream()
                .filter(line -> !line.booked().isPositive())
                .map(Line::id)
                .collect(Collectors.toSet());
        settle(item, new Proposal(DecisionKind.RETURN_TO_MEMBER, "คืน", free, Set.of(), Optional.empty(), List.of()));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch))
                .hasSize(10)
                .startsWith("NOT_ELIGIBLE", "RETURNED")
                .containsOnlyOnce("NOT_ELIGIBLE");
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

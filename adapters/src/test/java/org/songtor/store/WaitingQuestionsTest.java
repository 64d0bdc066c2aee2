package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Line;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.ItemState;

/** While an answer is waited for nobody is asked once more the same: but whatever else there is to ask is in the list, and its page takes a decision. */
class WaitingQuestionsTest extends DeskBench {
    private static final LocalDate FRIDAY = TODAY.plusDays(5);

    @Test
    void a_file_that_answered_and_was_not_paid_whole_is_asked_about_at_once() {
        batch = bench.batch(fund.value(), 3, TOY);
        file = bench.delivered(batch, NOW.minusSeconds(60));
        bench.reconcile(file, NOW);
        long silent = item(Label.NEVER_ANSWERED);
        ask(silent);
        bench.reconcile(file, NOW);
        assertThat(listed()).as("asked").isEmpty();
        assertThat(one(silent).row().due()).isEqualTo(FRIDAY);

        bench.answered(bench.answer(file, 3));
        bench.stated(credit("W" + System.nanoTime(), 200, bench.reference(file).value()));
        bench.reconcile(file, NOW);
        long lacking = item(Label.FILE_SHORT);
        assertThat(listed()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(lacking);
            assertThat(row.state())
                    .as("another question, asked for the first time")
                    .isEqualTo(ItemState.OPEN);
            assertThat(row.waits()).isFalse();
            assertThat(row.due()).isEqualTo(TODAY.plusDays(Decidable.days(Label.FILE_SHORT)));
        });
    }

    @Test
    void nobody_waits_longer_than_a_year_nor_until_a_day_that_is_over() {
        long item = mismatch();
        for (DecisionKind kind : List.of(DecisionKind.ASK_AGENCY, DecisionKind.WAIT_UNTIL)) {
            for (LocalDate day : List.of(TODAY.minusDays(1), TODAY, TODAY.plusDays(367))) {
                refused(
                        Why.WRONG_DAY,
                        () -> desk.propose(viewer, item, Proposal.until(kind, "นานไป", day), by("malee")));
            }
        }
        assertThat(one(item).decisions()).isEmpty();
        desk.propose(
                viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "หนึ่งปี", TODAY.plusDays(366)), by("malee"));
        assertThat(one(item).row().due()).isEqualTo(TODAY.plusDays(366));
    }

    @Test
    void what_the_agency_answers_otherwise_meanwhile_is_in_the_list() {
        long item = mismatch();
        ask(item);
        bench.reconcile(file, NOW);
        assertThat(listed()).isEmpty();
        said(Bench.booked(1, 1, 90));
        assertThat(listed()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(item);
            assertThat(row.state()).isEqualTo(ItemState.REOPENED);
        });
    }

    @Test
    void and_so_it_is_where_money_was_moved_before_and_the_question_stayed_open() {
        long item = mismatch();
        settle(item, Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        said(Bench.booked(1, 1, 90));
        ask(item);
        bench.reconcile(file, NOW);
        assertThat(listed()).isEmpty();
        assertThat(one(item).row().waits()).isTrue();
        said(Bench.booked(1, 1, 70));
        assertThat(listed()).extracting(Row::id).containsExactly(item);
    }

    @Test
    void the_lines_of_a_group_that_nobody_asked_about_stay_in_the_list() {
        open(12);
        said(IntStream.rangeClosed(1, 12)
                .mapToObj(at -> verdict(at, LineVerdict.NOT_ELIGIBLE))
                .toArray(Answer.Line[]::new));
        long group = item(Label.NOT_ELIGIBLE);
        Set<Long> three = one(group).lines().stream().limit(3).map(Line::id).collect(Collectors.toSet());
        desk.propose(
                viewer,
                group,
                new Proposal(DecisionKind.ASK_AGENCY, "สามราย", three, Set.of(), Optional.of(FRIDAY), List.of()),
                by("malee"));
        assertThat(listed()).extracting(Row::id).containsExactly(group);
        bench.reconcile(file, NOW);
        assertThat(listed()).singleElement().satisfies(row -> {
            assertThat(row.lines()).isEqualTo(9);
            assertThat(row.due()).isEqualTo(TODAY.plusDays(Decidable.days(Label.NOT_ELIGIBLE)));
        });
        ask(group);
        bench.reconcile(file, NOW);
        assertThat(listed()).isEmpty();
    }

    @Test
    void who_asked_about_what_was_booked_after_all_may_still_say_how_it_ended_or_take_the_question_back() {
        long item = bookedAfterAll();
        Decision asked = ask(item);
        bench.reconcile(file, NOW);
        assertThat(listed()).as("nothing new").isEmpty();
        assertThat(one(item).row()).satisfies(row -> {
            assertThat(row.waits()).isTrue();
            assertThat(row.state()).isEqualTo(ItemState.DONE);
            assertThat(row.due()).isEqualTo(FRIDAY);
        });
        desk.undo(viewer, asked.id(), by("malee"), "ถามผิดเรื่อง");
        assertThat(listed()).extracting(Row::id).containsExactly(item);

        Decision again = ask(item);
        assertThat(listed()).isEmpty();
        settle(item, Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานคืนแล้ว"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("RESUBMITTED");
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        refused(Why.OTHER_STATE, () -> desk.undo(viewer, again.id(), by("malee"), "ตัดสินไปแล้ว"));
    }

    @Test
    void what_was_asked_about_lines_is_not_over_and_is_decided_before_its_day() {
        long item = mismatch();
        Satang asks = one(item).row().atRisk();
        Decision asked = ask(item);
        waits(item, asks);
        bench.reconcile(file, NOW);
        waits(item, asks);
        refused(
                Why.DOES_NOT_ANSWER,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.RESUBMIT, "x"), by("malee")));
        assertThat(one(item).row().waits())
                .as("what is refused changes nothing")
                .isTrue();

        settle(item, Proposal.of(accept(), "ตอบแล้ว"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(one(item).row().over()).isTrue();
        assertThat(desk.decision(viewer, asked.id()).orElseThrow().state())
                .as("nobody waits for it any more")
                .isEqualTo(DecisionState.UNDONE);
        refused(Why.NOT_OPEN, () -> desk.propose(viewer, item, Proposal.of(accept(), "x"), by("malee")));
    }

    private void waits(long item, Satang atRisk) {
        assertThat(one(item).row()).satisfies(row -> {
            assertThat(row.waits()).isTrue();
            assertThat(row.over()).isFalse();
            assertThat(row.state()).isEqualTo(ItemState.DONE);
            assertThat(row.atRisk()).isEqualTo(atRisk);
            assertThat(row.due()).isEqualTo(FRIDAY);
        });
    }

    @Test
    void what_is_sent_back_before_the_day_asks_again() {
        long item = mismatch();
        ask(item);
        bench.reconcile(file, NOW);
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "ตอบแล้ว"), by("malee"));
        bench.reconcile(file, NOW);
        assertThat(one(item).underWay()).map(Decision::id).contains(proposed.id());
        desk.sendBack(viewer, proposed.id(), by("somchai"), "ยังไม่เห็นคำตอบ");
        assertThat(listed()).extracting(Row::id).containsExactly(item);
        ask(item);
        assertThat(listed()).isEmpty();
    }

    @Test
    void what_ends_well_while_it_is_waited_for_is_over() {
        batch = bench.batch(fund.value(), 2, TOY);
        file = bench.delivered(batch, NOW.minusSeconds(60));
        bench.reconcile(file, NOW);
        long item = item(Label.NEVER_ANSWERED);
        ask(item);
        bench.reconcile(file, NOW);
        assertThat(one(item).row().atRisk()).isEqualTo(Satang.ofBaht(200));
        bench.answered(bench.answer(file, 2));
        bench.stated(credit("W" + System.nanoTime(), 200, bench.reference(file).value()));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(one(item).row().waits()).isFalse();
        assertThat(one(item).row().over()).isTrue();
    }

    /** Refused, sent again by two people, taken over by intake, and then booked as it was sent first. */
    private long bookedAfterAll() {
        open(1);
        said(verdict(1, LineVerdict.NOT_ELIGIBLE));
        Decision again = settle(item(Label.NOT_ELIGIBLE), Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"));
        bench.reconcile(file, NOW);
        long correcting = again.batches().get(0).value();
        bench.line(correcting, fund.value(), 1, TOY, "WAITING");
        bench.jdbc
                .sql("update batch set state = 'CHECKED', period = '2569-11', receipt = '{}' where batch_id = ?")
                .param(correcting)
                .update();
        said(Bench.booked(1, 1, 100));
        return item(Label.BOOKED_AFTER_ALL);
    }

    private Decision ask(long item) {
        return desk.propose(viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "เพราะอะไร", FRIDAY), by("malee"));
    }

    private void said(Answer.Line... lines) {
        bench.answered(bench.answer(file, 0, lines));
        bench.reconcile(file, NOW);
    }

    private static Answer.Line verdict(int position, LineVerdict verdict) {
        return new Answer.Line(position, Bench.person(position), verdict, Satang.ZERO, "E1");
    }

    private List<Row> listed() {
        return desk.items(viewer, Filter.OPEN, 10);
    }
}

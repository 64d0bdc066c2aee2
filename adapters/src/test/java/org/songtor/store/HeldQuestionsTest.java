package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.TOY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.ItemState;

/** Lines that the check held: decided together, in parts, under two questions, and while others put lines of their batch into files. */
class HeldQuestionsTest extends DeskBench {
    private final List<Long> lines = new ArrayList<>();

    @Test
    void a_question_about_many_lines_is_decided_in_parts_and_closes_with_the_last() {
        held(3);
        long item = asked("batch:" + batch.value(), lines);
        Decision returned = settle(item, only(DecisionKind.RETURN_TO_MEMBER, lines.get(0)));
        assertThat(one(item).row().atRisk()).as("of the lines that are left").isEqualTo(Satang.ofBaht(200));
        refused(
                Why.NOT_OF_ITEM,
                () -> desk.propose(viewer, item, only(DecisionKind.PASS_ON, lines.get(0)), by("malee")));
        Decision passed = settle(item, Proposal.of(DecisionKind.PASS_ON, "ที่เหลือส่งได้"));
        assertThat(passed.amount()).isEqualTo(Satang.ofBaht(200));
        assertThat(bench.labels(batch)).containsExactly("WAITING", "RETURNED", "WAITING", "WAITING");
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        refused(
                Why.NOT_OPEN,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "อีกครั้ง"), by("malee")));
        undone(returned);
        assertThat(bench.labels(batch)).containsExactly("WAITING", "HELD_FOR_REVIEW", "WAITING", "WAITING");
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(one(item).row().atRisk()).isEqualTo(Satang.ofBaht(100));
        assertThat(settle(item, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงิน"))
                        .lines())
                .as("what was passed on is not given back as well")
                .isEqualTo(1);
    }

    @Test
    void a_question_that_waits_for_some_of_its_lines_is_asked_about_the_others_until_it_waits_for_all() {
        held(3);
        long item = asked("batch:" + batch.value(), lines);
        LocalDate soon = TODAY.plusDays(2);
        Decision first = waits(item, soon, lines.get(0));
        assertThat(desk.items(viewer, Filter.OPEN, 10)).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(item);
            assertThat(row.waits()).isFalse();
            assertThat(row.due()).isEqualTo(TODAY.plusDays(Decidable.days(Label.HELD_FOR_REVIEW)));
        });
        waits(item, TODAY.plusDays(9), lines.get(1), lines.get(2));
        assertThat(desk.items(viewer, Filter.OPEN, 10)).isEmpty();
        assertThat(one(item).row().waits()).isTrue();
        assertThat(one(item).row().due()).as("the first of the days").isEqualTo(soon);

        desk.undo(viewer, first.id(), by("malee"), "ได้ใบสมัครแล้ว");
        assertThat(desk.items(viewer, Filter.OPEN, 10)).hasSize(1);
        settle(item, only(DecisionKind.RETURN_TO_MEMBER, lines.get(0)));
        assertThat(desk.items(viewer, Filter.OPEN, 10))
                .as("about the others is waited for still")
                .isEmpty();
        undone(settle(item, only(DecisionKind.PASS_ON, lines.get(1))));
        assertThat(desk.items(viewer, Filter.OPEN, 10))
                .as("what was decided since is not waited for")
                .hasSize(1);
        waits(item, soon, lines.get(2));
        assertThat(desk.items(viewer, Filter.OPEN, 10)).hasSize(1);
    }

    private Decision waits(long item, LocalDate until, Long... about) {
        return desk.propose(
                viewer,
                item,
                new Proposal(
                        DecisionKind.WAIT_UNTIL, "รอใบสมัคร", Set.of(about), Set.of(), Optional.of(until), List.of()),
                by("malee"));
    }

    @Test
    void a_line_under_two_questions_is_decided_once() {
        held(2);
        long whole = asked("batch:" + batch.value(), lines);
        long single = asked("line:" + lines.get(0), lines.subList(0, 1));
        Decision all = approved(desk.propose(viewer, whole, Proposal.of(DecisionKind.PASS_ON, "ส่งได้"), by("malee")));
        Decision waits =
                desk.propose(viewer, single, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงิน"), by("malee"));
        approved(waits);
        desk.execute(viewer, waits.id(), by("somchai"));
        assertThat(one(whole).row().atRisk()).isEqualTo(Satang.ofBaht(100));
        refused(Why.SOME_DECIDED_OTHERWISE, () -> desk.execute(viewer, all.id(), by("somchai")));
        desk.sendBack(viewer, all.id(), by("somchai"), "บางรายคืนแล้ว");
        settle(whole, Proposal.of(DecisionKind.PASS_ON, "ที่เหลือส่งได้"));
        assertThat(bench.labels(batch)).containsExactly("WAITING", "RETURNED", "WAITING");
    }

    @Test
    void a_question_whose_lines_are_decided_under_another_closes_and_its_proposal_goes_back() {
        held(2);
        long whole = asked("batch:" + batch.value(), lines);
        long single = asked("line:" + lines.get(0), lines.subList(0, 1));
        Decision waits =
                desk.propose(viewer, single, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงิน"), by("malee"));
        settle(whole, Proposal.of(DecisionKind.PASS_ON, "ส่งได้"));
        assertThat(desk.decision(viewer, waits.id()).orElseThrow().state()).isEqualTo(DecisionState.RETURNED);
        assertThat(bench.count("select count(*) from review_item where closed_at is null and fund_id = '" + fund + "'"))
                .isZero();
        assertThat(one(single).story()).extracting("event").contains("item.closed", "decision.returned");
    }

    @Test
    void what_is_put_into_a_file_is_not_taken_back_at_the_same_moment() throws Exception {
        held(1);
        long item = asked("line:" + lines.get(0), lines);
        Decision passed = settle(item, Proposal.of(DecisionKind.PASS_ON, "ส่งได้"));
        Decision undo = approved(desk.undo(viewer, passed.id(), by("malee"), "ไม่ส่งแล้ว"));
        Future<Decision> undoing;
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            undoing = DATABASE.transactions().execute(status -> {
                assertThat(bench.files.freeze(batch, DAY)).hasSize(1);
                return meanwhile.begin(() -> desk.execute(viewer, undo.id(), by("somchai")));
            });
            refusedThere(Why.ALREADY_GOES_ON, undoing);
        }
        assertThat(bench.labels(batch)).containsExactly("WAITING", "WAITING");
    }

    /** One line that waits, and so many that the check held. */
    private void held(int many) {
        batch = bench.batch(fund.value(), 1, TOY);
        for (int i = 0; i < many; i++) {
            bench.line(batch.value(), fund.value(), i + 2, TOY, "HELD_FOR_REVIEW");
        }
        lines.addAll(bench.jdbc
                .sql("select line_id from line where batch_id = ? and line_no > 1 order by line_no")
                .param(batch.value())
                .query(Long.class)
                .list());
    }

    private long asked(String subject, List<Long> about) {
        long item = bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('HELD_FOR_REVIEW', ?, ?, 'treasurer', ?, '') returning item_id")
                .params(subject, fund.value(), about.size() * 10_000L)
                .query(Long.class)
                .single();
        about.forEach(line -> bench.jdbc
                .sql("insert into review_item_line values (?, ?)")
                .params(item, line)
                .update());
        return item;
    }

    private Proposal only(DecisionKind kind, long line) {
        return new Proposal(kind, "เฉพาะราย", Set.of(line), Set.of(), Optional.empty(), List.of());
    }

    private Decision approved(Decision proposed) {
        return desk.approve(viewer, proposed.id(), by(proposed.proposedBy().equals("malee") ? "somchai" : "malee"));
    }

    private void undone(Decision done) {
        Decision undo = approved(desk.undo(viewer, done.id(), by("malee"), "ผิดราย"));
        desk.execute(viewer, undo.id(), by("somchai"));
    }
}

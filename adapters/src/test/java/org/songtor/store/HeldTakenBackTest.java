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
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.ItemState;

/** What ended of the money that is held for a member, taken back by people or overtaken by evidence, in any order and at once. */
class HeldTakenBackTest extends HeldBench {
    @Test
    void what_was_given_back_is_taken_back_first_and_then_what_it_followed_from() {
        accepted(80);
        long held = item(Label.HELD_FOR_MEMBER);
        Decision given = settle(held, GIVE);
        refused(Why.HELD_MONEY_ENDED, () -> desk.undo(viewer, accepted.id(), by("malee"), "ผิดราย"));
        Decision undo = undone(given);
        assertThat(undo.reverses()).contains(given.id());
        assertThat(open()).containsExactly("HELD_FOR_MEMBER 20");
        assertThat(one(held).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(one(held).story()).extracting("event").contains("decision.done", "decision.undone");
        assertThat(baht()).containsEntry(Account.MEMBER_CREDIT, 20L).doesNotContainKey(Account.RETURNED);
        Decision again = desk.propose(viewer, held, GIVE, by("malee"));
        undone(accepted);
        assertThat(open()).containsExactly("AMOUNT_MISMATCH 100");
        assertThat(desk.decision(viewer, again.id()).orElseThrow().state()).isEqualTo(DecisionState.RETURNED);
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.AT_RISK, 100L));
    }

    @Test
    void what_was_signed_to_be_taken_back_is_not_while_it_is_given_back_meanwhile() {
        accepted(80);
        Decision undo = desk.undo(viewer, accepted.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        settle(item(Label.HELD_FOR_MEMBER), GIVE);
        refused(Why.HELD_MONEY_ENDED, () -> desk.execute(viewer, undo.id(), by("somchai")));
        assertThat(live(accepted)).isOne();
    }

    @Test
    void what_it_follows_from_taken_back_just_now_leaves_nothing_to_give_back() {
        accepted(80);
        Decision given = desk.propose(viewer, item(Label.HELD_FOR_MEMBER), GIVE, by("malee"));
        desk.approve(viewer, given.id(), by("somchai"));
        Decision undo = desk.undo(viewer, accepted.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        refused(Why.DOES_NOT_ANSWER, () -> desk.execute(viewer, given.id(), by("somchai")));
        bench.reconcile(file, NOW);
        assertThat(open()).containsExactly("AMOUNT_MISMATCH 100");
    }

    private void run(String sql) {
        bench.jdbc.sql(sql).update();
    }

    private Decision approvedUndo(Decision done) {
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ผิดราย");
        return desk.approve(viewer, undo.id(), by("somchai"));
    }

    @Test
    void who_gives_it_back_and_who_takes_back_what_it_follows_from_wait_for_each_other() throws Exception {
        accepted(80);
        Decision given = desk.propose(viewer, item(Label.HELD_FOR_MEMBER), GIVE, by("malee"));
        desk.approve(viewer, given.id(), by("somchai"));
        Decision undo = approvedUndo(accepted);
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            refusedThere(Why.HELD_MONEY_ENDED, DATABASE.transactions().execute(status -> {
                run("update decision set state = 'DONE', ended_at = now() where decision_id = " + given.id());
                run("update decision_held set live = true where decision_id = " + given.id());
                return meanwhile.begin(() -> desk.execute(viewer, undo.id(), by("somchai")));
            }));
        }
        assertThat(baht()).containsEntry(Account.RETURNED, 20L);
        desk.sendBack(viewer, undo.id(), by("somchai"), "คืนเงินไปแล้ว");
        undone(given);
        Decision again = desk.propose(viewer, item(Label.HELD_FOR_MEMBER), GIVE, by("malee"));
        desk.approve(viewer, again.id(), by("somchai"));
        Decision other = approvedUndo(accepted);
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            refusedThere(Why.DOES_NOT_ANSWER, DATABASE.transactions().execute(status -> {
                run("update decision set state = 'DONE', ended_at = now() where decision_id = " + other.id());
                run("update decision set state = 'UNDONE', ended_at = now() where decision_id = " + accepted.id());
                run("update decision_line set live = false where decision_id = " + accepted.id());
                return meanwhile.begin(() -> desk.execute(viewer, again.id(), by("somchai")));
            }));
        }
        assertThat(live(accepted)).isZero();
        run("insert into outbox (topic, subject) values ('reconcile', " + file.value()
                + ") on conflict (topic, subject) do update set due_at = now()");
        assertThat(baht()).doesNotContainKey(Account.RETURNED);
    }

    @Test
    void a_later_answer_closes_the_question_and_what_people_decide_of_it_asks_for_the_rest() {
        accepted(80);
        long held = item(Label.HELD_FOR_MEMBER);
        Decision proposed = desk.propose(viewer, held, GIVE, by("malee"));
        booked(90);
        assertThat(open()).containsExactly("AMOUNT_MISMATCH 100");
        assertThat(desk.decision(viewer, proposed.id()).orElseThrow().state()).isEqualTo(DecisionState.RETURNED);
        settle(item(Label.AMOUNT_MISMATCH), accepting(90));
        bench.reconcile(file, NOW);
        assertThat(open()).containsExactly("HELD_FOR_MEMBER 10");
        assertThat(baht()).containsEntry(Account.MEMBER_CREDIT, 10L);
    }

    private static Proposal accepting(long baht) {
        return new Proposal(
                accept(),
                "หน่วยงานแก้จำนวน",
                Set.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                Optional.of(Satang.ofBaht(baht)));
    }

    @Test
    void who_got_more_back_than_is_left_after_a_later_answer_owes_it() {
        accepted(80);
        settle(item(Label.HELD_FOR_MEMBER), GIVE);
        booked(90);
        assertThat(open()).as("while the line asks, nobody is asked for money").containsExactly("AMOUNT_MISMATCH 100");
        baht();
        settle(item(Label.AMOUNT_MISMATCH), accepting(90));
        bench.reconcile(file, NOW);
        assertThat(open()).containsExactly("OWED_BY_MEMBER 10");
        assertThat(baht()).containsEntry(Account.RETURNED, 20L).containsEntry(Account.MEMBER_CREDIT, -10L);
        settle(item(Label.OWED_BY_MEMBER), PAID);
        bench.reconcile(file, NOW);
        assertThat(open()).isEmpty();
        assertThat(baht()).containsEntry(Account.COLLECTED, -110L).doesNotContainKey(Account.MEMBER_CREDIT);
    }

    enum Step {
        MONEY,
        GIVEN,
        TAKEN_BACK
    }

    /** The bank's money comes before, between and after. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void whenever_the_money_comes_the_end_is_the_same(Step before) {
        accepted(80);
        if (before == Step.MONEY) {
            paidByFund(80);
        }
        Decision given = settle(item(Label.HELD_FOR_MEMBER), GIVE);
        if (before == Step.GIVEN) {
            paidByFund(80);
        }
        undone(given);
        if (before == Step.TAKEN_BACK) {
            paidByFund(80);
        }
        settle(item(Label.HELD_FOR_MEMBER), GIVE);
        bench.reconcile(file, NOW);
        assertThat(open()).isEmpty();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 80L, Account.RETURNED, 20L));
    }
}

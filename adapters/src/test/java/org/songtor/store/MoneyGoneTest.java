package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.Label;
import org.songtor.port.Outbox;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;

/** Money that came, nobody knows whose, and went again: whose it was is asked no more, and no file gets it. */
class MoneyGoneTest extends ReversalBench {
    private void lookedAt() {
        reconciled();
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'credits'")
                .update();
        bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).ifPresent(bench.reconcile::credits);
        bench.reconcileAll(NOW);
    }

    private Optional<Long> question(long credit) {
        return desk.items(Bench.OPERATOR, Filter.OPEN, 1_000).stream()
                .filter(row -> row.label() != Label.CREDIT_TAKEN_BACK)
                .map(Row::id)
                .filter(id -> bench.count("select count(*) from review_item where item_id = " + id
                                + " and subject = 'credit:" + credit + "'")
                        > 0)
                .findFirst();
    }

    private static Proposal gives(Sent sent) {
        return new Proposal(
                DecisionKind.MATCH_CREDIT, "ตามสลิป", Set.of(), Set.of(sent.file()), Optional.empty(), List.of());
    }

    @Test
    void a_nameless_credit_that_was_taken_back_is_asked_about_no_more_until_that_is_undone() {
        Sent sent = booked();
        long credit = came("cash", sent.baht(), "CASH DEPOSIT");
        long asked = question(credit).orElseThrow();
        Decision signed = operators.approved(operators.propose(asked, gives(sent)));
        Decision done = operators.settle(left("R", sent.baht(), "REVERSAL OF L1"), ofCredit(credit));
        refused(Why.MONEY_GONE, () -> operators.carriedOut(signed));
        desk.sendBack(Bench.OPERATOR, signed.id(), TwoOperators.FIRST, "เงินออกไปแล้ว");
        refused(Why.MONEY_GONE, () -> operators.propose(asked, gives(sent)));
        lookedAt();
        assertThat(question(credit)).isEmpty();
        refused(Why.NOT_OPEN, () -> operators.propose(asked, gives(sent)));
        assertThat(standing(sent)).startsWith("[WAITING]");
        came("other", 1, "x");
        assertThat(question(credit)).as("whatever comes").isEmpty();
        operators.undo(done);
        lookedAt();
        operators.settle(question(credit).orElseThrow(), gives(sent));
        lookedAt();
        assertThat(standing(sent)).startsWith("[SETTLED]");
    }

    @Test
    void so_is_one_that_the_banks_own_text_took_back_whichever_came_first() {
        booked();
        long early = came("early", 611, "CASH DEPOSIT");
        assertThat(question(early)).isPresent();
        left("R1", 611, "back " + run + "early");
        lookedAt();
        assertThat(question(early)).isEmpty();
        long item = left("R2", 612, "back " + run + "late");
        long late = came("late", 612, "CASH DEPOSIT");
        lookedAt();
        assertThat(question(late)).isEmpty();
        Decision not = operators.settle(item, Proposal.of(DecisionKind.NOT_OURS, "ไม่ใช่เงินก้อนนี้"));
        lookedAt();
        assertThat(question(late)).isPresent();
        operators.undo(not);
        lookedAt();
        assertThat(question(late)).isEmpty();
    }

    @Test
    void what_was_given_before_it_was_taken_back_is_off_its_file_and_undone_it_is_asked_about_no_more() {
        Sent sent = booked();
        long credit = came("cash", sent.baht(), "CASH DEPOSIT");
        Decision given = operators.settle(question(credit).orElseThrow(), gives(sent));
        Decision gone = operators.settle(left("R", sent.baht(), "REVERSAL OF L1"), ofCredit(credit));
        lookedAt();
        assertThat(standing(sent)).startsWith("[FILE_SHORT] -" + 100 * sent.baht() + " 0");
        assertThat(question(credit)).isEmpty();
        operators.undo(given);
        lookedAt();
        assertThat(question(credit)).isEmpty();
        assertThat(standing(sent)).startsWith("[WAITING]");
        operators.undo(gone);
        lookedAt();
        assertThat(question(credit)).isPresent();
    }

    @Test
    void nobody_gives_it_to_a_file_by_sql() {
        Sent sent = booked();
        long credit = came("cash", sent.baht(), "CASH DEPOSIT");
        long asked = question(credit).orElseThrow();
        Decision signed = operators.approved(operators.propose(asked, gives(sent)));
        operators.settle(left("R", sent.baht(), "REVERSAL OF L1"), ofCredit(credit));
        assertThatThrownBy(() -> inOne(
                        "update decision set state = 'DONE', ended_at = now() where decision_id = " + signed.id(),
                        "update decision_credit set live = true where decision_id = " + signed.id()))
                .hasStackTraceContaining("took the credit back");
        desk.sendBack(Bench.OPERATOR, signed.id(), TwoOperators.FIRST, "เงินออกไปแล้ว");
        assertThatThrownBy(() -> inOne(
                        "insert into decision (item_id, kind, answers, satang, proposed_by, proposed_role, reason) select item_id, 'MATCH_CREDIT', label, at_risk, 'one', 'operator', 'x' from review_item where item_id = "
                                + asked,
                        "insert into decision_credit (decision_id, credit_id, file_id) select max(decision_id), "
                                + credit + ", " + sent.file().value() + " from decision"))
                .hasStackTraceContaining("took the credit back");
    }

    private void inOne(String... all) {
        DATABASE.transactions()
                .executeWithoutResult(status ->
                        List.of(all).forEach(sql -> bench.jdbc.sql(sql).update()));
    }
}

package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.NOW;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.dao.DataIntegrityViolationException;

/** An answer books a line after the desk looked, and before it wrote: the table refuses, and the desk says that it changed. */
class ChangedMeanwhileTest extends DeskBench {
    private static final Proposal AWAY = Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงิน");

    private long notEligible() {
        open(1);
        answered(LineVerdict.NOT_ELIGIBLE, 0);
        bench.reconcile(file, NOW);
        return item(Label.NOT_ELIGIBLE);
    }

    private void answered(LineVerdict verdict, long baht) {
        bench.answered(bench.answer(file, 0, new Answer.Line(1, Bench.person(1), verdict, Satang.ofBaht(baht), "E1")));
    }

    /** The desk has looked and waits to write; the answer is booked and ends first. */
    private <T> Future<T> overtaken(Meanwhile others, String table, Callable<T> desk) {
        return Objects.requireNonNull(DATABASE.transactions().execute(status -> {
            bench.jdbc.sql("lock table " + table + " in share mode").update();
            Future<T> waits = others.begin(desk);
            assertThat(waits).as("has looked, and not written yet").isNotDone();
            answered(LineVerdict.BOOKED, 100);
            return waits;
        }));
    }

    private static void changed(Future<?> desk) {
        assertThatThrownBy(() -> desk.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        DeskException.class, e -> assertThat(e.why()).isEqualTo(Why.CHANGED_MEANWHILE));
    }

    @Test
    void what_is_booked_while_it_is_proposed_to_be_given_away_is_told_as_changed() {
        long item = notEligible();
        try (Meanwhile others = new Meanwhile(bench.jdbc)) {
            changed(overtaken(others, "decision", () -> desk.propose(viewer, item, AWAY, by("malee"))));
        }
        assertThat(one(item).decisions()).isEmpty();
        refused(Why.WOULD_PAY_TWICE, () -> desk.propose(viewer, item, AWAY, by("malee")));
    }

    @Test
    void so_is_what_is_booked_while_it_is_signed() {
        Decision proposed = desk.propose(viewer, notEligible(), AWAY, by("malee"));
        try (Meanwhile others = new Meanwhile(bench.jdbc)) {
            changed(overtaken(others, "decision_approval", () -> desk.approve(viewer, proposed.id(), by("somchai"))));
        }
        refused(Why.WOULD_PAY_TWICE, () -> desk.approve(viewer, proposed.id(), by("somchai")));
    }

    /** As takes_no_more refuses: once the transaction ends. */
    private void endsWith(String constraint) {
        ChangedMeanwhile.told(() -> In.transaction(DATABASE.transactions(), () -> {
            bench.jdbc.sql("create temp table ends (n int) on commit drop").update();
            bench.jdbc
                    .sql("create function pg_temp.refuses() returns trigger language plpgsql as $$ begin"
                            + " raise exception 'refused' using errcode = '23514'" + constraint + "; end $$")
                    .update();
            bench.jdbc
                    .sql("create constraint trigger ends after insert on ends deferrable initially deferred"
                            + " for each row execute function pg_temp.refuses()")
                    .update();
            return bench.jdbc.sql("insert into ends values (1)").update();
        }));
    }

    @Test
    void a_guard_that_refuses_when_the_transaction_ends_is_told_as_well() {
        refused(Why.CHANGED_MEANWHILE, () -> endsWith(", constraint = 'changed_meanwhile'"));
    }

    @Test
    void what_else_the_database_refuses_goes_on_as_it_is() {
        assertThatThrownBy(() -> endsWith(""))
                .isNotInstanceOf(DeskException.class)
                .hasStackTraceContaining("refused");
        assertThatThrownBy(() -> ChangedMeanwhile.told(() -> bench.jdbc
                        .sql("insert into fund (fund_id) values (null)")
                        .update()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}

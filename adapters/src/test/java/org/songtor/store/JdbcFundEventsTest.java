package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.port.FundEvents.Budget;
import org.songtor.port.FundEvents.Event;
import org.songtor.port.Outbox;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;

/** What a fund that listens is told, out of the transactions in which it happens. */
class JdbcFundEventsTest {
    private static final FundId FUND = FundId.of("listens");
    private static final Duration POLL = Duration.ofSeconds(5);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;
    private JdbcFundEvents events;
    private long hook;

    @BeforeEach
    void listening() {
        bench = new Bench(DATABASE);
        bench.fund(FUND.value());
        events = new JdbcFundEvents(
                DATABASE.dataSource(),
                new Stores(DATABASE).transactions(),
                new Entries(DATABASE.dataSource()),
                new Stores(DATABASE).dead());
        events.listen(Set.of(FUND));
        hook = bench.count("select webhook_id from webhook where fund_id = 'listens'");
        events.untold(hook, 1_000).forEach(e -> events.told(e.id()));
    }

    @Test
    void an_opened_item_and_a_batch_settled_whole_are_told_once_and_in_order() {
        BatchId batch = bench.batch(FUND.value(), 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1, Bench.booked(2, 2, 80)));
        bench.reconcile(file, NOW);
        List<Event> first = events.untold(hook, 10);
        assertThat(first).extracting(Event::type).containsExactly("item.opened");
        assertThat(events.untold(hook, 10)).as("the same id again").isEqualTo(first);
        events.told(first.get(0).id());
        assertThat(events.untold(hook, 10)).as("one line is not settled").isEmpty();

        BatchId whole = bench.batch(FUND.value(), 1, TOY);
        FileId paid = bench.delivered(whole, DUE);
        bench.answered(bench.answer(paid, 1));
        bench.stated(credit("E" + System.nanoTime(), 100, bench.reference(paid).value()));
        bench.reconcile(paid, NOW);
        assertThat(events.untold(hook, 10)).singleElement().satisfies(e -> {
            assertThat(e.type()).isEqualTo("batch.settled");
            assertThat(e.subject()).isEqualTo("batch:" + whole.value());
            events.told(e.id());
        });
        assertThat(events.untold(hook, 10)).isEmpty();
    }

    @Test
    void a_fund_that_does_not_listen_is_told_nothing() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 80)));
        bench.reconcile(file, NOW);
        assertThat(events.untold(hook, 10)).isEmpty();
        events.listen(Set.of());
        assertThat(events.fund(hook)).isEmpty();
        assertThat(bench.count("select count(*) from outbox where topic = 'notify'"))
                .isZero();
        events.listen(Set.of(FUND));
        assertThat(events.fund(hook)).contains(FUND);
        assertThat(bench.count("select count(*) from outbox where topic = 'notify'"))
                .isEqualTo(1);
    }

    @Test
    void the_wait_after_a_refusal_doubles_up_to_the_longest() {
        Duration longest = Duration.ofMinutes(1);
        assertThat(List.of(0, 1, 2, 3, 4, 20))
                .extracting(n -> JdbcFundEvents.wait(n, POLL, longest).toSeconds())
                .containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
        again(true);
        again(true);
        assertThat(failures()).isEqualTo(2);
        assertThat(bench.outbox.take(Outbox.NOTIFY, hook, longest))
                .as("not before its time")
                .isEmpty();
        again(false);
        assertThat(failures()).isZero();
        for (boolean refused : new boolean[] {false, true}) {
            assertThatThrownBy(() -> events.again(
                            new Outbox.Work(Outbox.NOTIFY, hook, 0), refused, budget(1, Duration.ofDays(1))))
                    .isInstanceOf(OptimisticLockingFailureException.class);
        }
    }

    @Test
    void after_so_many_refusals_an_operator_is_asked_and_what_waits_is_told_when_it_goes_on() {
        bench.jdbc
                .sql("insert into fund_event (webhook_id, kind, subject) values (?, 'item.opened', 'item:7')")
                .param(hook)
                .update();
        List<Event> waiting = events.untold(hook, 10);
        Budget budget = budget(3, Duration.ofDays(1));
        again(true, budget);
        again(true, budget);
        assertThat(stopped()).isEmpty();
        again(true, budget);
        assertThat(stopped()).singleElement().asString().contains("3 times, listens, 1 events not taken");
        events.listen(Set.of(FUND));
        assertThat(bench.outbox.take(Outbox.NOTIFY, hook, POLL))
                .as("nobody is called any more, a new start changes nothing")
                .isEmpty();
        assertThat(new Stores(DATABASE).dead().revive(Outbox.NOTIFY, hook, "operator", "they are back"))
                .isTrue();
        assertThat(stopped()).isEmpty();
        assertThat(events.untold(hook, 10)).as("the same under the same ids").isEqualTo(waiting);
        again(true, budget);
        assertThat(stopped()).as("the budget begins anew").isEmpty();
        again(false, budget);
        waiting.forEach(e -> events.told(e.id()));
    }

    @Test
    void after_so_long_an_operator_is_asked_and_no_more_when_the_fund_listens_no_longer() {
        Budget budget = budget(1_000, Duration.ofDays(3));
        again(true, budget);
        bench.jdbc
                .sql("update webhook set refused_since = now() - interval '2 days 23 hours' where webhook_id = ?")
                .param(hook)
                .update();
        again(true, budget);
        assertThat(stopped()).isEmpty();
        bench.jdbc
                .sql("update webhook set refused_since = now() - interval '3 days' where webhook_id = ?")
                .param(hook)
                .update();
        again(true, budget);
        assertThat(stopped()).hasSize(1);
        events.listen(Set.of());
        assertThat(stopped()).isEmpty();
    }

    private List<String> stopped() {
        return bench.jdbc
                .sql(
                        "select note from review_item where label = 'WORK_STOPPED' and owner = 'operator' and subject = ? and closed_at is null")
                .param("work:notify:" + hook)
                .query(String.class)
                .list();
    }

    @Test
    void what_was_told_never_changes() {
        bench.jdbc
                .sql("insert into fund_event (webhook_id, kind, subject) values (?, 'item.opened', 'item:0')")
                .param(hook)
                .update();
        Event event = events.untold(hook, 10).get(0);
        events.told(event.id());
        for (String sql : List.of(
                "update fund_event set told_at = null where event_id = '" + event.id() + "'",
                "delete from fund_event where event_id = '" + event.id() + "'")) {
            assertThatThrownBy(() -> bench.jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("does not change");
        }
    }

    private void again(boolean refused) {
        again(refused, budget(100, Duration.ofDays(1)));
    }

    private void again(boolean refused, Budget budget) {
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'notify'")
                .update();
        Outbox.Work work =
                bench.outbox.take(Outbox.NOTIFY, hook, Duration.ofMinutes(1)).orElseThrow();
        events.again(work, refused, budget);
    }

    private static Budget budget(int attempts, Duration within) {
        return new Budget(POLL, Duration.ofMinutes(1), attempts, within);
    }

    private long failures() {
        return bench.count("select failures from webhook where webhook_id = " + hook);
    }
}

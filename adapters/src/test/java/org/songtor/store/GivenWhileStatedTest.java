package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.review.DecisionKind;

/** People give a credit to a file while a statement is being applied that connects this file with another: neither has the label of half the evidence. */
class GivenWhileStatedTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Bench bench = new Bench(DATABASE);
    private final TwoOperators operators = new TwoOperators(new Stores(DATABASE).reviewDesk());
    private final List<BatchId> batches = List.of(bench.batch("wiang", 3, TOY), bench.batch("wiang", 3, TOY));
    private final List<FileId> files =
            batches.stream().map(batch -> bench.delivered(batch, DUE)).toList();
    private final CountDownLatch stated = new CountDownLatch(1);
    private final CountDownLatch seen = new CountDownLatch(1);

    /** A worker labels whatever is rung between the two ends; who carries the decision out is held at the last row it writes. */
    @Test
    void no_file_of_the_two_keeps_a_stale_label() throws Exception {
        files.forEach(file -> bench.answered(bench.answer(file, 3)));
        bench.stated(credit("given", 450, "no reference at all"));
        Decision approved = operators.approved(operators.propose(item(), given(files.get(0))));
        bench.jdbc
                .sql("insert into outbox (topic, subject, due_at) values ('credits', 0, now() + interval '1 day')")
                .update();
        bench.reconcileAll(NOW);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (Connection last = DATABASE.dataSource().getConnection()) {
            last.setAutoCommit(false);
            last.createStatement().execute("select from outbox where topic = 'credits' for update");
            Future<?> statement = pool.submit(this::statement);
            await(stated);
            Future<Decision> done = pool.submit(() -> operators.carriedOut(approved));
            waiting();
            seen.countDown();
            statement.get();
            waiting();
            bench.reconcileAll(NOW);
            last.rollback();
            done.get();
        } finally {
            pool.shutdown();
        }
        bench.reconcileAll(NOW);
        batches.forEach(batch -> assertThat(bench.labels(batch)).containsOnly("FILE_OVER"));
    }

    private long item() {
        return bench.count("select item_id from review_item where closed_at is null and subject like 'credit:%'");
    }

    private static Proposal given(FileId file) {
        return new Proposal(DecisionKind.MATCH_CREDIT, "ตามสลิป", Set.of(), Set.of(file), Optional.empty(), List.of());
    }

    private void statement() {
        DATABASE.transactions().executeWithoutResult(status -> {
            bench.stated(credit("both", 200, bench.reference(files.get(0)) + " " + bench.reference(files.get(1))));
            stated.countDown();
            await(seen);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until somebody waits for a lock, and still does a little later. */
    private void waiting() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            for (int tries = 0; waits() == 0; tries++) {
                assertThat(tries).as("nobody waits").isLessThan(300);
                Thread.sleep(100);
            }
            Thread.sleep(100);
        }
    }

    private long waits() {
        return bench.count(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
    }
}

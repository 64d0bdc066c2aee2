package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.port.Installation;
import org.songtor.port.Outbox.Work;
import org.springframework.dao.OptimisticLockingFailureException;

class JdbcOutboxTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Entries entries = new Stores(DATABASE).entries();
    private final JdbcOutbox outbox = outbox("node-1");

    @BeforeEach
    void nothingWaits() {
        DATABASE.jdbc().sql("delete from outbox").update();
    }

    @Test
    void a_row_is_rung_once_and_again_only_after_a_while() throws InterruptedException {
        entries.work("check", 1);
        assertThat(outbox.ring(10, Duration.ofMillis(300)))
                .extracting(Work::subject)
                .containsExactly(1L);
        assertThat(outbox.ring(10, Duration.ofMillis(300))).isEmpty();
        Thread.sleep(400);
        assertThat(outbox.ring(10, LONG)).hasSize(1);
    }

    @Test
    void at_most_so_many_are_rung_and_the_longest_waiting_first() {
        for (int n = 1; n <= 5; n++) {
            entries.work("check", n);
        }
        assertThat(outbox.ring(3, LONG)).extracting(Work::subject).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(outbox.ring(3, LONG)).extracting(Work::subject).containsExactlyInAnyOrder(4L, 5L);
    }

    @Test
    void many_ringers_at_once_ring_each_row_once() throws Exception {
        for (int n = 1; n <= 200; n++) {
            entries.work("check", n);
        }
        List<Callable<List<Work>>> ringers = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            ringers.add(() -> outbox.ring(10, LONG));
        }
        List<Long> rung = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (Future<List<Work>> f : pool.invokeAll(ringers)) {
                f.get().forEach(work -> rung.add(work.subject()));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(rung).doesNotHaveDuplicates().hasSize(200);
    }

    @Test
    void one_worker_holds_a_row_until_it_is_done() {
        entries.work("check", 1);
        Work mine = outbox.take("check", 1, LONG).orElseThrow();
        assertThat(outbox.take("check", 1, LONG)).isEmpty();
        assertThat(outbox.ring(10, LONG)).as("a held row is not rung").isEmpty();
        outbox.done(mine);
        assertThat(outbox.take("check", 1, LONG)).isEmpty();
        assertThat(outbox.waiting("")).isZero();
    }

    @Test
    void a_lease_that_is_over_lets_another_take_it_and_the_first_can_no_longer_end_it() throws InterruptedException {
        entries.work("check", 1);
        Work old = outbox.take("check", 1, Duration.ofMillis(50)).orElseThrow();
        Thread.sleep(100);
        Work fresh = outbox.take("check", 1, LONG).orElseThrow();
        assertThat(fresh.token()).isGreaterThan(old.token());
        assertThatThrownBy(() -> outbox.done(old)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> outbox.release(old, Duration.ZERO))
                .isInstanceOf(OptimisticLockingFailureException.class);
        outbox.done(fresh);
    }

    @Test
    void what_was_put_off_is_not_started_by_an_old_message() {
        entries.work("deliver.nsf.collection", 1);
        assertThat(outbox.ring(10, LONG)).hasSize(1);
        Work work = outbox.take("deliver.nsf.collection", 1, LONG).orElseThrow();
        outbox.release(work, LONG);
        assertThat(outbox.take("deliver.nsf.collection", 1, LONG)).isEmpty();
        assertThat(outbox.waiting("deliver.")).isOne();
    }

    @Test
    void work_that_is_put_off_to_now_is_rung_at_once() {
        entries.work("check", 1);
        outbox.release(outbox.take("check", 1, LONG).orElseThrow(), Duration.ZERO);
        assertThat(outbox.ring(10, LONG)).hasSize(1);
    }

    @Test
    void news_for_work_in_progress_make_it_be_done_again() {
        entries.work("reconcile", 1);
        Work before = outbox.take("reconcile", 1, LONG).orElseThrow();
        entries.work("reconcile", 1);
        assertThatThrownBy(() -> outbox.done(before)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(outbox.take("reconcile", 1, LONG)).isPresent();
    }

    @Test
    void after_a_restart_a_node_lets_go_of_its_own_and_of_nobody_elses() {
        entries.work("check", 1);
        entries.work("check", 2);
        Work lost = outbox.take("check", 1, LONG).orElseThrow();
        Work theirs = outbox("node-2").take("check", 2, LONG).orElseThrow();
        assertThat(outbox.releaseAll()).isOne();
        assertThatThrownBy(() -> outbox.done(lost)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(outbox.take("check", 1, LONG)).isPresent();
        outbox("node-2").done(theirs);
    }

    @Test
    void waiting_counts_by_the_start_of_the_topic() {
        entries.work("deliver.nsf.collection", 1);
        entries.work("deliver.baac.bill-payment", 2);
        entries.work("write", 3);
        assertThat(outbox.waiting("deliver.")).isEqualTo(2);
        assertThat(outbox.waiting("deliver.nsf")).isOne();
    }

    private static JdbcOutbox outbox(String node) {
        Installation installation = new Installation(
                Installation.Mode.SANDBOX, node, Path.of("/nowhere"), Path.of("/nowhere"), Optional.empty());
        return new JdbcOutbox(DATABASE.dataSource(), new Stores(DATABASE).entries(), installation);
    }
}

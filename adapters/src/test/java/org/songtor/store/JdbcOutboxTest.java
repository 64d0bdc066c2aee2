package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
    void what_a_life_that_is_over_held_is_free_again_and_what_another_life_of_the_same_name_holds_is_not()
            throws SQLException {
        entries.work("check", 1);
        entries.work("check", 2);
        Stores stores = new Stores(DATABASE);
        Instance killed = stores.instance("node-1");
        Instance twin = stores.instance("node-1");
        Work lost = stores.outbox(killed).take("check", 1, LONG).orElseThrow();
        Work theirs = stores.outbox(twin).take("check", 2, LONG).orElseThrow();
        assertThat(outbox.releaseAll()).isZero();
        killed.stop();
        assertThat(outbox.releaseAll()).isOne();
        assertThatThrownBy(() -> outbox.done(lost)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(outbox.take("check", 1, LONG)).isPresent();
        outbox.done(theirs);
        twin.stop();
    }

    @Test
    void a_life_whose_connection_broke_says_again_that_it_is_alive() throws SQLException {
        entries.work("check", 1);
        Instance instance = new Stores(DATABASE).instance("node-1");
        JdbcOutbox broken = new Stores(DATABASE).outbox(instance);
        assertThat(broken.take("check", 1, LONG)).isPresent();
        assertThat(DATABASE.jdbc()
                        .sql("""
                        select pg_terminate_backend(pid) from pg_locks
                        where locktype = 'advisory' and objid = substring(? from '#(.*)')::int
                        """)
                        .param(instance.holder())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        broken.releaseAll();
        entries.work("check", 2);
        assertThat(broken.take("check", 2, LONG)).isPresent();
        assertThat(outbox.releaseAll()).isZero();
        instance.stop();
    }

    @Test
    void who_held_a_row_that_ended_does_not_meet_his_own_number_on_the_next() {
        entries.work("check", 1);
        Work slow = outbox.take("check", 1, LONG).orElseThrow();
        DATABASE.jdbc().sql("delete from outbox").update();
        for (int n = 0; n < 5; n++) {
            entries.work("check", 1);
            Work next = outbox.take("check", 1, LONG).orElseThrow();
            assertThat(next.token()).isGreaterThan(slow.token());
            assertThat(outbox.renew(slow, LONG)).isFalse();
            outbox.done(next);
        }
    }

    @Test
    void a_lease_is_renewed_by_who_holds_it_and_by_nobody_else() throws InterruptedException {
        entries.work("check", 1);
        Work old = outbox.take("check", 1, Duration.ofMillis(50)).orElseThrow();
        assertThat(outbox.renew(old, LONG)).isTrue();
        Thread.sleep(100);
        assertThat(outbox.take("check", 1, LONG)).isEmpty();
        assertThat(outbox.renew(old, Duration.ofMillis(1))).isTrue();
        Thread.sleep(50);
        Work fresh = outbox.take("check", 1, LONG).orElseThrow();
        assertThat(outbox.renew(old, LONG)).isFalse();
        outbox.done(fresh);
        assertThat(outbox.renew(fresh, LONG)).isFalse();
    }

    @Test
    void work_that_fails_waits_longer_each_time_and_then_is_the_operators() {
        entries.work("check", 1);
        for (int n = 1; n <= 3; n++) {
            DATABASE.jdbc().sql("update outbox set due_at = now()").update();
            outbox.failed(
                    outbox.take("check", 1, LONG).orElseThrow(),
                    Duration.ofMinutes(1),
                    3,
                    "disk full near 1509900000011");
            assertThat(DATABASE.jdbc()
                            .sql("select round(extract(epoch from due_at - now()) / 60)::int from outbox")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1 << (n - 1));
        }
        DATABASE.jdbc().sql("update outbox set due_at = now()").update();
        assertThat(outbox.ring(10, LONG)).isEmpty();
        assertThat(outbox.take("check", 1, LONG)).isEmpty();
        assertThat(outbox.depths()).singleElement().satisfies(d -> {
            assertThat(d.stopped()).isOne();
            assertThat(d.waiting()).isZero();
        });
        assertThat(DATABASE.jdbc()
                        .sql(
                                "select owner || ' ' || note from review_item where label = 'WORK_STOPPED' and closed_at is null")
                        .query(String.class)
                        .single())
                .isEqualTo("operator check 1: 3 times, disk full near xxxxxxxxx0011");
        assertThat(new Stores(DATABASE).dead().revive("check", 1, "somchai", "disk is larger"))
                .isTrue();
        assertThat(outbox.ring(10, LONG)).hasSize(1);
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from review_item where label = 'WORK_STOPPED' and closed_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_failure_of_who_lost_the_work_changes_nothing() {
        entries.work("check", 1);
        Work old = outbox.take("check", 1, LONG).orElseThrow();
        entries.work("check", 1);
        Work now = outbox.take("check", 1, LONG).orElseThrow();
        outbox.failed(old, Duration.ZERO, 1, "late");
        outbox.done(now);
    }

    @Test
    void the_longest_wait_of_a_topic_is_known() {
        entries.work("check", 1);
        entries.work("check", 2, LONG);
        DATABASE.jdbc()
                .sql("update outbox set due_at = now() - interval '90 s' where subject = 1")
                .update();
        assertThat(outbox.depths()).singleElement().satisfies(d -> {
            assertThat(d.topic()).isEqualTo("check");
            assertThat(d.waiting()).isEqualTo(2);
            assertThat(d.oldest()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
        });
    }

    /** As where nobody takes what is rung for: the broker is away, or all who would are busy. */
    @Test
    void work_that_is_rung_for_and_not_taken_grows_older_until_it_is_put_off() {
        entries.work("check", 1);
        ringAfter("90 s");
        ringAfter("1 s");
        ringAfter("1 s");
        assertThat(oldest()).isBetween(Duration.ofSeconds(92), Duration.ofSeconds(100));
        Work work = outbox.take("check", 1, LONG).orElseThrow();
        assertThat(oldest()).as("due until it is done").isGreaterThan(Duration.ofSeconds(91));
        outbox.release(work, LONG);
        assertThat(oldest()).as("put off").isZero();
        ringAfter("6 minutes");
        assertThat(oldest()).as("a new wait").isBetween(Duration.ofSeconds(55), Duration.ofSeconds(65));
    }

    /** So much later, as far as the outbox knows, the row is rung for. */
    private void ringAfter(String later) {
        DATABASE.jdbc()
                .sql("update outbox set due_at = due_at - :later::interval, rung_since = rung_since - :later::interval")
                .param("later", later)
                .update();
        DATABASE.jdbc().sql("update outbox set due_at = least(due_at, now())").update();
        assertThat(outbox.ring(10, Duration.ofSeconds(10))).hasSize(1);
    }

    private Duration oldest() {
        return outbox.depths().get(0).oldest();
    }

    @Test
    void waiting_counts_by_the_start_of_the_topic() {
        entries.work("deliver.nsf.collection", 1);
        entries.work("deliver.baac.bill-payment", 2);
        entries.work("write", 3);
        assertThat(outbox.waiting("deliver.")).isEqualTo(2);
        assertThat(outbox.waiting("deliver.nsf")).isOne();
    }

    @Test
    void whether_anything_waits_is_said_of_just_the_topic() {
        entries.work("deliver.nsf.collection", 1);
        assertThat(outbox.waits("deliver.nsf.collection")).isTrue();
        assertThat(outbox.waits("deliver.nsf")).isFalse();
        outbox.done(outbox.take("deliver.nsf.collection", 1, LONG).orElseThrow());
        assertThat(outbox.waits("deliver.nsf.collection")).isFalse();
    }

    private static JdbcOutbox outbox(String node) {
        return new Stores(DATABASE).outbox(node);
    }
}

package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.model.PaymentReference;
import org.songtor.port.Outbox;

/** One credit names a file and two that are not there yet, and these are made, and labelled, by several workers at once: none keeps the label of half the evidence. */
class EarlyCreditsAtOnceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;
    private BatchId there;
    private BatchId one;
    private BatchId other;

    @BeforeEach
    void moneyForThreeFilesIsThere() {
        bench = new Bench(DATABASE);
        there = bench.batch("wiang", 1, TOY);
        one = bench.batch("wiang", 1, TOY);
        other = bench.batch("wiang", 2, TOY);
        accepted(bench.files.freeze(there, DAY), 1);
        long last = bench.count("select last_value from sequence_counter where stream = 'reference'");
        String text = PaymentReference.ofNumber(last) + " " + PaymentReference.ofNumber(last + 1) + " "
                + PaymentReference.ofNumber(last + 2);
        bench.stated(credit("E" + last, 400, text));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(there)).containsOnly("FILE_OVER");
    }

    /** The second file's maker began before the first was committed, and is held at the last row that it writes while the first is accepted and labelled. */
    @Test
    void two_files_that_are_made_at_once_see_each_other() throws Exception {
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc);
                Connection last = lastRowOf(other)) {
            List<FileId> first = new ArrayList<>();
            Future<List<FileId>> second =
                    Objects.requireNonNull(DATABASE.transactions().execute(status -> {
                        first.addAll(bench.files.freeze(one, DAY));
                        return meanwhile.begin(() -> bench.files.freeze(other, DAY));
                    }));
            atTheLastRow();
            Future<?> labelled = meanwhile.begin(() -> {
                accepted(first, 1);
                bench.reconcileAll(NOW);
                return null;
            });
            last.rollback();
            accepted(second.get(1, TimeUnit.MINUTES), 2);
            labelled.get(1, TimeUnit.MINUTES);
        }
        settled();
    }

    /** The second file's maker has rung for both and is held at the last row that it writes, while a worker labels the first. */
    @Test
    void a_file_that_is_labelled_while_the_other_is_made_is_looked_at_once_more() throws Exception {
        accepted(bench.files.freeze(one, DAY), 1);
        List<Outbox.Work> taken = bench.outbox.takeMore(Outbox.RECONCILE, List.of(), 5, Duration.ofMinutes(1));
        assertThat(taken).hasSize(2);
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc);
                Connection last = lastRowOf(other)) {
            Future<List<FileId>> second = meanwhile.begin(() -> bench.files.freeze(other, DAY));
            Future<?> labelled = meanwhile.begin(() -> {
                bench.reconcile.reconcile(taken, Bench.terms(NOW));
                return null;
            });
            last.rollback();
            accepted(second.get(1, TimeUnit.MINUTES), 2);
            labelled.get(1, TimeUnit.MINUTES);
        }
        settled();
    }

    private static Connection lastRowOf(BatchId batch) throws SQLException {
        Connection last = DATABASE.dataSource().getConnection();
        last.setAutoCommit(false);
        last.createStatement()
                .execute("select from outbox where topic = 'dispatch' and subject = " + batch.value() + " for update");
        return last;
    }

    /** Until the second file's maker waits there. */
    private void atTheLastRow() {
        Instant longest = Instant.now().plusSeconds(20);
        while (bench.count(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like 'delete from outbox%'")
                == 0) {
            assertThat(Instant.now()).as("waits at its last row").isBefore(longest);
            Thread.onSpinWait();
        }
    }

    private void accepted(List<FileId> files, int lines) {
        FileId file = files.get(0);
        bench.files.signed(
                file, Bench.name(file), Bench.bytes("content of " + file), Bench.bytes("signature of " + file));
        bench.attempt(file, new Outcome.Delivered("same size and hash"), DUE);
        bench.answered(bench.answer(file, lines));
    }

    /** After one more labelling of whatever is rung. */
    private void settled() {
        bench.reconcileAll(NOW);
        assertThat(bench.labels(there)).containsOnly("SETTLED");
        assertThat(bench.labels(one)).containsOnly("SETTLED");
        assertThat(bench.labels(other)).containsOnly("SETTLED");
        assertThat(bench.count("select count(*) from review_item where closed_at is null"))
                .isZero();
    }
}

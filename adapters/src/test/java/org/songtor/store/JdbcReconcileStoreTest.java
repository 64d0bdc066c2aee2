package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.booked;
import static org.songtor.store.Bench.credit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.model.Satang;
import org.songtor.port.Outbox;
import org.songtor.port.Reports.FileRow;
import org.songtor.port.Reports.ItemRow;

class JdbcReconcileStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant AFTER = DUE.plusSeconds(1);

    private Bench bench;
    private String run;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        run = "R" + System.nanoTime() + "-";
    }

    /** An answer holds the file and then rings its row; who labels must not hold the row while it waits for the file. */
    @Test
    void whoever_labels_a_file_waits_for_it_with_empty_hands() throws Exception {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(file, new Outcome.Delivered("ok"), DUE);
        assertThat(bench.answered(bench.answer(file, 1))).isTrue();
        String row = "select 1 from outbox where topic = 'reconcile' and subject = " + file.value();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> labelling = DATABASE.transactions().execute(status -> {
                bench.count("select 1 from agency_file where file_id = " + file.value() + " for update");
                Future<?> begun = other.submit(() -> bench.reconcile(file, AFTER));
                while (!begun.isDone() && bench.count("select count(*) from pg_locks where not granted") == 0) {
                    Thread.onSpinWait();
                }
                assertThat(begun).as("it waits for the file").isNotDone();
                assertThat(bench.count(row + " for update nowait")).isOne();
                return begun;
            });
            labelling.get(1, TimeUnit.MINUTES);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void answer_and_credit_in_any_order_give_the_same_labels() {
        Random random = new Random(2569);
        for (int round = 0; round < 6; round++) {
            BatchId batch = bench.batch("wiang", 4, TOY);
            FileId file = bench.signed(batch);
            Answer answer = bench.answer(
                    file, 2, new Answer.Line(3, Bench.person(3), Answer.LineVerdict.DUPLICATE, Satang.ZERO, "D1"));
            String text = "pay " + bench.reference(file);
            String entry = run + round;
            Outbox.Work work = bench.take("deliver.toy.one", file);
            bench.files.sending(file, work);
            List<Runnable> arrivals = new ArrayList<>(List.of(
                    () -> bench.files.attempted(
                            file, work, new Outcome.Delivered("ok"), DUE, java.util.Optional.empty()),
                    () -> bench.answered(answer),
                    () -> bench.stated(credit(entry + "a", 150, text)),
                    () -> bench.stated(credit(entry + "b", 250, text))));
            Collections.shuffle(arrivals, random);
            arrivals.forEach(arrival -> {
                arrival.run();
                bench.reconcileAll(NOW);
            });
            assertThat(bench.labels(batch)).containsExactly("SETTLED", "SETTLED", "ALREADY_PAID", "WAITING");
            assertThat(open("file:" + file.value())).isEmpty();
        }
    }

    @Test
    void a_row_with_waiting_lines_stays_until_the_deadline_and_goes_when_nothing_waits() {
        BatchId batch = bench.batch("wiang", 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1));
        bench.stated(credit(run + "1", 200, bench.reference(file).value()));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("SETTLED", "WAITING");
        assertThat(bench.outbox.take(Outbox.RECONCILE, file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(bench.count(
                        "select count(*) from outbox where due_at = '2100-01-01Z' and subject = " + file.value()))
                .isOne();
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'reconcile' and subject = :id")
                .param("id", file.value())
                .update();
        bench.reconcile(file, AFTER);
        assertThat(bench.labels(batch)).containsExactly("SETTLED", "NEVER_ANSWERED");
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile' and subject = " + file.value()))
                .isZero();
    }

    @Test
    void an_arrival_while_labels_are_computed_is_not_lost_and_old_labels_are_not_written() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1));
        Outbox.Work work = bench.take(Outbox.RECONCILE, file);
        bench.stated(credit(run + "1", 90, bench.reference(file).value()));
        bench.reconcile.reconcile(List.of(work), Bench.terms(AFTER));
        assertThat(bench.labels(batch)).containsExactly("WAITING");
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("FILE_SHORT");
    }

    @Test
    void a_short_file_is_one_item_for_its_lines_and_closes_when_the_rest_comes() {
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 3, booked(2, 2, 90)));
        String text = bench.reference(file).value();
        bench.stated(credit(run + "1", 250, text));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("FILE_SHORT", "AMOUNT_MISMATCH", "FILE_SHORT");
        ItemRow item = open("file:" + file.value()).get(0);
        assertThat(item.atRisk()).isEqualTo(20_000);
        assertThat(item.owner()).isEqualTo("treasurer");
        assertThat(bench.count("select count(*) from review_item_line where item_id = " + item.id()))
                .isEqualTo(2);
        bench.stated(credit(run + "2", 50, text));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("SETTLED", "AMOUNT_MISMATCH", "SETTLED");
        assertThat(open("file:" + file.value())).isEmpty();
        assertThat(bench.count("select count(*) from journal where event = 'item.closed' and subject = 'item:"
                        + item.id() + "'"))
                .isOne();
    }

    @Test
    void a_line_that_leaves_the_files_trouble_leaves_its_item() {
        BatchId batch = bench.batch("wiang", 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 2));
        bench.stated(credit(run + "1", 150, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        assertThat(open("file:" + file.value()).get(0).atRisk()).isEqualTo(20_000);
        bench.answered(bench.answer(
                file, 1, new Answer.Line(2, Bench.person(2), Answer.LineVerdict.REFUSED, Satang.ZERO, "R9")));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("FILE_SHORT", "REFUSED_BY_AGENCY");
        ItemRow item = open("file:" + file.value()).get(0);
        assertThat(item.atRisk()).isEqualTo(10_000);
        assertThat(bench.count("select count(*) from review_item_line where item_id = " + item.id()))
                .isOne();
    }

    @Test
    void one_credit_for_two_files_rings_and_settles_both() {
        BatchId first = bench.batch("wiang", 2, TOY);
        BatchId second = bench.batch("wiang", 3, TOY);
        FileId one = bench.delivered(first, DUE);
        FileId two = bench.delivered(second, DUE);
        bench.answered(bench.answer(one, 2));
        bench.answered(bench.answer(two, 3));
        bench.reconcileAll(NOW);
        bench.stated(credit(run + "1", 400, bench.reference(one) + " " + bench.reference(two)));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(first)).containsOnly("FILE_SHORT");
        assertThat(credited(one)).isZero();
        bench.stated(credit(run + "2", 100, bench.reference(two).value()));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(first)).containsOnly("SETTLED");
        assertThat(bench.labels(second)).containsOnly("SETTLED");
        assertThat(credited(one)).isEqualTo(20_000);
        assertThat(credited(two)).isEqualTo(30_000);
    }

    @Test
    void a_label_that_did_not_change_is_not_appended_again() {
        BatchId batch = bench.batch("wiang", 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 2));
        bench.reconcileAll(NOW);
        bench.stated(credit(run + "1", 200, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        bench.answered(bench.answer(file, 2));
        bench.reconcileAll(NOW);
        assertThat(bench.count(
                        "select count(*) from line_label n join line l using (line_id) where n.said and l.batch_id = "
                                + batch.value()))
                .isEqualTo(2);
    }

    @Test
    void the_report_counts_a_file_from_its_lines() {
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1, booked(2, 2, 90)));
        bench.stated(credit(run + "1", 300, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        FileRow row = row(file);
        assertThat(row.name()).isEqualTo(Bench.name(file));
        assertThat(row.lines()).isEqualTo(3);
        assertThat(row.satang()).isEqualTo(30_000);
        assertThat(row.creditedSatang()).isEqualTo(30_000);
        assertThat(row.answered()).isEqualTo(2);
        assertThat(row.settled()).isOne();
        assertThat(row.exceptions()).isOne();
        assertThat(row.attempts()).isOne();
        assertThat(bench.reports.batches())
                .filteredOn(b -> b.number().equals(batch.toString()))
                .singleElement()
                .satisfies(b -> assertThat(b.satang()).isEqualTo(30_000));
        assertThat(bench.reports.lines())
                .filteredOn(line -> line.batch().equals(batch.toString()) && line.lineNo() == 2)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.file()).contains(Bench.name(file));
                    assertThat(line.position()).isEqualTo(2);
                    assertThat(line.item()).isPresent();
                });
    }

    private List<ItemRow> open(String subject) {
        return bench.reports.items().stream()
                .filter(item -> item.open() && item.subject().equals(subject))
                .toList();
    }

    private long credited(FileId file) {
        return row(file).creditedSatang();
    }

    private FileRow row(FileId file) {
        return bench.reports.files().stream()
                .filter(row -> row.number().equals(file.toString()))
                .findFirst()
                .orElseThrow();
    }
}

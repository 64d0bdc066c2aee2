package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.port.Outbox;

/** Answers and statements from several threads while several workers label: at the end nothing is stale. */
class ArrivalsAtOnceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int FILES = 8;

    private Bench bench;
    private final AtomicBoolean arriving = new AtomicBoolean(true);

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
    }

    @Test
    void every_line_ends_with_the_label_of_all_its_evidence() throws Exception {
        List<BatchId> batches = new ArrayList<>();
        List<FileId> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            batches.add(bench.batch("wiang", 3, TOY));
            files.add(bench.delivered(batches.get(i), DUE));
        }
        List<Callable<Boolean>> arrivals = arrivals(files);
        Collections.shuffle(arrivals, new Random(2569));
        ExecutorService pool = Executors.newFixedThreadPool(7);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(pool.submit(this::work));
            }
            List<Future<Boolean>> arrived = new ArrayList<>();
            arrivals.forEach(arrival -> arrived.add(pool.submit(arrival)));
            for (Future<Boolean> one : arrived) {
                assertThat(one.get()).isTrue();
            }
            arriving.set(false);
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            pool.shutdown();
        }
        for (BatchId batch : batches) {
            assertThat(bench.labels(batch)).containsOnly("SETTLED");
        }
        assertThat(bench.count("select count(*) from review_item where closed_at is null"))
                .isZero();
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile'"))
                .isZero();
    }

    /** Each file answered; credits in a chain, so that each connects two files and all files are one sum at the end. */
    private List<Callable<Boolean>> arrivals(List<FileId> files) {
        List<Callable<Boolean>> arrivals = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            FileId file = files.get(i);
            arrivals.add(() -> bench.answered(bench.answer(file, 3)));
            String text = bench.reference(file) + (i + 1 < FILES ? " " + bench.reference(files.get(i + 1)) : "");
            String entry = "chain-" + i;
            arrivals.add(() -> bench.stated(credit(entry, 300, text)));
        }
        return arrivals;
    }

    private void work() {
        boolean last = false;
        while (!last) {
            last = !arriving.get();
            List<Outbox.Work> works = bench.outbox.takeMore(Outbox.RECONCILE, List.of(), 5, Duration.ofMinutes(1));
            bench.reconcile.reconcile(works, Bench.terms(NOW));
            last &= works.isEmpty();
        }
    }
}

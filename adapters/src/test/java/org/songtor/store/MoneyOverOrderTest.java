package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.songtor.items.Filter;
import org.songtor.items.Row;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Outbox;

/** In whatever order payments and answers come, and files are looked at, what is over of them is the same one question. */
class MoneyOverOrderTest extends DeskBench {
    private final List<FileId> files = new ArrayList<>();

    private void sent(int... lines) {
        files.clear();
        for (int some : lines) {
            files.add(bench.delivered(bench.batch(fund.value(), some, Bench.TOY), Bench.DUE));
        }
    }

    private void answered(int which, int lines) {
        bench.answered(bench.answer(files.get(which), lines));
    }

    private void paid(long baht, int... which) {
        StringBuilder text = new StringBuilder();
        for (int one : which) {
            text.append(bench.reference(files.get(one))).append(' ');
        }
        bench.stated(credit("R" + NUMBER.incrementAndGet() + System.nanoTime(), baht, text.toString()));
    }

    /** All that is due, each file by itself: the first one first, or last. */
    private void oneByOne(boolean upwards) {
        for (int n = 0; n < files.size(); n++) {
            long file = files.get(upwards ? n : files.size() - 1 - n).value();
            bench.jdbc
                    .sql("select subject from outbox where topic = 'reconcile' and subject = ? and due_at <= now()")
                    .param(file)
                    .query(Long.class)
                    .optional()
                    .ifPresent(due -> bench.reconcile(new FileId(due), NOW));
        }
    }

    private Row over() {
        List<Row> all = desk.items(viewer, Filter.OPEN, 100).stream()
                .filter(row -> row.label() == Label.FILE_OVER)
                .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private String subject(Row row) {
        return text("select subject from review_item where item_id = " + row.id());
    }

    /** Two payments, of which the one joins what the other paid, and two answers; the third file has its answer. */
    @Test
    void every_order_of_arrival_leads_to_the_same_item() {
        List<Integer> order = new ArrayList<>();
        permuted(order, 4);
    }

    private void permuted(List<Integer> order, int events) {
        if (order.size() == events) {
            run(order, order.get(0) % 2 == 0);
            return;
        }
        for (int next = 0; next < events; next++) {
            if (!order.contains(next)) {
                order.add(next);
                permuted(order, events);
                order.remove(order.size() - 1);
            }
        }
    }

    private void run(List<Integer> order, boolean upwards) {
        sent(2, 1, 1);
        answered(2, 1);
        for (int event : order) {
            switch (event) {
                case 0 -> paid(330, 0, 1);
                case 1 -> paid(100, 1, 2);
                case 2 -> answered(0, 2);
                default -> answered(1, 1);
            }
            oneByOne(upwards);
        }
        Row one = over();
        assertThat(subject(one))
                .as("%s", order)
                .isEqualTo("file:" + files.get(0).value());
        assertThat(one.lines()).as("%s", order).isEqualTo(4);
        assertThat(one.atRisk()).as("%s", order).isEqualTo(Satang.ofBaht(400));
        assertThat(one(one.id()).over()).as("%s", order).isEqualTo(Satang.ofBaht(30));
        settle(one.id(), OverBench.PAID_BACK);
        oneByOne(upwards);
        assertThat(desk.items(viewer, Filter.OPEN, 100)).as("%s", order).isEmpty();
        assertThat(OverBench.differences(DATABASE, fund)).as("%s", order).isEmpty();
    }

    @Test
    void lanes_that_look_at_its_files_at_once_make_one_of_it() throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 8; round++) {
                sent(2, 2, 2);
                for (int n = 0; n < 3; n++) {
                    answered(n, 2);
                }
                paid(640, 0, 1, 2);
                List<Outbox.Work> works = files.stream()
                        .map(one -> bench.take(Outbox.RECONCILE, one))
                        .toList();
                List<Future<?>> done = new ArrayList<>();
                for (Outbox.Work work : works) {
                    done.add(lanes.submit(() -> bench.reconcile.reconcile(List.of(work), Bench.terms(NOW))));
                }
                for (Future<?> one : done) {
                    one.get();
                }
                assertThat(over().lines()).isEqualTo(6);
                assertThat(over().atRisk()).isEqualTo(Satang.ofBaht(600));
                settle(over().id(), OverBench.PAID_BACK);
                bench.reconcileAll(NOW);
            }
        } finally {
            lanes.shutdownNow();
        }
    }
}

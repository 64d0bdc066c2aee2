package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Statement;

/** A bank that tells a file's payments one by one. Walked by each entry instead of by each file, the first of these takes minutes. */
class ManyEntriesTest {
    private static final int ENTRIES = 2_000;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Bench bench = new Bench(DATABASE);

    @Test
    void two_thousand_entries_of_one_file_are_taken_and_settle_it() {
        BatchId batch = bench.batch("wiang", ENTRIES / 100, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, ENTRIES / 100));
        stated("A", List.of(bench.reference(file)));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).hasSize(ENTRIES / 100).containsOnly("SETTLED");
    }

    @Test
    void two_thousand_entries_that_connect_a_ring_of_files_ring_for_all_of_them() {
        List<FileId> files = IntStream.range(0, 40)
                .mapToObj(n -> bench.delivered(bench.batch("wiang", 1, TOY), DUE))
                .toList();
        bench.jdbc.sql("delete from outbox").update();
        stated("B", files.stream().map(bench::reference).toList());
        for (FileId file : files) {
            assertThat(bench.count(
                            "select count(*) from outbox where topic = 'reconcile' and subject = " + file.value()))
                    .as(file + " is looked at")
                    .isOne();
            assertThat(bench.count("select count(*) from connected_files(" + file.value() + ")"))
                    .isEqualTo(files.size());
        }
    }

    @Test
    void two_thousand_entries_that_came_before_their_file_are_its_own() {
        FileId before = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        long number = Long.parseLong(bench.reference(before).value().substring(2, 10)) + 1;
        BatchId batch = bench.batch("wiang", ENTRIES / 100, TOY);
        stated("C", List.of(PaymentReference.ofNumber(number)));
        FileId file = bench.delivered(batch, DUE);
        assertThat(bench.reference(file)).isEqualTo(PaymentReference.ofNumber(number));
        bench.answered(bench.answer(file, ENTRIES / 100));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
    }

    /** Each of one baht, in turn for each file and the next. */
    private void stated(String name, List<PaymentReference> files) {
        bench.stated(IntStream.range(0, ENTRIES)
                .mapToObj(n -> {
                    PaymentReference one = files.get(n % files.size());
                    PaymentReference next = files.get((n + 1) % files.size());
                    return credit(name + n, 1, one.equals(next) ? one.value() : one + " " + next);
                })
                .toArray(Statement.Credit[]::new));
    }
}

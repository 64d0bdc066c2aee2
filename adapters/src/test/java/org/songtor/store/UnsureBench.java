package org.songtor.store;

import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.port.Outbox;

/** Credits whose reference is damaged, cut off or not there, each test's by themselves. */
abstract class UnsureBench {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    Bench bench;
    String run;
    TwoOperators operators;

    /** Operators decide from the first test on: they are in office where there is a fund. */
    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        bench.fund("wiang");
        operators = new TwoOperators(new Stores(DATABASE).reviewDesk());
        run = "U" + System.nanoTime() + "-";
        forget();
    }

    /** Whose all credits are, and what becomes of the files. */
    void askedAgain() {
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'credits'")
                .update();
        bench.reconcile.credits(
                bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).orElseThrow());
        bench.reconcileAll(NOW);
    }

    FileId answered(BatchId batch, int lines) {
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, lines));
        bench.reconcileAll(NOW);
        return file;
    }

    /** One digit is another. */
    static String damaged(PaymentReference reference) {
        char last = reference.value().charAt(11);
        return reference.value().substring(0, 11) + (char) ('0' + (last - '0' + 1) % 10);
    }

    long open(String label) {
        return bench.count("select count(*) from review_item where closed_at is null and label = '" + label + "'");
    }

    /** Credits of one test are no question of the next, and references of two are not alike. */
    private void forget() {
        elsewhere();
        bench.jdbc.sql("delete from outbox where topic = 'credits'").update();
        bench.jdbc.sql("delete from credit_unnamed").update();
        bench.jdbc.sql("delete from credit_candidate").update();
        Planted.closed(DATABASE.dataSource(), "closed_at is null");
    }

    void elsewhere() {
        bench.jdbc.sql("""
                        insert into sequence_counter values ('reference', 1)
                        on conflict (stream) do update set last_value = (sequence_counter.last_value + 7919131) % 99999989
                        """).update();
    }
}

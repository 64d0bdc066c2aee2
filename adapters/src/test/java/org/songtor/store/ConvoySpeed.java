package org.songtor.store;

import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.port.Convoy;
import org.songtor.port.Outbox.Work;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * No test but a measurement, run by name: what a shift of files costs the store, step by step, in microseconds a file. Rung and delivered as fast as two workers do
 * it, since what is rung for twice depends on that.
 */
class ConvoySpeed {
    private static final int FILES = Integer.getInteger("files", 800);
    private static final int LINES = Integer.getInteger("lines", 50);
    private static final int BYTES = Integer.getInteger("bytes", 7_000);
    private static final long SHIFT = 35_000_000;
    private static final long RING = 200_000_000;
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final String[] STEPS = {"ring", "begin", "mark", "conclude"};

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final long[] server = new long[STEPS.length];
    private final long[] client = new long[STEPS.length];
    private final long[] clock = new long[STEPS.length];
    private Bench bench;
    private Convoy convoy;
    private JdbcOutbox outbox;
    private String pid;

    private interface Step {
        void run();
    }

    @Test
    void microseconds_a_file() throws SQLException, IOException {
        bench = new Bench(DATABASE);
        SingleConnectionDataSource one =
                new SingleConnectionDataSource(DATABASE.dataSource().getConnection(), true);
        pid = JdbcClient.create(one)
                .sql("select pg_backend_pid()")
                .query(String.class)
                .single();
        Entries entries = new Entries(one);
        Instance life = new Stores(DATABASE).instance("measured");
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(one));
        convoy = new JdbcConvoy(
                one, transactions, new Keeping(one, TestSecrets.ONE), life, new ConvoyRows(one, entries));
        outbox = new JdbcOutbox(one, entries, life, new Stores(DATABASE).dead());
        bench.jdbc
                .sql(
                        "insert into outbox (topic, subject, due_at) select 'reconcile', -n, now() + interval '1 day' from generate_series(1, 5000) n")
                .update();
        for (int round = 1; round <= 4; round++) {
            files(round);
            delivered();
            told(round);
        }
    }

    private void files(int round) {
        for (int i = 0; i < FILES; i++) {
            BatchId batch = bench.batch("wiang", 0, TOY);
            bench.jdbc.sql("""
                            insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                              person_hash, person_seal, last_four, title, first_name, last_name, satang)
                            select ?, 'wiang', n, n, 'toy', 'toy', 'one', false, 'WAITING',
                                decode(md5(n::text), 'hex'), '\\x00', '0001', '', 'ก', 'ข', 10000 from generate_series(1, ?) n
                            """).params(batch.value(), LINES).update();
            FileId file = bench.files.freeze(batch, Bench.DAY).get(0);
            byte[] content = new byte[BYTES];
            Arrays.fill(content, (byte) 'x');
            byte[] head = Bench.bytes("round " + round + " file " + file);
            System.arraycopy(head, 0, content, 0, head.length);
            bench.files.signed(file, Bench.name(file), content, Bench.bytes("signature of " + file));
        }
        bench.jdbc.sql("delete from outbox where topic = 'dispatch'").update();
        bench.jdbc.sql("vacuum analyze").update();
    }

    private void delivered() throws IOException {
        Arrays.fill(server, 0);
        Arrays.fill(client, 0);
        Arrays.fill(clock, 0);
        Deque<Long> rung = new ArrayDeque<>();
        Set<Long> taken = new HashSet<>();
        long began = System.nanoTime();
        long nextRing = began;
        for (int shift = 0; taken.size() < FILES; ) {
            if (System.nanoTime() >= nextRing) {
                step(0, () -> outbox.ring(200, AGAIN).forEach(w -> rung.add(w.subject())));
                nextRing += RING;
            }
            Long first = rung.poll();
            if (first == null || taken.contains(first)) {
                LockSupport.parkNanos(first == null ? 5_000_000 : 0);
                continue;
            }
            List<Work> works = new java.util.ArrayList<>();
            step(
                    1,
                    () -> convoy.join(TOY, new FileId(first), Convoy.MOST, AGAIN)
                            .members()
                            .forEach(m -> works.add(m.work())));
            works.forEach(w -> taken.add(w.subject()));
            step(2, () -> convoy.sending(works));
            step(
                    3,
                    () -> convoy.delivered(
                            works.stream()
                                    .map(w -> new Convoy.Proved(w, new Outcome.Delivered("shown")))
                                    .toList(),
                            DUE));
            shift++;
            LockSupport.parkNanos(began + shift * SHIFT - System.nanoTime());
        }
    }

    private void step(int number, Step step) throws IOException {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long used = used();
        long start = System.nanoTime();
        step.run();
        clock[number] += System.nanoTime() - start;
        server[number] += used() - used;
        client[number] += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
    }

    private void told(int round) {
        for (int step = 0; step < STEPS.length; step++) {
            System.out.printf(
                    Locale.ROOT,
                    "round %d %-9s %5.0f us a file of the server, %5.0f of the program, %5.0f by the clock%n",
                    round,
                    STEPS[step],
                    server[step] / 1e3 / FILES,
                    client[step] / 1e3 / FILES,
                    clock[step] / 1e3 / FILES);
        }
    }

    /** Nanoseconds of a core that the connection's own server process used: other work on the machine does not count. */
    private long used() throws IOException {
        return Long.parseLong(
                Files.readString(Path.of("/proc/" + pid + "/schedstat")).split(" ")[0]);
    }
}

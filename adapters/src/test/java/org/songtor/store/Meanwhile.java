package org.songtor.store;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What other threads do while a transaction of the test is open: each has ended, or waits for a lock, before the test goes on. */
final class Meanwhile implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final ExecutorService pool = Executors.newCachedThreadPool();

    Meanwhile(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    <T> Future<T> begin(Callable<T> call) {
        long waiting = waiting();
        Future<T> begun = pool.submit(call);
        Instant last = Instant.now().plus(LONGEST);
        while (!begun.isDone() && waiting() <= waiting) {
            if (Instant.now().isAfter(last)) {
                throw new AssertionError("neither ended nor waits for a lock");
            }
            Thread.onSpinWait();
        }
        return begun;
    }

    /** Connections to this database that wait. */
    private long waiting() {
        return jdbc.sql("""
                        select count(distinct pid) from pg_locks where not granted and pid in (
                            select pid from pg_locks where database = (select oid from pg_database where datname = current_database()))
                        """).query(Long.class).single();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}

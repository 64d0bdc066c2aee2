package org.songtor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** No test but a measurement, run by name: what an entry costs in microseconds, in postings as reconciliation writes them and in one great one. */
class PostingSpeed {
    private static final int BATCHES = Integer.getInteger("batches", 20_000);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private JdbcTemplate jdbc;
    private long server;

    @Test
    void microseconds_an_entry() throws SQLException, IOException {
        jdbc = new JdbcTemplate(
                new SingleConnectionDataSource(DATABASE.dataSource().getConnection(), true));
        server = jdbc.queryForObject("select pg_backend_pid()", Long.class);
        jdbc.execute("""
                insert into evidence (sha256, kind, size) select encode(sha256(n::text::bytea), 'hex'), 'submission', 1 from generate_series(1, %1$d) n;
                insert into fund values ('wiang', 'ก', 'W');
                insert into batch (fund_id, sha256, channel, source_name, state)
                select 'wiang', encode(sha256(n::text::bytea), 'hex'), 'folder', 'x', 'RECEIVED' from generate_series(1, %1$d) n;
                analyze
                """.formatted(BATCHES));
        for (int round = 1; round <= 3; round++) {
            double small = used();
            for (int first = 1; first <= BATCHES; first += 16) {
                posting(first, Math.min(first + 15, BATCHES));
            }
            told(round, "of sixteen batches", used() - small, 3);
            double great = used();
            posting(1, BATCHES);
            told(round, "of all batches", used() - great, 3);
        }
    }

    private void posting(int first, int last) {
        jdbc.execute("""
                with this as materialized (select nextval('posting_number') as posting_id),
                entered as (
                    insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
                    select t.posting_id, b, 'wiang', 'toy', e.account, 0, e.satang
                    from this t cross join generate_series(%d, %d) b
                        cross join (values (money_account 'SENT', -300), ('SETTLED', 200), ('AT_RISK', 100)) e (account, satang)
                )
                insert into posting (posting_id, cause, lines) select posting_id, 'LABEL', 1 from this
                """.formatted(first, last));
    }

    private static void told(int round, String of, double seconds, int each) {
        System.out.printf(
                Locale.ROOT,
                "round %d postings %-20s %6.2f us an entry of %d%n",
                round,
                of,
                seconds / BATCHES / each * 1e6,
                BATCHES * each);
    }

    /** Seconds of a core that the connection's own server process used: other work on the machine does not count. */
    private double used() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + server + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }
}

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

/** No test but a measurement, run by name: what the books cost a line in microseconds, beside the same statement without them. */
class BooksSpeed {
    private static final int FILES = Integer.getInteger("files", 10);
    private static final int LINES = Integer.getInteger("lines", 20_000);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private SingleConnectionDataSource one;
    private JdbcTemplate jdbc;
    private long server;

    @Test
    void microseconds_a_line() throws SQLException, IOException {
        one = new SingleConnectionDataSource(DATABASE.dataSource().getConnection(), true);
        jdbc = new JdbcTemplate(one);
        server = jdbc.queryForObject("select pg_backend_pid()", Long.class);
        jdbc.execute("""
                insert into evidence (sha256, kind, size) select repeat(x, 64), 'submission', 1 from unnest(array['a', 'b', 'c']) x;
                insert into fund values ('wiang', 'ก', 'W');
                """);
        for (int round = 1; round <= 2; round++) {
            round(round);
        }
    }

    private void round(int round) throws IOException {
        double[] with = new double[5];
        double[] without = new double[5];
        for (int file = 0; file < 2 * FILES; file++) {
            boolean books = file % 2 == 0;
            double[] sum = books ? with : without;
            switched(books);
            int id = (round - 1) * 2 * FILES + file + 1;
            one(id, sum);
        }
        switched(true);
        String[] steps = {"intake", "sent", "answered", "labelled", "labelled again"};
        for (int step = 0; step < steps.length; step++) {
            System.out.printf(
                    Locale.ROOT,
                    "round %d %-15s %6.2f us a line with the books, %6.2f without%n",
                    round,
                    steps[step],
                    with[step] / FILES / LINES * 1e6,
                    without[step] / FILES / LINES * 1e6);
        }
    }

    private void switched(boolean books) {
        for (String trigger : new String[] {
            "line book_intake", "line_label book_labels", "agency_file book_file", "answer_file book_answer"
        }) {
            String[] parts = trigger.split(" ");
            jdbc.execute("alter table " + parts[0] + (books ? " enable" : " disable") + " trigger " + parts[1]);
        }
    }

    private void one(int id, double[] sum) throws IOException {
        jdbc.execute("""
                insert into evidence (sha256, kind, size) values (lpad(to_hex(%1$d), 64, '0'), 'submission', 1);
                insert into batch (fund_id, sha256, channel, source_name, state, receipt, period)
                values ('wiang', lpad(to_hex(%1$d), 64, '0'), 'rest', 's', 'CHECKED', '{}', '2569-11');
                """.formatted(id));
        sum[0] += timed("""
                insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                  person_hash, person_seal, last_four, title, first_name, last_name, satang)
                select %1$d, 'wiang', n, n, 'nsf', 'nsf', 'collection', false, 'WAITING',
                        decode(md5(n::text), 'hex'), '\\x00', '0001', '', 'ก', 'ข', 10000 from generate_series(1, %2$d) n
                """.formatted(id, LINES));
        file(id);
        sum[1] += timed("update agency_file set state = 'SENT', sent_at = now() where file_id = " + id);
        sum[2] += timed("""
                insert into arrival (agency, kind, name, sha256, signature) overriding system value
                values ('nsf', 'answer', 'n', lpad(to_hex(%1$d), 64, '0'), repeat('b', 64));
                insert into answer_line (arrival_id, number, file_id, position, person_hash, person_seal, last_four, verdict, satang, cause)
                select %1$d, n, %1$d, n, decode(md5(n::text), 'hex'), '\\x00', '0001', 'BOOKED', 10000, '' from generate_series(1, %2$d) n;
                insert into answer_file values (%1$d, %1$d, 'A', 'PROCESSED', '');
                """.formatted(id, LINES));
        sum[3] += labelled(id, 1, "SETTLED");
        sum[4] += labelled(id, 2, "FILE_SHORT");
    }

    private void file(int id) {
        jdbc.execute("""
                insert into agency_file (fund_id, batch_id, agency, profile, sequence, reference, period, written_on, lines, satang,
                                         state, name, sha256, signature, signed_at)
                values ('wiang', %1$d, 'nsf', 'collection', %1$d, 'ST' || lpad('%1$d', 10, '0'), '2569-11', '2026-11-21', %2$d, %2$d * 10000,
                        'SIGNED', 'f%1$d', repeat('c', 64), repeat('b', 64), now());
                insert into file_share select %1$d, 'wiang', 1, %2$d, %2$d, %2$d * 10000;
                insert into file_line select %1$d, line_no, line_id, satang from line where batch_id = %1$d;
                """.formatted(id, LINES));
        jdbc.execute("analyze");
    }

    private double labelled(int id, int number, String label) throws IOException {
        return timed(
                "insert into line_label (line_id, number, label) select line_id, %d, '%s' from file_line where file_id = %d"
                        .formatted(number, label, id));
    }

    private double timed(String sql) throws IOException {
        double start = used();
        jdbc.execute(sql);
        return used() - start;
    }

    /** Seconds of a core that the connection's own server process used: other work on the machine does not count. */
    private double used() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + server + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }
}

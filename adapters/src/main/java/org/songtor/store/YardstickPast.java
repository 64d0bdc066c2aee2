package org.songtor.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the lines of files that {@link YardstickRows} made in this transaction: their books, and for history their answers and labels. */
@Component
class YardstickPast {
    private static final String EACH = " from made m cross join lateral generate_series(1, m.lines) p ";

    private final JdbcClient jdbc;
    private final YardstickRows rows;

    YardstickPast(DataSource dataSource, YardstickRows rows) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = rows;
    }

    /** What answers booked is accepted in the books; file by file, as answers come. */
    void accepted() {
        rows.switched("disable");
        moved("WAITING", "ACCEPTED", """
                select l.line_id, m.batch_id, m.fund_id from made m join file_line l on l.file_id = m.file_id
                where exists (select from answer_line a where a.file_id = l.file_id and a.position = l.position and a.verdict = 'BOOKED')
                order by l.line_id
                """);
        rows.switched("enable");
    }

    /** Every line booked, labelled and paid long ago. */
    void settled() {
        rows.switched("disable");
        jdbc.sql("""
                        insert into answer_line (arrival_id, number, file_id, position, person_hash, person_seal, last_four, verdict, satang, cause)
                        select a.arrival_id, p, m.file_id, p, '\\x0000000000000000'::bytea || int8send(m.first_line + m.before + p), :seal, '0000',
                            'BOOKED', :satang, ''
                        from made m join arrived a on a.file_id = m.file_id cross join lateral generate_series(1, m.lines) p
                        """)
                .param("seal", YardstickRows.SEAL)
                .param("satang", YardstickRows.SATANG)
                .update();
        moved("SETTLED", "SETTLED", "select m.first_line + m.before + p - 1 as line_id, m.batch_id, m.fund_id" + EACH);
        jdbc.sql("update agency_file f set settled_at = now() from made m where f.file_id = m.file_id")
                .update();
        rows.switched("enable");
    }

    /** As the books' own triggers would, in one posting. */
    private void moved(String label, String account, String lines) {
        jdbc.sql("""
                        with this as materialized (select nextval('posting_number') as posting_id),
                        next as materialized (
                        """ + lines + """
                        ),
                        moved as (
                            insert into line_label (line_id, number, label, said, posting_id, account)
                            select n.line_id, 1, :label, :label <> 'WAITING', t.posting_id, :account::money_account from next n cross join this t
                        ),
                        entered as (
                            insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
                            select t.posting_id, s.batch_id, s.fund_id, 'y', e.account, e.sign * s.lines, e.sign * s.lines * :satang
                            from (select batch_id, fund_id, count(*) as lines from next group by batch_id, fund_id) s cross join this t
                                cross join (values (money_account 'TO_SEND', -1), (:account::money_account, 1)) e (account, sign)
                        )
                        insert into posting (posting_id, cause, lines) select t.posting_id, 'ANSWER', count(*) from next cross join this t group by t.posting_id
                        """)
                .param("satang", YardstickRows.SATANG)
                .param("label", label)
                .param("account", account)
                .update();
    }
}

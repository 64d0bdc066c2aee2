package org.songtor.store;

import java.util.List;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Severity;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which lines of correcting batches carry the money of earlier ones, inside the caller's transaction. The table writes itself when such a batch is checked; what
 * intake did not take over is the first line's again from that moment, and is asked about where it was.
 */
@Component("store.carriedLines")
class CarriedLines {
    private static final int MOST = 100;

    /** Of a batch refused whole everything that was said; else what was said of the refused line. */
    private static final String PROBLEMS = """
            with correcting as (
                select distinct c.batch_id
                from review_item_line x
                    join decision_line d on d.line_id = x.line_id
                    join decision_batch c on c.decision_id = d.decision_id
                    join batch b on b.batch_id = c.batch_id and b.state <> 'RECEIVED'
                where x.item_id = :item
            ),
            refused as materialized (
                select c.batch_id, n.line_no
                from correcting c
                    cross join lateral lines_of_correction(c.batch_id) s
                    join review_item_line x on x.item_id = :item and x.line_id = s.first_id
                    left join line n on n.line_id = s.line_id
                where s.refused
            )
            select p.code, p.row_no, p.line_no, p.field, p.expected
            from problem p
            where exists (select from refused r where r.batch_id = p.batch_id and (r.line_no is null or r.line_no = p.line_no))
            order by p.batch_id desc, p.number limit :most
            """;

    private final JdbcClient jdbc;
    private final Bell bell;
    private final Entries entries;

    CarriedLines(DataSource dataSource, Bell bell, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.bell = bell;
        this.entries = entries;
    }

    /** A batch was checked. Where it was a correcting one, lines that it should have carried and does not are reconciled anew, and their items tell why. */
    void checked(BatchId correcting) {
        List<Long> files =
                jdbc.sql("""
                        select distinct k.file_id
                        from lines_of_correction(?) s
                            join file_line fl on fl.line_id = s.first_id and fl.live
                            cross join lateral connected_files(fl.file_id) k
                        where s.refused order by 1
                        """).param(correcting.value()).query(Long.class).list();
        if (files.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into journal (actor, event, subject, detail)
                        select :self, 'decision.not-taken', 'item:' || d.item_id,
                            'D' || d.decision_id || ' ' || :batch || ': ' || s.refused || ' of ' || s.lines || ' lines'
                        from (select decision_id, count(*) filter (where refused) as refused, count(*) as lines
                              from lines_of_correction(:id) group by decision_id) s
                            join decision d on d.decision_id = s.decision_id
                        """)
                .param("self", Entries.SELF)
                .param("batch", correcting.toString())
                .param("id", correcting.value())
                .update();
        bell.touch(files);
        entries.work(Outbox.CREDITS, 0);
    }

    /** Whether one of an item's lines was to go again and did not, and no other decision about it moved money since. */
    boolean anyNotTaken(long item) {
        return jdbc.sql("""
                        select exists (
                            select from review_item_line x
                                join lateral (select e.decision_id, e.kind from decision_line d
                                                  join decision e on e.decision_id = d.decision_id and e.state = 'DONE' and e.reverses is null
                                                      and e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
                                              where d.line_id = x.line_id order by e.decision_id desc limit 1) last on last.kind = 'RESUBMIT'
                            where x.item_id = ? and not went_again(x.line_id))
                        """).param(item).query(Boolean.class).single();
    }

    /**
     * Open items about lines that went again from the file of an item, or those it asks about with it, however often, and of which the agency says that they are paid already: whether the money
     * that came for the first is over is asked there too. By number, ten at most; of what the reader sees.
     */
    List<Long> paidAlready(long item) {
        return jdbc.sql("""
                        with recursive again as (
                            select k.line_id
                            from review_item i
                                cross join lateral asked_over_with(i.file_id) w
                                join review_item o on o.file_id = w.file_id
                                join decision x on x.item_id = o.item_id and x.kind = 'RESUBMIT' and x.reverses is null and x.state = 'DONE'
                                join carried_line k on k.decision_id = x.decision_id
                            where i.item_id = :item
                            union
                            select k.line_id from again a join carried_line k on k.first_id = a.line_id)
                        select distinct i.item_id
                        from again a
                            join review_item_line x on x.line_id = a.line_id
                            join review_item i on i.item_id = x.item_id and i.label = 'ALREADY_PAID' and i.closed_at is null
                        order by i.item_id limit 10
                        """).param("item", item).query(Long.class).list();
    }

    /** What intake said of correcting batches that did not take an item's lines over, the newest batch first; without what was found, which may be a name. */
    List<Problem> notTaken(long item) {
        return jdbc
                .sql(PROBLEMS)
                .param("item", item)
                .param("most", MOST)
                .query((row, n) -> Problem.ofRow(
                        ProblemCode.valueOf(row.getString("code")),
                        row.getInt("row_no"),
                        row.getInt("line_no"),
                        row.getString("field"),
                        "",
                        row.getString("expected")))
                .list()
                .stream()
                .filter(problem ->
                        problem.severity() == Severity.REFUSE_BATCH || problem.severity() == Severity.REFUSE_LINE)
                .toList();
    }
}

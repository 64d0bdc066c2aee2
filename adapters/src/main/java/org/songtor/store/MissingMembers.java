package org.songtor.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Items about members whom a month's batch lacked, {@code member:<fund>:<period>:<scheme>:<number>}. Whoever was handed in once is not missing, whatever became of the
 * line: given back, it is the desk's, and not to be collected anew.
 */
final class MissingMembers {
    private MissingMembers() {}

    /** A line counts again: its member is not asked for. */
    static void counts(JdbcClient jdbc, long decision) {
        List<Long> there = jdbc.sql("""
                        select i.item_id from review_item i
                        where i.closed_at is null and i.label = 'MISSING_FROM_BATCH'
                            and (i.fund_id, i.subject) in (
                                select l.fund_id, 'member:' || l.fund_id || ':' || coalesce(l.own_period, b.period) || ':' || l.scheme || ':' || m.member_no
                                from decision_line d
                                    join line l on l.line_id = d.line_id and not l.refused
                                    join batch b on b.batch_id = l.batch_id
                                    join member m on m.fund_id = l.fund_id and m.person_hash = l.person_hash
                                where d.decision_id = ?)
                        order by i.item_id for no key update
                        """).param(decision).query(Long.class).list();
        ClosedItems.held(jdbc, there, "counts again, D" + decision + " was taken back");
    }
}

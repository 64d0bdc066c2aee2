package org.songtor.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.songtor.model.Label;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the open items about credits ({@code credit:<id>}) those that are asked for, in a few statements inside the caller's transaction. They are the
 * operator's: nobody knows which fund's money it is. The bank's text stays out of the note, since a payer may have written an id into it.
 */
@Component
class CreditItems {
    /** Labels under which people are asked about a credit, for SQL. */
    static final String LABELS = "('CREDIT_UNSURE', 'CREDIT_WITHOUT_FILE', 'DECISION_CONTRADICTED')";

    /** And under which an operator asked: only people's decision ends it. */
    static final String ASKED =
            "('CREDIT_UNSURE', 'CREDIT_WITHOUT_FILE', 'CREDIT_QUESTIONED', 'DECISION_CONTRADICTED')";

    /** Of these under which nobody knows whose money it is. */
    private static final String OF_NOBODY = "('CREDIT_UNSURE', 'CREDIT_WITHOUT_FILE')";

    private final JdbcClient jdbc;

    CreditItems(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * @param credits all that were asked about; items of others stay as they are
     * @param asking those that ask for a decision
     */
    void put(Collection<Long> credits, Map<Long, Label> asking) {
        close(credits, asking);
        reopen(asking);
        open(asking);
        goOn(asking);
    }

    private void close(Collection<Long> credits, Map<Long, Label> asking) {
        List<Long> over = with("""
                        select i.item_id from review_item i
                        where i.closed_at is null and i.label in <labels>
                            and i.subject in (select 'credit:' || c from unnest(:all::bigint[]) c)
                            and (i.subject, i.label) not in (select 'credit:' || s.credit, s.label from unnest(:credits::bigint[], :labels::text[]) as s (credit, label))
                        order by i.item_id for no key update
                        """.replace("<labels>", LABELS), asking)
                .param("all", credits.toArray(Long[]::new))
                .query(Long.class)
                .list();
        ClosedItems.held(jdbc, over, "no longer holds");
    }

    /** What people had decided is contradicted: the same item asks again. */
    private void reopen(Map<Long, Label> asking) {
        ReopenedItems.due(with("""
                        with again as (
                            select distinct on (i.subject) i.item_id, i.closed_at
                            from unnest(:credits::bigint[], :labels::text[]) as s (credit, label)
                                join review_item i on i.subject = 'credit:' || s.credit and i.label = s.label
                            order by i.subject, i.closed_at desc nulls first),
                        opened as (
                            update review_item i set closed_at = null
                            from again a
                            where i.item_id = a.item_id and i.closed_at is not null
                                and exists (select from decision d where d.item_id = i.item_id and d.state in ('DONE', 'UNDONE'))
                            returning i.item_id, i.label)
                        """ + ReopenedItems.CONTRADICTED, asking)).update();
    }

    private void open(Map<Long, Label> asking) {
        with("""
                        with opened as (
                            insert into review_item (label, subject, owner, at_risk, note)
                            select s.label, 'credit:' || c.credit_id, 'operator', c.satang,
                                'account ' || c.account || ', entry ' || c.entry || ', ' || c.booked_on
                            from unnest(:credits::bigint[], :labels::text[]) as s (credit, label) join credit c on c.credit_id = s.credit
                            order by c.credit_id
                            on conflict (label, subject) where closed_at is null do nothing
                            returning item_id, label, subject)
                        insert into journal (actor, event, subject, detail)
                        select 'songtor', 'item.opened', 'item:' || item_id, label || ' ' || subject from opened
                        """, asking).update();
    }

    /** Whether files could be meant or none, whose money it is is one question: also where people wait for its answer under the other label. */
    private void goOn(Map<Long, Label> asking) {
        with("""
                        with pair as (
                            select n.item_id as goes_on, g.item_id
                            from unnest(:credits::bigint[], :labels::text[]) as s (credit, label)
                                join review_item n on n.label = s.label and n.subject = 'credit:' || s.credit and <new>
                                join review_item g on g.subject = n.subject and g.label <> n.label and g.label in <of_nobody>
                            where s.label in <of_nobody>
                                and (g.closed_at = now()
                                    or g.closed_at < now() and exists (select from decision d
                                                                       where d.item_id = g.item_id and d.state = 'DONE' and d.reverses is null and d.until_at > now())))
                        """.replace("<new>", GoingOn.NEW).replace("<of_nobody>", OF_NOBODY) + GoingOn.CARRIED, asking)
                .update();
    }

    private JdbcClient.StatementSpec with(String sql, Map<Long, Label> asking) {
        List<Map.Entry<Long, Label>> all = List.copyOf(asking.entrySet());
        return jdbc.sql(sql)
                .param("credits", all.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("labels", all.stream().map(one -> one.getValue().name()).toArray(String[]::new));
    }
}

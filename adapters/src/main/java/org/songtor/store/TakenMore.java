package org.songtor.store;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.songtor.items.Decision;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people said was taken back of files' money ({@link Reversals}), against what came for them: files that credits pay together are one sum. No person's word makes it more
 * than came. Where evidence does, the debits' items ask again, and end by themselves where as much came after all. Inside the caller's transaction.
 */
@Component("store.takenMore")
class TakenMore {
    private final JdbcClient jdbc;

    TakenMore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Before somebody proposes, signs or carries out: what the decision, or its undo, would do to files of whose money some was taken back. */
    void refuse(Decision decision) {
        refuse(
                decision.kind(),
                decision.reverses().orElse(decision.id()),
                decision.reverses().isEmpty());
    }

    private record Would(long beyond, long before, long there) {}

    /**
     * Of a decision that says whose a credit is, or that what left was none of ours; of others nothing.
     *
     * @param decided whose rows are written
     * @param counts whether it is asked of it as done, or as taken back
     * @throws DeskException where more would be taken back than comes, and more than is by now: with what is left of the money
     */
    void refuse(DecisionKind kind, long decided, boolean counts) {
        if (kind != DecisionKind.MATCH_CREDIT && kind != DecisionKind.NOT_OURS) {
            return;
        }
        jdbc.sql("select * from taken_beyond(?, ?)")
                .params(decided, counts)
                .query(Would.class)
                .optional()
                .filter(would -> would.beyond() > would.before())
                .ifPresent(would -> {
                    throw new DeskException(Why.TAKES_MORE, Satang.of(would.there()));
                });
    }

    /** @param files whose money may be another than before; whoever calls it holds them, or the table of credits, and no outbox row yet */
    void ask(Collection<Long> files) {
        Long[] taken = jdbc.sql("select file_id from files_taken_of(?)")
                .param(files.toArray(Long[]::new))
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        if (taken.length > 0) {
            reopen(taken);
            close(taken);
        }
    }

    /** People said which money it was, and that is not there any more. */
    private void reopen(Long[] files) {
        List<Long> items = held("""
                with beyond as materialized (select b.debit_id from debits_beyond(:files) b)
                select i.item_id from review_item i
                where i.label = :label and i.closed_at is not null and i.subject in (select 'debit:' || b.debit_id from beyond b)
                    and not exists (select from review_item o where o.label = i.label and o.subject = i.subject and (o.closed_at is null or o.item_id > i.item_id))
                order by i.item_id for no key update of i
                """, files);
        if (!items.isEmpty()) {
            ReopenedItems.due(jdbc.sql("""
                            with opened as (
                                update review_item i set closed_at = null where i.item_id = any(:items) and i.closed_at is not null
                                returning i.item_id, i.label)
                            """ + ReopenedItems.CONTRADICTED))
                    .param("items", items.toArray(Long[]::new))
                    .update();
        }
    }

    /** As much came as was taken back; who proposed something about it meanwhile goes on. */
    private void close(Long[] files) {
        ClosedItems.held(jdbc, held("""
                with covered as materialized (select c.debit_id from debits_covered(:files) c)
                select i.item_id from review_item i
                where i.label = :label and i.closed_at is null and i.subject in (select 'debit:' || c.debit_id from covered c)
                    and not exists (select from decision d where d.item_id = i.item_id and d.state in ('PROPOSED', 'APPROVED'))
                order by i.item_id for no key update of i
                """, files), "no longer holds");
    }

    private List<Long> held(String sql, Long[] files) {
        return jdbc.sql(sql)
                .param("files", files)
                .param("label", Label.CREDIT_TAKEN_BACK.name())
                .query(Long.class)
                .list();
    }
}

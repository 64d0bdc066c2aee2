package org.songtor.store;

import javax.sql.DataSource;
import org.songtor.items.Decision;
import org.songtor.model.Label;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a check held for people, one line or many of a batch under one question, decided in parts, inside the caller's transaction. No evidence speaks of such
 * lines, so reconciliation keeps none of these items: a line is asked about while its label is still {@code HELD_FOR_REVIEW}, by whatever item.
 */
@Component("store.heldQuestions")
class HeldQuestions {
    private final JdbcClient jdbc;

    HeldQuestions(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Before anything is decided about held lines.
     *
     * @throws DeskException where one of them was decided, or went on, under another item meanwhile
     */
    void refuseDecided(Decision decision) {
        if (decision.answers() == Label.HELD_FOR_REVIEW && anyDecided(decision.id())) {
            throw DecidedLines.decidedOtherwise(jdbc, decision.id());
        }
    }

    /**
     * Holds the batches whose lines were passed on, before anybody asks whether they lie in a file. Whoever puts lines into files holds their batch: without
     * this a line could be taken back at the very moment at which it is put into one.
     */
    void holdBatches(Decision passedOn) {
        if (passedOn.kind() == DecisionKind.PASS_ON) {
            jdbc.sql("""
                            select b.batch_id from batch b
                            where b.batch_id in (select l.batch_id from decision_line d join line l on l.line_id = d.line_id where d.decision_id = ?)
                            order by b.batch_id for no key update
                            """).param(passedOn.id()).query(Long.class).list();
        }
    }

    private boolean anyDecided(long decision) {
        return jdbc.sql("""
                        select exists (select from decision_line d join line l on l.line_id = d.line_id
                                           cross join lateral current_label(l.line_id, l.first_label) now
                                       where d.decision_id = ? and now.label <> 'HELD_FOR_REVIEW')
                        """).param(decision).query(Boolean.class).single();
    }

    /** Open questions about a decision's lines: their money is that of the lines that are left, and without any nobody need answer or sign any more. */
    void settle(Decision decision) {
        if (decision.answers() == Label.HELD_FOR_REVIEW) {
            settleOf(decision.id());
        }
    }

    private void settleOf(long decision) {
        jdbc.sql("""
                        with asked as (
                            select i.item_id, count(*) filter (where now.label = i.label) as lines,
                                coalesce(sum(l.satang) filter (where now.label = i.label), 0)::bigint as satang
                            from review_item i join review_item_line x on x.item_id = i.item_id join line l on l.line_id = x.line_id
                                cross join lateral current_label(l.line_id, l.first_label) now
                            where i.label = 'HELD_FOR_REVIEW' and i.closed_at is null
                                and i.item_id in (select y.item_id from decision_line d join review_item_line y on y.line_id = d.line_id
                                                  where d.decision_id = :decision)
                            group by i.item_id),
                        left_over as (
                            update review_item i set at_risk = a.satang
                            from asked a where i.item_id = a.item_id and a.lines > 0 and i.at_risk <> a.satang),
                        closed as (
                            update review_item i set closed_at = now()
                            from asked a where i.item_id = a.item_id and a.lines = 0 returning i.item_id)""" + ClosedItems.because("'its lines are decided'"))
                .param("decision", decision)
                .update();
    }
}

package org.songtor.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * What people decide about money that is held for members after a decision, or that they owe, inside the caller's transaction: it was given back, made good, or the
 * fund bears it. Such a decision stands beside the one about the line and leaves its label; the books follow from it (V49). Whether it is still asked about
 * reconciliation says ({@link LineItems}).
 */
@Component("store.heldForMembers")
class HeldForMembers {
    private final JdbcClient jdbc;

    HeldForMembers(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param satang what is held for the line's member; below zero what that one owes; never zero */
    record Held(long line, long satang) {
        private boolean fits(Label label) {
            return label == Label.HELD_FOR_MEMBER ? satang > 0 : satang < 0;
        }
    }

    /**
     * What an item asks about now.
     *
     * @param only empty for all its lines
     * @throws DeskException where nothing is held, or owed, of one of them any more
     */
    List<Held> of(long item, Label label, Set<Long> only) {
        List<Held> all = jdbc.sql("""
                        select h.line_id as line, case when held_stands(h.line_id) then h.satang else 0 end as satang
                        from held_of(array(select x.line_id from review_item_line x where x.item_id = :item and (:all or x.line_id = any(:only)))) h
                        order by h.line_id
                        """)
                .param("item", item)
                .param("all", only.isEmpty())
                .param("only", only.toArray(Long[]::new))
                .query(Held.class)
                .list();
        if (all.isEmpty() || !all.stream().allMatch(held -> held.fits(label))) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        return all;
    }

    /** What moves, and what people sign: the sum, whichever way it goes. */
    static Satang worth(List<Held> all) {
        return all.stream().map(held -> Satang.of(Math.abs(held.satang()))).reduce(Satang.ZERO, Satang::plus);
    }

    /** Writes with the proposal what it ends. */
    void write(long decision, List<Held> all) {
        jdbc.sql("""
                        insert into decision_held (decision_id, line_id, satang)
                        select :decision, h.line, h.satang from unnest(:lines::bigint[], :satang::bigint[]) as h (line, satang)
                        """)
                .param("decision", decision)
                .param("lines", all.stream().map(Held::line).toArray(Long[]::new))
                .param("satang", all.stream().map(Held::satang).toArray(Long[]::new))
                .update();
    }

    /**
     * Counts from now on, and the item asks no more where nothing of it is left.
     *
     * @throws DeskException where meanwhile another sum is held than was signed
     */
    void carryOut(Decision decision) {
        List<Held> signed = jdbc.sql(
                        "select line_id as line, satang from decision_held where decision_id = ? order by line_id")
                .param(decision.id())
                .query(Held.class)
                .list();
        Set<Long> lines = signed.stream().map(Held::line).collect(Collectors.toSet());
        hold(lines);
        if (!of(decision.item(), decision.answers(), lines).equals(signed)) {
            throw new DeskException(Why.OTHER_STATE);
        }
        jdbc.sql("update decision_held set live = true where decision_id = ?")
                .param(decision.id())
                .update();
        jdbc.sql("""
                        update review_item i set closed_at = now()
                        where i.item_id = :item and i.closed_at is null
                            and not exists (select from review_item_line x
                                            where x.item_id = i.item_id
                                                and x.line_id not in (select h.line_id from decision_held h where h.decision_id = :decision))
                        """)
                .param("item", decision.item())
                .param("decision", decision.id())
                .update();
    }

    /** @throws DeskException where what is held by that decision was given back or made good: that is taken back first */
    void refuseEnded(Decision done) {
        if (done.kind() != DecisionKind.ACCEPT_AGENCY_AMOUNT && done.kind() != DecisionKind.MERGE_DUPLICATE) {
            return;
        }
        hold(jdbc.sql("select line_id from decision_line where decision_id = ?")
                .param(done.id())
                .query(Long.class)
                .list());
        boolean ended = jdbc.sql("select held_ended_of(?)")
                .param(done.id())
                .query(Boolean.class)
                .single();
        if (ended) {
            throw new DeskException(Why.HELD_MONEY_ENDED);
        }
    }

    /** Who ends what is held and who takes back what it follows from wait for each other here, as in the tables. */
    private void hold(Collection<Long> lines) {
        jdbc.sql("select line_id from line where line_id = any(?) order by line_id for no key update")
                .param(lines.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }
}

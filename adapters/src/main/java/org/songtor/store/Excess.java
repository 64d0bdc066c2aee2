package org.songtor.store;

import java.util.Set;
import javax.sql.DataSource;
import org.songtor.items.Decision;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people decide about money that a file has over, inside the caller's transaction: it was paid back, it is given up, or it pays other files too. Such a
 * decision is about no line; what becomes of the lines follows from the money that is left.
 */
@Component("store.excess")
class Excess {
    private final JdbcClient jdbc;

    Excess(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * What is over now of the file that an item is about.
     *
     * @throws DeskException where nothing is, any more
     */
    Satang of(long item) {
        Satang over = shown(item);
        if (!over.isPositive()) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        return over;
    }

    /** The same for who looks: nothing where the file has no more over, or the viewer, in a reader's transaction, does not see all of it. */
    Satang shown(long item) {
        return Satang.of(jdbc.sql("select greatest(coalesce(excess(file_id), 0), 0) from review_item where item_id = ?")
                .param(item)
                .query(Long.class)
                .single());
    }

    private long file(long item) {
        return jdbc.sql("select file_id from review_item where item_id = ?")
                .param(item)
                .query(Long.class)
                .single();
    }

    /**
     * Writes with the proposal what it says.
     *
     * @param files that the rest pays besides; none where it ended
     * @throws DeskException where one of them is no file of the agency's, has the money already, or is another fund's; or where they lack more than is over
     */
    void write(long decision, long item, DecisionKind kind, Satang over, Set<FileId> files) {
        long file = file(item);
        if (kind == DecisionKind.MATCH_CREDIT) {
            give(decision, file, files);
            refuseMore(decision, file, over);
        } else {
            jdbc.sql("insert into decision_excess (decision_id, file_id, satang) values (?, ?, ?)")
                    .params(decision, file, over.value())
                    .update();
        }
    }

    /** Every credit of the file pays from now on what it pays already and these: they are one sum. */
    private void give(long decision, long over, Set<FileId> files) {
        Long[] others = files.stream().map(FileId::value).toArray(Long[]::new);
        int theirs = jdbc.sql("""
                        select count(*) from agency_file f
                            join agency_file o on o.file_id = :over and o.agency = f.agency
                            join decision d on d.decision_id = :decision
                        where f.file_id = any(:files) and f.file_id not in (select k.file_id from connected_files(:over) k) and over_of(f.file_id) < 0
                            and (d.fund_id is null or exists (select from file_share s where s.file_id = f.file_id and s.fund_id = d.fund_id))
                        """)
                .param("decision", decision)
                .param("over", over)
                .param("files", others)
                .query(Integer.class)
                .single();
        if (theirs < others.length) {
            throw new DeskException(Why.INCOMPLETE);
        }
        jdbc.sql("""
                        insert into decision_credit (decision_id, credit_id, file_id)
                        select distinct :decision::bigint, c.credit_id, f.file_id
                        from credits_of(:over) c
                            cross join lateral (select p.file_id from files_of(c.credit_id) p union select unnest(:files::bigint[])) f
                            join decision d on d.decision_id = :decision
                        where d.fund_id is null or exists (select from file_share s where s.file_id = f.file_id and s.fund_id = d.fund_id)
                        """)
                .param("decision", decision)
                .param("over", over)
                .param("files", others)
                .update();
    }

    /** What the file itself needs pays no other: its lines, whose money is there, would be short then. Files that are paid together lack what they lack once. */
    private void refuseMore(long decision, long file, Satang over) {
        long lack = jdbc.sql("""
                        select coalesce(sum(-over_of(g.file_id)), 0)::bigint
                        from (select distinct (select min(k.file_id) from connected_files(d.file_id) k) as file_id
                              from decision_credit d
                              where d.decision_id = :decision and d.file_id not in (select k.file_id from connected_files(:file) k)) g
                        """)
                .param("decision", decision)
                .param("file", file)
                .query(Long.class)
                .single();
        if (lack > over.value()) {
            throw new DeskException(Why.NEEDS_MORE);
        }
    }

    /** People said meanwhile what one of the credits pays. */
    private boolean overtaken(long decision) {
        return jdbc.sql("""
                        select exists (select from decision_credit c join decision d on d.decision_id = c.decision_id
                                           join decision_instead x on x.credit_id = c.credit_id and x.live
                                           join decision e on e.decision_id = x.decision_id and e.ended_at >= d.proposed_at
                                       where c.decision_id = ?)
                        """).param(decision).query(Boolean.class).single();
    }

    /** @throws DeskException where since it was proposed less is over than people were to sign, with what is over now */
    void refuseLess(Decision decision) {
        if (!Decidable.endsExcess(decision.answers(), decision.kind())) {
            return;
        }
        Satang over = shown(decision.item());
        if (over.compareTo(decision.amount()) < 0) {
            throw new DeskException(Why.LESS_OVER, over);
        }
    }

    /**
     * Counts from now on. The question is answered; where something is over still, or is again, the same item asks anew.
     *
     * @throws DeskException where meanwhile less is over than was signed, people said of its credits what they pay, or the files that it pays lack more
     */
    void carryOut(Decision decision) {
        if (overtaken(decision.id())) {
            throw new DeskException(Why.OTHER_STATE);
        }
        refuseLess(decision);
        refuseMore(decision.id(), file(decision.item()), decision.amount());
        jdbc.sql("update decision_excess set live = true where decision_id = ?")
                .param(decision.id())
                .update();
        jdbc.sql("update decision_credit set live = true where decision_id = ?")
                .param(decision.id())
                .update();
        jdbc.sql("""
                        update decision_line w set live = false
                        from decision_line x join decision d on d.decision_id = x.decision_id and d.kind in ('ASK_AGENCY', 'WAIT_UNTIL') and d.answers = 'FILE_OVER'
                        where x.decision_id = w.decision_id and x.line_id = w.line_id and w.live
                            and w.line_id in (select y.line_id from review_item_line y where y.item_id = ?)
                        """).param(decision.item()).update();
        jdbc.sql("update review_item set closed_at = now() where item_id = ? and closed_at is null")
                .param(decision.item())
                .update();
    }
}

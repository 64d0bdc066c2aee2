package org.songtor.store;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.items.Decision;
import org.songtor.model.Label;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decisions about a proposal's lines that evidence contradicts since: who decides anew takes them back with the same signatures. Inside the caller's
 * transaction. A decision that holds, goes on, or is about other lines as well is never among them: it is taken back by itself first.
 */
@Component("store.superseding")
class Superseding {
    private static final String EARLIER = """
            select distinct e.decision_id, e.kind, e.answers, now.label
            from decision e join decision_line o on o.decision_id = e.decision_id and o.live
                join line l on l.line_id = o.line_id cross join lateral current_label(l.line_id, l.first_label) now
            where e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL', 'PASS_ON') and e.state = 'DONE' and e.decision_id <> :decision
                and e.decision_id in (select x.decision_id from decision_line x join decision_line d on d.line_id = x.line_id
                                      where d.decision_id = :decision and x.live)
                and not exists (select from decision_line x
                                where x.decision_id = e.decision_id
                                    and not exists (select from decision_line d where d.decision_id = :decision and d.line_id = x.line_id))
                and not decision_goes_on(e.decision_id)
            """;

    private final JdbcClient jdbc;
    private final DecisionRows decisions;

    Superseding(DataSource dataSource, DecisionRows decisions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.decisions = decisions;
    }

    private record Said(long decisionId, String kind, String answers, String label) {
        boolean holds() {
            return DecisionKind.valueOf(kind).label() == Label.valueOf(label);
        }

        /**
         * That an accepted amount was not paid, or not in full, is no word against it: it is still what the agency booked. What came late was accepted with its money,
         * and is not without.
         */
        boolean unpaid() {
            return DecisionKind.valueOf(kind) == DecisionKind.ACCEPT_AGENCY_AMOUNT
                    && Label.valueOf(answers) != Label.LATE
                    && (label.equals(Label.NEVER_PAID.name()) || label.equals(Label.FILE_SHORT.name()));
        }
    }

    /**
     * Writes with the proposal what it takes back.
     *
     * @throws DeskException where it gives up money of an amount that is accepted still: without that decision the label would be another, which it does not answer
     */
    void write(long decision) {
        if (earlier(decision).stream().anyMatch(Said::unpaid)) {
            throw DecidedLines.decidedOtherwise(jdbc, decision);
        }
        contradicted(decision)
                .forEach(earlier -> jdbc.sql("insert into decision_supersedes values (?, ?)")
                        .params(decision, earlier)
                        .update());
    }

    private List<Said> earlier(long decision) {
        return jdbc.sql(EARLIER).param("decision", decision).query(Said.class).list();
    }

    /** In the order of their numbers. */
    private Set<Long> contradicted(long decision) {
        List<Said> said = earlier(decision);
        Set<Long> holding =
                said.stream().filter(Said::holds).map(Said::decisionId).collect(Collectors.toSet());
        Set<Long> all = said.stream().map(Said::decisionId).collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(holding);
        return all;
    }

    /**
     * Takes back what was signed to be taken back, each by a decision of its own under the same names.
     *
     * @throws DeskException where it is no longer what it was when people signed
     */
    void takeBack(Decision by) {
        if (by.supersedes().isEmpty()) {
            return;
        }
        decisions.hold(by.supersedes());
        if (!contradicted(by.id()).equals(new TreeSet<>(by.supersedes())) || takenBackAlready(by)) {
            throw new DeskException(Why.DECIDED_OTHERWISE);
        }
        by.supersedes().forEach(earlier -> takeBack(earlier, by));
    }

    /** Somebody proposed to take one of them back by itself: that is carried out, or sent back, before another does. */
    private boolean takenBackAlready(Decision by) {
        return jdbc.sql("select exists (select from decision where reverses = any(?) and state <> 'RETURNED')")
                .param(by.supersedes().toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Written with the item decided anew, which has nothing else under way; about the earlier one's something may be. */
    private void takeBack(long earlier, Decision by) {
        long undo = jdbc.sql("""
                        insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at, reverses)
                        select :item, fund_id, kind, answers, satang, :by, :role, :reason, until_at, decision_id
                        from decision where decision_id = :earlier returning decision_id
                        """)
                .param("item", by.item())
                .param("by", by.proposedBy())
                .param("role", by.proposedRole())
                .param("reason", by.reason())
                .param("earlier", earlier)
                .query(Long.class)
                .single();
        by.approvals()
                .forEach(a -> jdbc.sql("insert into decision_approval (decision_id, officer, role) values (?, ?, ?)")
                        .params(undo, a.officer(), a.role())
                        .update());
        decisions.become(undo, DecisionState.APPROVED);
        decisions.become(undo, DecisionState.DONE);
        decisions.become(earlier, DecisionState.UNDONE);
        decisions.dead(earlier);
    }
}

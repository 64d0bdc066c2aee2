package org.songtor.store;

import javax.sql.DataSource;
import org.songtor.items.Decision;
import org.songtor.port.Outbox;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries out what was approved, inside the caller's transaction. Lines of files count as decided and their files are reconciled anew; a line that never was in a
 * file has no evidence to be computed from, so its label is written here. Balances follow the labels.
 */
@Component("store.execution")
class Execution {
    /** Lines that another decision moved money for: they stay its lines until it is taken back. */
    private static final String HELD_BY_MONEY = """
            select count(*) from decision_line d
                join decision_line o on o.line_id = d.line_id and o.live and o.decision_id <> d.decision_id
                join decision x on x.decision_id = o.decision_id and x.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
            where d.decision_id = :decision
            """;

    /** As above, but for what went again, or back: that it was paid back, or that the first one stands, is said beside that decision. */
    private static final String HELD_OTHERWISE =
            HELD_BY_MONEY + " and not (x.kind = 'RESUBMIT' or x.kind = 'FIRST_STANDS' and o.part <> 'STANDS')";

    private final JdbcClient jdbc;
    private final DecisionRows decisions;
    private final DecidedLines lines;
    private final CorrectingBatches batches;
    private final Superseding superseding;
    private final Excess excess;
    private final OutsideLines outside;
    private final HeldQuestions held;
    private final HeldForMembers members;
    private final FirstStanding firsts;
    private final Reversals reversals;
    private final MeantFiles meant;
    private final TakenMore more;
    private final GoneBookings gone;
    private final Entries entries;
    private final DecidedFiles files;
    private final TakingBack undoing;

    Execution(
            DataSource dataSource,
            DecisionRows decisions,
            DecidedLines lines,
            CorrectingBatches batches,
            Superseding superseding,
            Excess excess,
            OutsideLines outside,
            HeldQuestions held,
            HeldForMembers members,
            FirstStanding firsts,
            Reversals reversals,
            MeantFiles meant,
            TakenMore more,
            GoneBookings gone,
            Entries entries,
            DecidedFiles files,
            TakingBack undoing) {
        this.jdbc = JdbcClient.create(dataSource);
        this.decisions = decisions;
        this.lines = lines;
        this.batches = batches;
        this.superseding = superseding;
        this.excess = excess;
        this.outside = outside;
        this.held = held;
        this.members = members;
        this.firsts = firsts;
        this.reversals = reversals;
        this.meant = meant;
        this.more = more;
        this.gone = gone;
        this.entries = entries;
        this.files = files;
        this.undoing = undoing;
    }

    /** Before the decision's own row and its item: who reconciles a file holds it first, and its items then. */
    void holdFiles(Decision decision) {
        lines.holdFiles(decision.reverses().orElse(decision.id()));
    }

    void carryOut(Decision decision, String officer) {
        decisions.become(decision.id(), DecisionState.DONE);
        if (decision.reverses().isPresent()) {
            undoing.takeBack(decision.reverses().get(), decision.item());
        } else {
            apply(decision, officer);
        }
        boolean undo = decision.reverses().isPresent();
        entries.journal(
                officer,
                undo ? "decision.undone" : "decision.done",
                "item:" + decision.item(),
                "D" + decision.reverses().orElse(decision.id()) + " " + decision.kind() + " " + decision.amount());
    }

    private void apply(Decision decision, String officer) {
        // A file that two operators had sent again closes the item with its next reconciliation.
        if (!open(decision.item()) || decision.kind().movesMoney() && lines.underWay(decision.id())) {
            throw new DeskException(Why.NOT_OPEN);
        }
        more.refuse(decision);
        if (Decidable.endsExcess(decision.answers(), decision.kind())) {
            excess.carryOut(decision);
            files.ring(decision);
        } else if (Decidable.endsHeldMoney(decision.answers(), decision.kind())) {
            members.carryOut(decision);
            files.ring(decision);
        } else if (GoneBookings.says(decision.kind())) {
            gone.carryOut(decision);
            files.ring(decision);
        } else if (decision.kind().movesMoney()) {
            move(decision, officer);
        } else {
            ask(decision);
        }
    }

    private void move(Decision decision, String officer) {
        long id = decision.id();
        takeBackEarlier(decision, officer);
        firsts.refusePaidBefore(decision.kind(), lines.ofDecision(id));
        refuseBooked(decision);
        if (decision.kind() == DecisionKind.RESUBMIT) {
            resubmit(decision);
        }
        held.refuseDecided(decision);
        reversals.carryOut(decision);
        meant.carryOut(decision);
        outside.give(id, decision.kind().label());
        if (decision.kind() == DecisionKind.PASS_ON) {
            passOn(id);
        }
        boolean beside = decision.kind() == DecisionKind.PAID_BACK || decision.kind() == DecisionKind.FIRST_STANDS;
        if (count(beside ? HELD_OTHERWISE : HELD_BY_MONEY, id) > 0) {
            throw DecidedLines.decidedOtherwise(jdbc, id);
        }
        live(id);
        files.ring(decision);
        close(decision);
        held.settle(decision);
    }

    /** Only a question: what money was moved for stays as it was decided, and the item open for it. */
    private void ask(Decision decision) {
        long id = decision.id();
        boolean aboutMoney = count(HELD_BY_MONEY, id) > 0;
        if (!aboutMoney) {
            live(id);
        }
        files.ring(decision);
        if (decision.lines() > 0 && !aboutMoney && !outside.any(id)) {
            close(decision);
        }
    }

    private void resubmit(Decision decision) {
        if (lines.wouldPayTwice(lines.ofDecision(decision.id()))) {
            throw new DeskException(Why.WOULD_PAY_TWICE);
        }
        batches.make(decision);
    }

    /** What evidence contradicts is taken back in the same step, as the same people signed. */
    private void takeBackEarlier(Decision decision, String officer) {
        superseding.takeBack(decision);
        decision.supersedes()
                .forEach(earlier -> entries.journal(
                        officer,
                        "decision.undone",
                        "item:" + decision.item(),
                        "D" + earlier + " by D" + decision.id()));
    }

    private boolean open(long item) {
        return jdbc.sql("select closed_at is null from review_item where item_id = ? for no key update")
                .param(item)
                .query(Boolean.class)
                .single();
    }

    /** What people decided before about these lines held until its evidence changed, or its day came; now this holds. */
    private void live(long id) {
        jdbc.sql("""
                        update decision_line set live = false
                        where live and line_id in (select line_id from decision_line where decision_id = ?)
                        """).param(id).update();
        jdbc.sql("""
                        update decision_line d set live = true
                        where d.decision_id = ? and exists (select from file_line fl where fl.line_id = d.line_id and fl.live)
                        """).param(id).update();
        jdbc.sql("update decision_credit set live = true where decision_id = ?")
                .param(id)
                .update();
    }

    private void passOn(long decision) {
        jdbc.sql("""
                        select distinct l.batch_id from decision_line d join line l on l.line_id = d.line_id
                        where d.decision_id = ? order by 1
                        """).param(decision).query(Long.class).list().forEach(batch -> entries.work(Outbox.DISPATCH, batch));
    }

    /** Before somebody signs: as when that is carried out. */
    void refuseOvertaken(Decision proposed) {
        refuseBooked(proposed);
        excess.refuseLess(proposed);
    }

    /** The agency may have booked what is given away, or another amount than is accepted, since that was proposed. */
    private void refuseBooked(Decision signed) {
        lines.refuseBooked(signed.answers(), signed.kind(), lines.ofDecision(signed.id()));
        lines.refuseBookedOtherwise(signed.kind(), signed.id());
        gone.refuseBookedSince(signed);
    }

    /** Before somebody signs what a bank took back, or what would leave less than it took: as when that is carried out. */
    void refuseTakesMore(Decision proposed) {
        more.refuse(proposed);
        reversals.refuse(proposed);
    }

    /** Of an item of many lines only some may be decided: it stays open for the others. */
    private void close(Decision decision) {
        jdbc.sql("""
                        update review_item i set closed_at = now()
                        where i.item_id = :item and i.closed_at is null
                            and not exists (select from review_item_line x join line l on l.line_id = x.line_id
                                                cross join lateral current_label(l.line_id, l.first_label) now
                                            where x.item_id = i.item_id and %s
                                                and not exists (select from decision_line d
                                                                where d.decision_id = :decision and d.line_id = x.line_id))
                        """.formatted(DecidedLines.STILL_ASKED))
                .param("item", decision.item())
                .param("decision", decision.id())
                .update();
    }

    private long count(String sql, long decision) {
        return jdbc.sql(sql).param("decision", decision).query(Long.class).single();
    }
}

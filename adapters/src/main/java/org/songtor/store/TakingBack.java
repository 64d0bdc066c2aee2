package org.songtor.store;

import java.util.List;
import javax.sql.DataSource;
import org.songtor.items.Decision;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes back what was carried out, inside the caller's transaction, unless something was built on it: then its lines count as before, and its item asks again. */
@Component("store.takingBack")
class TakingBack {
    private final JdbcClient jdbc;
    private final DecisionRows decisions;
    private final OutsideLines outside;
    private final HeldQuestions held;
    private final HeldForMembers members;
    private final MeantFiles meant;
    private final TakenMore more;
    private final GoneBookings gone;
    private final DecidedFiles files;

    TakingBack(
            DataSource dataSource,
            DecisionRows decisions,
            OutsideLines outside,
            HeldQuestions held,
            HeldForMembers members,
            MeantFiles meant,
            TakenMore more,
            GoneBookings gone,
            DecidedFiles files) {
        this.jdbc = JdbcClient.create(dataSource);
        this.decisions = decisions;
        this.outside = outside;
        this.held = held;
        this.members = members;
        this.meant = meant;
        this.more = more;
        this.gone = gone;
        this.files = files;
    }

    /** Its item asks again, unless another asks the same by now. */
    void takeBack(long done, long item) {
        Decision undone = decisions.one(done).orElseThrow();
        held.holdBatches(undone);
        refuseGoingOn(done);
        members.refuseEnded(undone);
        meant.refuseSaidSince(undone);
        more.refuse(undone.kind(), done, false);
        gone.refuseDecidedSince(undone);
        decisions.become(done, DecisionState.UNDONE);
        List<Long> credited = files.ofCredits(done);
        decisions.dead(done);
        if (!GoneBookings.says(undone.kind())) {
            outside.takeBack(done, undone.kind().label(), undone.answers());
        }
        MissingMembers.counts(jdbc, done);
        reopen(item);
        held.settle(undone);
        files.touch(undone, credited);
    }

    /** @throws DeskException where what was decided is on its way already */
    void refuseGoingOn(long done) {
        if (count("select case when decision_goes_on(:decision) then 1 else 0 end", done) > 0 || dispatched(done)) {
            throw new DeskException(Why.ALREADY_GOES_ON);
        }
    }

    /** @throws DeskException where what is held for members by it was given back or made good since, or money was decided about whose booking it takes back */
    void refuseEnded(Decision done) {
        members.refuseEnded(done);
        gone.refuseDecidedSince(done);
    }

    /** Before somebody signs that it is taken back: what was passed on may have gone since that was proposed, or the money of a booking that was gone was decided about. */
    void refuseBuiltOn(long done) {
        if (dispatched(done)) {
            throw new DeskException(Why.ALREADY_GOES_ON);
        }
        gone.refuseDecidedSince(decisions.one(done).orElseThrow());
    }

    /** What was passed on lies in a file already. */
    private boolean dispatched(long done) {
        return count("""
                        select count(*) from decision_line d join decision x on x.decision_id = d.decision_id
                        where d.decision_id = :decision and x.kind = 'PASS_ON'
                            and exists (select from file_line fl where fl.line_id = d.line_id and fl.live)
                        """, done) > 0;
    }

    private void reopen(long item) {
        ReopenedItems.due(jdbc.sql("""
                        with opened as (
                            update review_item i set closed_at = null
                            where i.item_id = :item and i.closed_at is not null
                                and not exists (select from review_item o where o.label = i.label and o.subject = i.subject and o.closed_at is null)
                            returning i.item_id, i.label)
                        """ + ReopenedItems.TAKEN_BACK).param("item", item))
                .update();
    }

    private long count(String sql, long decision) {
        return jdbc.sql(sql).param("decision", decision).query(Long.class).single();
    }
}

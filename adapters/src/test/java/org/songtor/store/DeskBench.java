package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.Authority;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.dao.DataAccessException;

/** A desk over a real database: each test has a fund of its own, with its people. */
abstract class DeskBench {
    static final LocalDate TODAY = Officers.TODAY;
    static final LocalDate LONG_AGO = Officers.LONG_AGO;
    static final AtomicInteger NUMBER = new AtomicInteger();

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    final FundId fund = FundId.of("deskfund" + NUMBER.incrementAndGet());
    final Viewer viewer = new Viewer("malee", Set.of(fund), false);
    final Authority authority = Officers.authority();
    Bench bench;
    JdbcReviewDesk desk;
    BatchId batch;
    FileId file;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        desk = new Stores(DATABASE).reviewDesk();
    }

    static DecisionKind accept() {
        return DecisionKind.ACCEPT_AGENCY_AMOUNT;
    }

    By by(String login) {
        return new By(login, TODAY, authority);
    }

    Case one(long item) {
        return desk.item(viewer, item).orElseThrow();
    }

    Decision settle(long item, Proposal wish) {
        Decision proposed = desk.propose(viewer, item, wish, by("malee"));
        desk.approve(viewer, proposed.id(), by("somchai"));
        return desk.execute(viewer, proposed.id(), by("somchai"));
    }

    /** A delivered file of so many lines of 100 baht. */
    void open(int lines) {
        batch = bench.batch(fund.value(), lines, TOY);
        file = bench.delivered(batch, DUE);
    }

    /** One line of which the agency booked 80 of 100 baht. */
    long mismatch() {
        open(1);
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 80)));
        bench.reconcile(file, NOW);
        return item(Label.AMOUNT_MISMATCH);
    }

    long refusedLine(Answer.LineVerdict verdict) {
        open(1);
        bench.answered(bench.answer(file, 0, new Answer.Line(1, Bench.person(1), verdict, Satang.ZERO, "E1")));
        bench.reconcile(file, NOW);
        return item(Label.REFUSED_BY_AGENCY);
    }

    long item(Label label) {
        return bench.count("select item_id from review_item where closed_at is null and label = '" + label
                + "' and fund_id = '" + fund + "'");
    }

    long live(Decision decision) {
        return bench.count("select count(*) from decision_line where live and decision_id = " + decision.id());
    }

    boolean rung() {
        return bench.count("select count(*) from outbox where topic = 'reconcile' and due_at <= now() and subject = "
                        + file.value())
                == 1;
    }

    String text(String sql) {
        return bench.jdbc.sql(sql).query(String.class).single();
    }

    static void refused(Why why, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DeskException.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    /** By a call of another thread. */
    static void refusedThere(Why why, Future<?> call) {
        refused(why, () -> {
            try {
                call.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }

    /** What goes on is taken back neither by people nor by a program that does not ask the desk. */
    void notTakenBack(Decision done) {
        refused(Why.ALREADY_GOES_ON, () -> desk.undo(viewer, done.id(), by("malee"), "ไม่ส่งแล้ว"));
        long undo = undoneBySql(done);
        desk.approve(viewer, undo, by("somchai"));
        refused(Why.ALREADY_GOES_ON, () -> desk.execute(viewer, undo, by("somchai")));
        togetherRefused(
                "correcting batch goes on",
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + undo,
                "update decision set state = 'UNDONE', ended_at = now() where decision_id = " + done.id());
        assertThat(live(done)).isEqualTo(1);
    }

    /** A proposal to take it back, as a program would write it that does not ask the desk. */
    long undoneBySql(Decision done) {
        bench.jdbc
                .sql(
                        "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, reverses)"
                                + " select item_id, fund_id, kind, answers, satang, 'malee', 'treasurer', 'x', decision_id from decision where decision_id = ?")
                .param(done.id())
                .update();
        return bench.count("select max(decision_id) from decision");
    }

    void sqlRefused(String sql, String why) {
        assertThatThrownBy(() -> bench.jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining(why);
    }

    /** At the last of these statements, or where their transaction ends. */
    void togetherRefused(String why, String first, String... more) {
        assertThatThrownBy(() -> inOne(first, more)).rootCause().hasMessageContaining(why);
    }

    /** As the program's own role, in one transaction. */
    void inOne(String first, String... more) {
        DATABASE.transactions().executeWithoutResult(status -> {
            bench.jdbc.sql(first).update();
            List.of(more).forEach(sql -> bench.jdbc.sql(sql).update());
        });
    }
}

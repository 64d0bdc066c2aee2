package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;

/** Lines that had gone again and were given back or written off as well, in a store from before nobody could (V28): people take that back, and what went counts. */
class GivenBackBeforeTest extends DeskBench {
    private static final int LINES = 5;

    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("27"));

    private List<Long> lines;
    private List<Long> items;
    private long again;
    private long returned;
    private long writtenOff;

    /** All were refused and sent again; intake took over all but the last. */
    @BeforeEach
    void anOlderStore() {
        bench = new Bench(OLD);
        desk = new Stores(OLD).reviewDesk();
        open(LINES);
        bench.answered(bench.answer(file, 0, answered(Answer.LineVerdict.NOT_ELIGIBLE)));
        OlderDecisions older = new OlderDecisions(bench, fund);
        lines = older.lines(batch);
        items = lines.stream().map(line -> older.asked(line, "NOT_ELIGIBLE")).toList();
        again = older.done(items.get(0), "RESUBMIT", lines.toArray(Long[]::new));
        long correcting = older.correcting(batch, again);
        IntStream.range(1, LINES).forEach(n -> bench.line(correcting, fund.value(), n, TOY, "WAITING"));
        older.refusedAtIntake(correcting, LINES);
        returned = older.done(items.get(0), "RETURN_TO_MEMBER", lines.get(0));
        older.undone(older.done(items.get(1), "RETURN_TO_MEMBER", lines.get(1)));
        writtenOff = older.done(items.get(2), "WRITE_OFF", lines.get(2));
        older.undone(older.done(items.get(3), "RETURN_TO_MEMBER", lines.get(3)));
        older.done(items.get(3), "ASK_AGENCY", lines.get(3));
        older.undone(older.done(items.get(4), "RETURN_TO_MEMBER", lines.get(4)));
        List<String> labels = List.of("RETURNED", "NOT_ELIGIBLE", "WRITTEN_OFF", "ASKED_AGENCY", "NOT_ELIGIBLE");
        IntStream.range(0, LINES).forEach(n -> older.label(lines.get(n), labels.get(n)));
        run("update review_item set closed_at = now() where item_id in (" + items.get(0) + ", " + items.get(2) + ")");
        run("delete from outbox");
        OLD.migrate();
    }

    @Test
    void what_went_again_counts_again_wherever_people_took_the_other_back_before_or_after() {
        assertThat(counts(1)).as("taken back before").isTrue();
        assertThat(counts(3)).as("and asked about since").isTrue();
        assertThat(counts(4)).as("intake did not take it over").isFalse();
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch).subList(0, LINES))
                .containsExactly("RETURNED", "RESUBMITTED", "WRITTEN_OFF", "RESUBMITTED", "NOT_ELIGIBLE");
        assertThat(found()).as("given back, and on its way").hasSize(2);
        assertThat(counts(0)).isFalse();
        sqlRefused(sentAThirdTime(0), "went again");

        undo(returned);
        assertThat(counts(0)).isTrue();
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).startsWith("RESUBMITTED");

        bench.answered(bench.answer(
                file, 0, new Answer.Line(3, Bench.person(3), Answer.LineVerdict.BOOKED, Satang.ofBaht(80), "00")));
        bench.reconcile(file, NOW);
        long refused = item(Label.DECISION_CONTRADICTED, 2);
        for (DecisionKind kind : List.of(DecisionKind.RETURN_TO_MEMBER, DecisionKind.WRITE_OFF)) {
            refused(
                    Why.DOES_NOT_ANSWER,
                    () -> desk.propose(viewer, refused, Proposal.of(kind, "อีกครั้ง"), by("malee")));
        }
        undo(writtenOff);
        assertThat(counts(2)).as("although it is booked since").isTrue();
        bench.reconcile(file, NOW);
        long twice = item(Label.BOOKED_AFTER_ALL, 2);
        settle(twice, Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานคืนแล้ว"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch).subList(0, LINES - 1)).containsOnly("RESUBMITTED");
        assertThat(found()).isEmpty();
    }

    private boolean counts(int line) {
        return bench.count("select count(*) from decision_line where live and decision_id = " + again
                        + " and line_id = " + lines.get(line))
                == 1;
    }

    private void undo(long done) {
        Decision undo = desk.undo(viewer, done, by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
    }

    /** As a program would that does not ask the desk. */
    private String sentAThirdTime(int line) {
        OLD.transactions().executeWithoutResult(status -> {
            run("insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                    + " select item_id, fund_id, 'RESUBMIT', label, 10000, 'malee', 'treasurer', 'x' from review_item where item_id = "
                    + items.get(line));
            run("insert into decision_line (decision_id, line_id) select max(decision_id), " + lines.get(line)
                    + " from decision");
            run(
                    "insert into decision_approval (decision_id, officer, role) select max(decision_id), 'somchai', 'chair' from decision");
            run("update decision set state = 'APPROVED' where decision_id = (select max(decision_id) from decision)");
        });
        long third = bench.count("select max(decision_id) from decision");
        Planted.done(OLD.dataSource(), third);
        return "update decision_line set live = true where decision_id = " + third;
    }

    private long item(Label label, int line) {
        return bench.count("select item_id from review_item where closed_at is null and label = '" + label
                + "' and subject = 'line:" + lines.get(line) + "'");
    }

    private static Answer.Line[] answered(Answer.LineVerdict verdict) {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(n -> new Answer.Line(n, Bench.person(n), verdict, Satang.ZERO, "E1"))
                .toArray(Answer.Line[]::new);
    }

    private void run(String sql) {
        bench.jdbc.sql(sql).update();
    }

    private List<Difference> found() {
        List<Difference> found = new ArrayList<>();
        new Stores(OLD).books().check(Optional.of(fund), found::add);
        return found;
    }
}

package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.port.Books.Difference;

/** A store from before anything ended what is held for a member (V49). */
class HeldBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("48"));

    @Test
    void what_is_held_already_is_asked_about_once_it_is_looked_at() {
        Bench bench = new Bench(OLD);
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 80)));
        accepted(bench, file);

        OLD.migrate();

        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(OLD.jdbc()
                        .sql("select label || ' ' || at_risk from review_item where closed_at is null")
                        .query(String.class)
                        .list())
                .containsExactly("HELD_FOR_MEMBER 2000");
        List<Difference> found = new ArrayList<>();
        new Stores(OLD).books().check(Optional.of(FundId.of("wiang")), found::add);
        assertThat(found).isEmpty();
    }

    /** As two people did then. */
    private static void accepted(Bench bench, FileId file) {
        long line = bench.count("select min(line_id) from line");
        OLD.transactions().executeWithoutResult(status -> {
            run(
                    "insert into review_item (label, subject, fund_id, owner, at_risk, note, file_id, closed_at) values ('AMOUNT_MISMATCH', 'line:"
                            + line + "', 'wiang', 'treasurer', 10000, '', " + file.value() + ", now())");
            run("insert into review_item_line (item_id, line_id) select item_id, " + line + " from review_item");
            run(
                    "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                            + " select item_id, 'wiang', 'ACCEPT_AGENCY_AMOUNT', 'AMOUNT_MISMATCH', 2000, 'malee', 'treasurer', 'x' from review_item");
            run("insert into decision_line (decision_id, line_id, booked, accepted) select decision_id, " + line
                    + ", 8000, 8000 from decision");
            run(
                    "insert into decision_approval (decision_id, officer, role) select decision_id, 'somchai', 'chair' from decision");
            run("update decision set state = 'APPROVED'");
            run("update decision set state = 'DONE', ended_at = now()");
            run("update decision_line set live = true");
        });
        run("insert into line_label (line_id, label) values (" + line + ", 'AMOUNT_ACCEPTED')");
        run("delete from outbox");
    }

    private static void run(String sql) {
        OLD.jdbc().sql(sql).update();
    }
}

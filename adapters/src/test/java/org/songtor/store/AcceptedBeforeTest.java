package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;

/** Amounts that people had accepted in a store from before anybody asked for their money (V29). */
class AcceptedBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("28"));

    private final Bench bench = new Bench(OLD);

    @Test
    void files_of_accepted_amounts_that_are_not_paid_are_looked_at_once_more_and_no_others() {
        FileId unpaid = decided("ACCEPT_AGENCY_AMOUNT", true);
        FileId waits = decided("ACCEPT_AGENCY_AMOUNT", true);
        FileId paid = decided("ACCEPT_AGENCY_AMOUNT", true);
        FileId takenBack = decided("ACCEPT_AGENCY_AMOUNT", false);
        FileId returned = decided("RETURN_TO_MEMBER", true);
        run("update agency_file set settled_at = now() where file_id = " + paid.value());
        run("delete from outbox");
        run("insert into outbox (topic, subject, due_at, holder, held_until) values ('reconcile', " + waits.value()
                + ", '2100-01-01', 'node-1', '2100-01-01')");
        long token = token(waits);

        OLD.migrate(MigrationVersion.fromVersion("29"));

        assertThat(rung(unpaid)).isOne();
        assertThat(rung(waits)).isOne();
        assertThat(token(waits)).as("whoever holds it has not seen this").isGreaterThan(token);
        assertThat(rung(paid) + rung(takenBack) + rung(returned)).isZero();
        assertThat(bench.count("select count(*) from outbox")).isEqualTo(2);
    }

    /** A file of two lines of which one was decided, as two people did it then. */
    private FileId decided(String kind, boolean holds) {
        BatchId batch = bench.batch("wiang", 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        long line = bench.count("select min(line_id) from line where batch_id = " + batch.value());
        run("insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('AMOUNT_MISMATCH', 'line:"
                + line + "', 'wiang', 'treasurer', 10000, '')");
        run(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason) select max(item_id), 'wiang', '"
                        + kind + "', 'AMOUNT_MISMATCH', 10000, 'malee', 'treasurer', 'x' from review_item");
        long decision = bench.count("select max(decision_id) from decision");
        run("insert into decision_line (decision_id, line_id, booked) values (" + decision + ", " + line + ", 8000)");
        run("insert into decision_approval (decision_id, officer, role) values (" + decision + ", 'somchai', 'chair')");
        run("update decision set state = 'APPROVED' where decision_id = " + decision);
        run("update decision set state = 'DONE' where decision_id = " + decision);
        run("update decision_line set live = " + holds + " where decision_id = " + decision);
        return file;
    }

    private long rung(FileId file) {
        return bench.count(
                "select count(*) from outbox where topic = 'reconcile' and due_at <= now() and holder is null and held_until is null and subject = "
                        + file.value());
    }

    private long token(FileId file) {
        return bench.count("select token from outbox where topic = 'reconcile' and subject = " + file.value());
    }

    private static void run(String sql) {
        OLD.jdbc().sql(sql).update();
    }
}

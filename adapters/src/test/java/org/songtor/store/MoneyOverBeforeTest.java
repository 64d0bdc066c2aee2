package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;

/** A store from before money over was decided about as money, and accepted amounts were what is due (V31). */
class MoneyOverBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("30"));

    @Test
    void files_with_accepted_amounts_are_looked_at_once_more_and_nobody_signs_away_a_whole_file_for_what_is_over() {
        Bench bench = new Bench(OLD);
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        FileId other = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        long line = bench.count("select min(line_id) from line");
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 130)));
        decided("line:" + line, "AMOUNT_MISMATCH", file, "ACCEPT_AGENCY_AMOUNT");
        run("insert into decision_line (decision_id, line_id, booked, accepted) select decision_id, " + line
                + ", 13000, 13000 from decision");
        run(
                "insert into decision_approval (decision_id, officer, role) select decision_id, 'somchai', 'chair' from decision");
        run("update decision set state = 'APPROVED'");
        run("update decision set state = 'DONE'");
        run("update decision_line set live = true");
        decided("file:" + file.value(), "FILE_OVER", file, "WRITE_OFF");
        run("update review_item set closed_at = now() where label = 'FILE_OVER'");
        run("delete from outbox");

        OLD.migrate();

        assertThat(bench.count(
                        "select count(*) from outbox where topic = 'reconcile' and due_at <= now() and subject = "
                                + file.value()))
                .isEqualTo(1);
        assertThat(bench.count("select count(*) from outbox where subject = " + other.value()))
                .isZero();
        assertThat(bench.count("select count(*) from decision where state = 'RETURNED' and kind = 'WRITE_OFF'"))
                .isEqualTo(1);
        assertThat(bench.count("select count(*) from journal where event = 'decision.returned'"))
                .isEqualTo(1);
        bench.stated(credit("before", 100, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("FILE_SHORT");
    }

    private static void decided(String subject, String label, FileId file, String kind) {
        run("insert into review_item (label, subject, fund_id, owner, at_risk, note, file_id) values ('" + label
                + "', '" + subject + "', 'wiang', 'treasurer', 10000, '', " + file.value() + ")");
        run("insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                + " select max(item_id), 'wiang', '" + kind + "', '" + label
                + "', 3000, 'malee', 'treasurer', 'x' from review_item");
    }

    private static void run(String sql) {
        OLD.jdbc().sql(sql).update();
    }
}

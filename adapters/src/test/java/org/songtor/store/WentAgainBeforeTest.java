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
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;

/** What went again in a store from before the first line was asked about in a word of its own (V28). */
class WentAgainBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("27"));

    @Test
    void a_line_that_was_called_contradicted_is_looked_at_once_more_and_stands_where_its_money_went() {
        Bench bench = new Bench(OLD);
        BatchId batch = bench.batch("wiang", 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        FileId other = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        long line = bench.count("select min(line_id) from line");
        bench.answered(bench.answer(
                file, 0, new Answer.Line(1, Bench.person(1), Answer.LineVerdict.REFUSED, Satang.ZERO, "E1")));
        long correcting = bench.batch("wiang", 0, TOY).value();
        run("update batch set channel = 'desk', corrects = " + batch.value() + " where batch_id = " + correcting);
        run("insert into review_item (label, subject, fund_id, owner, at_risk, note)"
                + " values ('REFUSED_BY_AGENCY', 'line:" + line + "', 'wiang', 'treasurer', 10000, '')");
        run(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                        + " select max(item_id), 'wiang', 'RESUBMIT', 'REFUSED_BY_AGENCY', 10000, 'malee', 'treasurer', 'x' from review_item");
        run("insert into decision_line (decision_id, line_id) select decision_id, " + line + " from decision");
        run(
                "insert into decision_approval (decision_id, officer, role) select decision_id, 'somchai', 'chair' from decision");
        run("update decision set state = 'APPROVED'");
        run("update decision set state = 'DONE'");
        run("insert into decision_batch (batch_id, decision_id) select " + correcting + ", decision_id from decision");
        run("update decision_line set live = true");
        bench.line(correcting, "wiang", 1, TOY, "WAITING");
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 100)));
        run("insert into line_label (line_id, number, label) values (" + line + ", 1, 'DECISION_CONTRADICTED')");
        run("delete from outbox");

        OLD.migrate();

        assertThat(bench.count(
                        "select count(*) from outbox where topic = 'reconcile' and due_at <= now() and subject = "
                                + file.value()))
                .isEqualTo(1);
        assertThat(bench.count("select count(*) from outbox where subject = " + other.value()))
                .isZero();
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("BOOKED_AFTER_ALL", "WAITING");
        List<Difference> wrong = new ArrayList<>();
        new Stores(OLD).books().check(Optional.empty(), wrong::add);
        assertThat(wrong).isEmpty();
    }

    private static void run(String sql) {
        OLD.jdbc().sql(sql).update();
    }
}

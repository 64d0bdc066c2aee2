package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.time.Duration;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Outbox;

/** What a store held from before lines left their files, and from before references written otherwise were whole (V43, V43.1). */
class LeftBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("40"));

    private final Bench bench = new Bench(OLD);

    @Test
    void files_of_which_lines_were_returned_are_looked_at_once_more_and_what_was_made_out_is_read() {
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = bench.delivered(batch, DUE);
        Answer.Line refused = new Answer.Line(1, Bench.person(1), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1");
        bench.answered(bench.answer(file, 3, refused));
        OlderDecisions older = new OlderDecisions(bench, FundId.of("wiang"));
        older.done(item(batch, file), "RETURN_TO_MEMBER", older.lines(batch).get(0));
        String digits = bench.reference(file).value().substring(2);
        long made =
                credit("st " + digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8), 100);
        run("insert into credit_unnamed values (" + made + ", 'toy')");
        run("insert into credit_repair values (" + made + ", " + file.value() + ")");
        long nobodys = credit("st" + digits, 900);
        run("insert into credit_unnamed values (" + nobodys + ", 'toy')");
        long item = bench.count(
                "insert into review_item (label, subject, owner, at_risk, note) values ('CREDIT_UNSURE', 'credit:"
                        + nobodys + "', 'operator', 90000, '') returning item_id");
        long not = bench.count(
                "insert into decision (item_id, kind, answers, satang, proposed_by, proposed_role, reason) values ("
                        + item + ", 'NOT_OURS', 'CREDIT_UNSURE', 90000, 'op1', 'operator', 'x') returning decision_id");
        run("insert into decision_approval (decision_id, officer, role) values (" + not + ", 'op2', 'operator')");
        run("update decision set state = 'APPROVED' where decision_id = " + not);
        run("update decision set state = 'DONE', ended_at = now() where decision_id = " + not);
        long whole = credit(bench.reference(file).value(), 100);
        run("insert into credit_reference values (" + whole + ", '" + bench.reference(file) + "')");
        run("delete from outbox");

        OLD.migrate();

        assertThat(bench.count("select count(*) from credit_reference")).isEqualTo(2);
        assertThat(bench.count("select credit_id from credit_unnamed"))
                .as("of which people said that it is nobody's")
                .isEqualTo(nobodys);
        assertThat(bench.count("select count(*) from credit_repair")).isZero();
        assertThat(bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1))).isPresent();
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("RETURNED", "SETTLED", "SETTLED");
    }

    private long item(BatchId batch, FileId file) {
        return bench.count(
                "insert into review_item (label, subject, fund_id, owner, at_risk, note, file_id) select 'NOT_ELIGIBLE', 'line:' || min(line_id),"
                        + " 'wiang', 'treasurer', 10000, '', " + file.value() + " from line where batch_id = "
                        + batch.value()
                        + " returning item_id");
    }

    private long credit(String text, long baht) {
        return bench.count(
                "insert into credit (arrival_id, agency, account, entry, booked_on, satang, text) select max(arrival_id), 'toy', '02', '"
                        + text + "', current_date, " + baht * 100 + ", '" + text
                        + "' from arrival returning credit_id");
    }

    private void run(String sql) {
        bench.jdbc.sql(sql).update();
    }
}

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
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.port.Books.Months;

/** What went again in a store from before it was the first line's again where intake refused it (V32). */
class NotTakenBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("30"));

    private final Bench bench = new Bench(OLD);

    @Test
    void what_intake_had_refused_is_asked_about_where_its_money_is_and_what_it_took_over_goes_on() {
        BatchId batch = bench.batch("wiang", 4, TOY);
        FileId file = bench.delivered(batch, DUE);
        List<Answer.Line> said = new ArrayList<>();
        for (int position = 1; position <= 4; position++) {
            said.add(new Answer.Line(position, Bench.person(position), LineVerdict.REFUSED, Satang.ZERO, "E1"));
        }
        bench.answered(bench.answer(file, 0, said.toArray(Answer.Line[]::new)));
        long whole = again(batch, 1);
        run("update batch set state = 'REFUSED' where batch_id = " + whole);
        long one = again(batch, 2);
        bench.refusedLine(new BatchId(one), "wiang", 1);
        run(
                "insert into review_item (label, subject, fund_id, owner, at_risk, note) select 'REFUSED_AT_INTAKE', 'line:' || line_id, 'wiang', 'treasurer',"
                        + " 10000, '' from line where batch_id = " + one);
        run(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason) select max(item_id), 'wiang', 'RETURN_TO_MEMBER',"
                        + " 'REFUSED_AT_INTAKE', 10000, 'malee', 'treasurer', 'x' from review_item");
        long taken = again(batch, 3);
        bench.line(taken, "wiang", 1, TOY, "WAITING");
        long ended = again(batch, 4);
        bench.refusedLine(new BatchId(ended), "wiang", 1);
        run("insert into line_label (line_id, number, label) select line_id, 1, 'RETURNED' from line where batch_id = "
                + ended);
        run(
                "insert into line_label (line_id, number, label) select line_id, 1, 'RESUBMITTED' from line where batch_id = "
                        + batch.value());
        run("delete from outbox");

        OLD.migrate();

        assertThat(bench.count(
                        "select count(*) from carried_line k join line l on l.line_id = k.line_id where l.batch_id = "
                                + taken))
                .isOne();
        assertThat(bench.count("select count(*) from carried_line")).isEqualTo(2);
        assertThat(bench.count("select count(*) from decision_line where live")).isEqualTo(2);
        assertThat(bench.count(
                        "select count(*) from review_item where label = 'REFUSED_AT_INTAKE' and closed_at is null"))
                .isZero();
        assertThat(bench.count("select count(*) from decision where state = 'RETURNED'"))
                .isOne();
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch))
                .containsExactly("REFUSED_BY_AGENCY", "REFUSED_BY_AGENCY", "RESUBMITTED", "RESUBMITTED");
        List<Difference> wrong = new ArrayList<>();
        new Stores(OLD).books().check(Optional.empty(), wrong::add);
        assertThat(wrong)
                .as("but that nobody decided what is written here as ended")
                .singleElement()
                .satisfies(alone -> assertThat(alone.kind()).isEqualTo(Kind.DECIDED));
        assertThat(FundBooks.text(new Stores(OLD).books().balances(Bench.OPERATOR, FundId.of("wiang"), Months.ALL)))
                .isEqualTo("TO_SEND 100, AT_RISK 200, RETURNED 100");
        assertThat(bench.count("select -sum(satang) from posting_entry where account in ('COLLECTED', 'REFUSED')"))
                .as("each once")
                .isEqualTo(40_000);
    }

    /** Two people sent a line again. */
    private long again(BatchId batch, int lineNo) {
        String line = "(select line_id from line where batch_id = " + batch.value() + " and line_no = " + lineNo + ")";
        long correcting = bench.batch("wiang", 0, TOY).value();
        run("update batch set channel = 'desk', corrects = " + batch.value() + " where batch_id = " + correcting);
        run("insert into review_item (label, subject, fund_id, owner, at_risk, note)"
                + " values ('REFUSED_BY_AGENCY', 'line:' || " + line + ", 'wiang', 'treasurer', 10000, '')");
        run("update review_item set closed_at = now() where label = 'REFUSED_BY_AGENCY'");
        run(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                        + " select max(item_id), 'wiang', 'RESUBMIT', 'REFUSED_BY_AGENCY', 10000, 'malee', 'treasurer', 'x' from review_item");
        String decision = "(select max(decision_id) from decision)";
        run("insert into decision_line (decision_id, line_id) select " + decision + ", " + line);
        run("insert into decision_approval (decision_id, officer, role) select " + decision + ", 'somchai', 'chair'");
        run("update decision set state = 'APPROVED' where decision_id = " + decision);
        run("update decision set state = 'DONE' where decision_id = " + decision);
        run("insert into decision_batch (batch_id, decision_id) select " + correcting + ", " + decision);
        run("update decision_line set live = true where decision_id = " + decision);
        return correcting;
    }

    private static void run(String sql) {
        OLD.jdbc().sql(sql).update();
    }
}

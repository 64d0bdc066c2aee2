package org.songtor.store;

import java.util.List;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;

/** Decisions as an older version of the store wrote them, in whatever the tables had then. */
record OlderDecisions(Bench bench, FundId fund) {
    /** An open item about one line. */
    long asked(long line, String label) {
        long item = number("insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('" + label
                + "', 'line:" + line + "', '" + fund + "', 'treasurer', 10000, '') returning item_id");
        run("insert into review_item_line values (" + item + ", " + line + ")");
        return item;
    }

    /** By two people, and counts of these lines in place of whatever did. */
    long done(long item, String kind, Long... about) {
        long decision = number(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at)"
                        + " select item_id, fund_id, '" + kind + "', label, " + 10_000 * Math.max(1, about.length)
                        + ", 'malee', 'treasurer', 'x',"
                        + (kind.equals("ASK_AGENCY") ? " now() + interval '5 days'" : " null")
                        + " from review_item where item_id = " + item + " returning decision_id");
        signed(decision);
        for (long line : about) {
            run("insert into decision_line (decision_id, line_id) values (" + decision + ", " + line + ")");
            run("update decision_line set live = false where live and line_id = " + line);
            run("update decision_line set live = true where decision_id = " + decision + " and line_id = " + line
                    + " and exists (select from file_line fl where fl.line_id = decision_line.line_id)");
        }
        return decision;
    }

    void undone(long done) {
        signed(number(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, reverses)"
                        + " select item_id, fund_id, kind, answers, satang, 'malee', 'treasurer', 'x', decision_id from decision"
                        + " where decision_id = " + done + " returning decision_id"));
        run("update decision set state = 'UNDONE', ended_at = now() where decision_id = " + done);
        run("update decision_line set live = false where decision_id = " + done);
    }

    /** An empty batch that sends again what was decided of another. */
    long correcting(BatchId first, long decision) {
        long batch = bench.batch(fund.value(), 0, Bench.TOY).value();
        run("update batch set channel = 'desk', corrects = " + first.value() + " where batch_id = " + batch);
        run("insert into decision_batch (batch_id, decision_id) values (" + batch + ", " + decision + ")");
        return batch;
    }

    long refusedAtIntake(long batch, int lineNo) {
        return number(
                "insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label, satang, title, first_name, last_name)"
                        + " values (" + batch + ", '" + fund + "', " + lineNo
                        + ", 9, 'toy', 'toy', 'one', true, 'REFUSED_AT_INTAKE', 10000, '', '', '')"
                        + " returning line_id");
    }

    /** The first after the one that the check gave. */
    void label(long line, String label) {
        run("insert into line_label (line_id, number, label) values (" + line + ", 1, '" + label + "')");
    }

    List<Long> lines(BatchId batch) {
        return bench.jdbc
                .sql("select line_id from line where batch_id = ? order by line_no")
                .param(batch.value())
                .query(Long.class)
                .list();
    }

    private void signed(long decision) {
        run("insert into decision_approval (decision_id, officer, role) values (" + decision + ", 'somchai', 'chair')");
        run("update decision set state = 'APPROVED' where decision_id = " + decision);
        run("update decision set state = 'DONE', ended_at = now() where decision_id = " + decision);
    }

    private long number(String sql) {
        return bench.jdbc.sql(sql).query(Long.class).single();
    }

    private void run(String sql) {
        bench.jdbc.sql(sql).update();
    }
}

package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;

/** A store from before files that are paid together were asked about together (V80): an item stands open for each. */
class MoneyOverTogetherBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("75"));

    private final Bench bench = new Bench(OLD);

    @Test
    void what_stands_open_of_each_file_goes_on_in_one_item_and_is_kept() {
        FileId first = file();
        FileId second = file();
        FileId alone = file();
        bench.stated(credit("B1", 230, bench.reference(first) + " " + bench.reference(second)));
        bench.stated(credit("B2", 110, "" + bench.reference(alone)));
        long mine = asked(first);
        long theirs = asked(second);
        long single = asked(alone);
        run(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at) values ("
                        + theirs
                        + ", 'wiang', 'WAIT_UNTIL', 'FILE_OVER', 3000, 'malee', 'treasurer', 'x', now() + interval '3 days')");
        run("delete from outbox");

        OLD.migrate();

        assertThat(bench.jdbc
                        .sql("select subject from outbox where topic = 'reconcile' and due_at <= now() order by 1")
                        .query(Long.class)
                        .list())
                .as("what is paid by itself is as it was")
                .containsExactly(first.value(), second.value());
        bench.reconcile(second, NOW);
        bench.reconcile(first, NOW);
        assertThat(bench.jdbc
                        .sql(
                                "select item_id from review_item where closed_at is null and label = 'FILE_OVER' order by 1")
                        .query(Long.class)
                        .list())
                .containsExactly(mine, single);
        assertThat(bench.count("select count(*) from review_item_line where item_id = " + mine))
                .isEqualTo(2);
        assertThat(bench.count("select at_risk from review_item where item_id = " + mine))
                .isEqualTo(20_000);
        assertThat(bench.count("select count(*) from review_item_line where item_id = " + theirs))
                .as("kept as it was asked")
                .isOne();
        assertThat(bench.count("select count(*) from decision where state = 'RETURNED' and item_id = " + theirs))
                .isOne();
        assertThat(bench.jdbc
                        .sql(
                                "select subject || ' ' || detail from journal where event in ('item.joined', 'item.took') order by 1")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("item:" + theirs + " " + mine, "item:" + mine + " " + theirs);
    }

    private FileId file() {
        FileId one = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        bench.answered(bench.answer(one, 1));
        return one;
    }

    private long asked(FileId of) {
        run(
                "insert into review_item (label, subject, fund_id, owner, at_risk, note, file_id) values ('FILE_OVER', 'file:"
                        + of.value() + "', 'wiang', 'treasurer', 10000, '', " + of.value() + ")");
        run(
                "insert into review_item_line (item_id, line_id) select max(i.item_id), min(fl.line_id) from review_item i, file_line fl where fl.file_id = "
                        + of.value());
        return bench.count("select max(item_id) from review_item");
    }

    private static void run(String sql) {
        OLD.jdbc().sql(sql).update();
    }
}

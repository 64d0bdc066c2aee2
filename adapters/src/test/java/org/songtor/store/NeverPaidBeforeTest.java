package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;

/** A store from before what was never paid of a file, or is short, was one question of all its lines (V67). */
class NeverPaidBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("66"));

    private final Bench bench = new Bench(OLD);

    @Test
    void files_of_which_a_line_was_asked_about_by_itself_are_looked_at_once_more_and_no_others() {
        FileId unpaid = asked("NEVER_PAID", "line");
        FileId shortOf = asked("FILE_SHORT", "line");
        FileId whole = asked("NEVER_PAID", "file");
        FileId late = asked("LATE", "line");
        OLD.jdbc().sql("delete from outbox").update();
        OLD.jdbc()
                .sql(
                        "insert into outbox (topic, subject, due_at) select 'reconcile', f, now() + interval '9 days' from unnest(?) f")
                .param(new Long[] {unpaid.value(), late.value()})
                .update();

        OLD.migrate();

        assertThat(OLD.jdbc()
                        .sql("select subject from outbox where topic = 'reconcile' and due_at <= now()")
                        .query(Long.class)
                        .list())
                .containsExactlyInAnyOrder(unpaid.value(), shortOf.value())
                .doesNotContain(whole.value(), late.value());
        bench.reconcileAll(DUE.plusSeconds(60));
        assertThat(OLD.jdbc()
                        .sql("select subject from review_item where closed_at is null and file_id = ?")
                        .param(unpaid.value())
                        .query(String.class)
                        .list())
                .as("the question of the line went over into the file's")
                .containsExactly("file:" + unpaid.value());
    }

    /** A booked file of which nothing came, asked about by the line, or whole. */
    private FileId asked(String label, String subject) {
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1));
        long line = bench.count("select max(line_id) from line");
        OLD.jdbc()
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note, file_id) values (?, ?, 'wiang', 'treasurer', 10000, '', ?)")
                .params(label, subject + ":" + (subject.equals("file") ? file.value() : line), file.value())
                .update();
        OLD.jdbc()
                .sql("insert into review_item_line (item_id, line_id) select max(item_id), ? from review_item")
                .param(line)
                .update();
        return file;
    }
}

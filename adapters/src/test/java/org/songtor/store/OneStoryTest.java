package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.port.Books.Difference;

/** Labels and movements of a store from before they stood in one row (V25). */
class OneStoryTest {
    private static final String MOVED =
            "select line_id, posting_id, satang, from_account::text, from_aside, to_account::text, to_aside from movement order by line_id, number";
    private static final String NOW =
            "select l.line_id, now.label from line l cross join lateral current_label(l.line_id, l.first_label) now order by l.line_id";

    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("24"));

    @Test
    void what_was_said_and_moved_before_is_told_in_its_order() {
        Bench bench = new Bench(OLD);
        BatchId batch = bench.batch("wiang", 4, TOY);
        FileId file = bench.delivered(batch, DUE);
        label(1, 1, "WAITING");
        label(1, 2, "NEVER_ANSWERED");
        bench.answered(bench.answer(file, 3));
        label(2, 1, "AMOUNT_ACCEPTED");
        label(1, 3, "FILE_SHORT");
        label(1, 4, "SETTLED");
        // A clock that was put back does not turn round what is numbered.
        bench.jdbc.sql("alter table line_label disable trigger user").update();
        bench.jdbc
                .sql("update line_label set at = at - interval '1 hour' where number = 4")
                .update();
        bench.jdbc.sql("alter table line_label enable trigger user").update();
        List<Map<String, Object>> moved = rows(MOVED);
        List<Map<String, Object>> now = rows(NOW);
        List<Map<String, Object>> said = rows("select line_id, label from line_label order by line_id, number");
        assertThat(moved).hasSize(8);

        OLD.migrate();

        assertThat(rows(MOVED)).isEqualTo(moved);
        assertThat(rows(NOW)).isEqualTo(now);
        assertThat(rows("select line_id, label from line_label where said order by line_id, number"))
                .isEqualTo(said);
        List<Difference> wrong = new ArrayList<>();
        assertThat(new Stores(OLD).books().check(Optional.empty(), wrong::add)).isEqualTo(4);
        assertThat(wrong).isEmpty();
    }

    private void label(int line, int number, String label) {
        OLD.jdbc()
                .sql("insert into line_label (line_id, number, label) select line_id, ?, ? from line where line_no = ?")
                .params(number, label, line)
                .update();
    }

    private static List<Map<String, Object>> rows(String sql) {
        return OLD.jdbc().sql(sql).query().listOfRows();
    }
}

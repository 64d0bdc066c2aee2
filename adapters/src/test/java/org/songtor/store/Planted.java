package org.songtor.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Labels that nobody decided, as no program of ours can write them: for what follows from such a label, however it came about. */
final class Planted {
    private Planted() {}

    /** @param lines an SQL query for the ids of lines; each is called so from now on */
    static void label(DataSource database, String label, String lines) {
        behind(
                database,
                "line_label line_label_decided",
                () -> new JdbcTemplate(database)
                        .update(
                                "insert into line_label (line_id, label) select planted.line_id, ? from (" + lines
                                        + ") planted",
                                label));
    }

    /** Items that nobody decided about, closed. @param which an SQL condition */
    static void closed(DataSource database, String which) {
        behind(
                database,
                "review_item review_item_over",
                () -> new JdbcTemplate(database).update("update review_item set closed_at = now() where " + which));
    }

    /** A decision that is called done, and nothing of it is. */
    static void done(DataSource database, long decision) {
        behind(
                database,
                "decision decision_carried_out",
                () -> new JdbcTemplate(database)
                        .update(
                                "update decision set state = 'DONE', ended_at = now() where decision_id = ?",
                                decision));
    }

    /** Does what no program of ours can: with this table's trigger off. */
    static void behind(DataSource database, String tableAndTrigger, Runnable damage) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        String[] parts = tableAndTrigger.split(" ");
        jdbc.execute("alter table " + parts[0] + " disable trigger " + parts[1]);
        try {
            damage.run();
        } finally {
            jdbc.execute("alter table " + parts[0] + " enable trigger " + parts[1]);
        }
    }
}

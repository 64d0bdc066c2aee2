package org.songtor.store;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.songtor.model.Document;
import org.songtor.model.Period;
import org.songtor.port.FileGroups.Fit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lines that would stop a file of many funds are held for their treasurers instead, inside the caller's transaction and before the file has a number. */
@Component("store.aside")
class Aside {
    private final JdbcClient jdbc;
    private final FrozenLines lines;

    Aside(DataSource dataSource, FrozenLines lines) {
        this.jdbc = JdbcClient.create(dataSource);
        this.lines = lines;
    }

    /** @return whether any was put aside: then the choice is another one */
    boolean put(Long[] chosen, Period period, Fit fit) {
        List<Document.Line> read = fit == Fit.ALL ? List.of() : lines.chosen(chosen);
        Map<Integer, String> unfit = fit.unfit(period, read);
        unfit.forEach((position, why) -> hold(chosen[position - 1], why));
        return !unfit.isEmpty();
    }

    private void hold(long line, String why) {
        jdbc.sql("""
                        with labelled as (
                            insert into line_label (line_id, label) values (:line, 'HELD_FOR_REVIEW')
                        ), opened as (
                            insert into review_item (label, subject, fund_id, owner, at_risk, note)
                            select 'HELD_FOR_REVIEW', 'line:' || line_id, fund_id, 'treasurer', satang, :why from line where line_id = :line
                            returning item_id, subject
                        ), about as (
                            insert into review_item_line (item_id, line_id) select item_id, :line from opened
                        )
                        insert into journal (actor, event, subject, detail)
                        select :self, 'item.opened', 'item:' || item_id, 'HELD_FOR_REVIEW ' || subject from opened
                        """)
                .param("line", line)
                .param("why", why)
                .param("self", Entries.SELF)
                .update();
    }
}

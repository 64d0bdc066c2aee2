package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.songtor.items.DecidedLine;
import org.songtor.items.Decision;
import org.songtor.model.BatchId;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.Accepted;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose lines a decision is about, of decisions that the viewer has seen: of a part of an item nothing else says which part it is. */
final class DecidedWho {
    /** As many as an item shows of its own. */
    private static final int MOST = 1_000;

    private DecidedWho() {}

    /** By batch and line; of an undo those that it takes back. */
    static List<DecidedLine> of(JdbcClient jdbc, Viewer viewer, Decision seen) {
        return jdbc.sql("""
                        select l.*, about.satang as about, about.accepted, booked.satang as booked
                        from (select d.line_id, o.satang, case e.kind when 'ACCEPT_AGENCY_AMOUNT' then coalesce(d.accepted, d.booked) end as accepted
                              from decision_line d join line o on o.line_id = d.line_id join decision e on e.decision_id = d.decision_id
                              where d.decision_id = :decision and d.part = 'ASKED'
                              union all
                              select h.line_id, abs(h.satang), null from decision_held h where h.decision_id = :decision) about
                            join line l on l.line_id = about.line_id cross join lateral (%s) booked
                        order by l.batch_id, l.line_no limit :most
                        """.formatted(DecidedLines.BOOKED))
                .param("decision", seen.reverses().orElse(seen.id()))
                .param("most", MOST)
                .query((row, n) -> line(viewer, row))
                .list();
    }

    private static DecidedLine line(Viewer viewer, ResultSet row) throws SQLException {
        Satang about = Satang.of(row.getLong("about"));
        return new DecidedLine(
                row.getLong("line_id"),
                new BatchId(row.getLong("batch_id")),
                row.getInt("line_no"),
                Persons.masked(row.getString("last_four")),
                BatchViews.name(viewer, row),
                about,
                Satang.of(row.getLong("booked")),
                Optional.ofNullable(row.getObject("accepted", Long.class))
                        .map(accepted -> Accepted.of(about, Satang.of(accepted))));
    }
}

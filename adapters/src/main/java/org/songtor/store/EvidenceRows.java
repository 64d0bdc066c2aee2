package org.songtor.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.match.AgencyCause;
import org.songtor.match.Decided;
import org.songtor.match.LineFacts;
import org.songtor.match.Said;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The evidence about lines of files, line by line in their order by a cursor: memory does not grow with them. */
@Component
class EvidenceRows {
    private static final String LINES = """
            with sent as materialized (
                select file_id, position, line_id, satang from file_line where file_id = any(:files) and live
            ),
            these as materialized (select array_agg(line_id) as lines from sent)
            select fl.file_id, fl.position, fl.line_id, fl.satang, a.verdict, a.satang, a.cause, a.arrival_id, d.kind, d.answers, d.booked,
                d.until_at, d.accepted, d.knew, d.over,
                (a.file_id, a.position, a.arrival_id) in (
                    select g.file_id, g.position, g.arrival_id from booking_gone g where g.live and g.file_id = any(:files)) as gone
            from sent fl
                left join (select file_id, position, verdict, satang, cause, arrival_id from answer_line
                           where file_id = any(:files)) a on a.file_id = fl.file_id and a.position = fl.position
                left join (select x.line_id, x.booked, coalesce(x.accepted, x.booked) as accepted, x.knew, y.kind, y.answers, y.until_at,
                               case when y.answers = 'FILE_OVER' and y.until_at is not null then y.satang end as over
                           from decision_line x join decision y on y.decision_id = x.decision_id
                           where x.live and x.line_id = any((select lines from these)::bigint[])) d on d.line_id = fl.line_id
            order by fl.file_id, fl.position
            """;

    private static final String BOOKED = Answer.LineVerdict.BOOKED.name();

    private final JdbcClient jdbc;

    EvidenceRows(DataSource dataSource) {
        this.jdbc = In.pieces(dataSource);
    }

    /**
     * A line with all that is known of it.
     *
     * @param cause the agency's own code for it, where it gave one; the first by letters where several answers did
     */
    record Line(long file, long id, String cause, LineFacts facts) {}

    /** Inside the caller's transaction; {@code to} may ask and write in it. */
    void of(Long[] files, Consumer<Line> to) {
        Reading reading = new Reading(to);
        // How many lines the files have nobody knows when this is planned: each table is gone through once, never once
        // a line.
        jdbc.sql("set local enable_nestloop = off").update();
        jdbc.sql("set local enable_seqscan = off").update();
        jdbc.sql(LINES).param("files", files).query(reading::row);
        jdbc.sql("set local enable_nestloop = on").update();
        jdbc.sql("set local enable_seqscan = on").update();
        reading.end();
    }

    /** Rows of one line stand together, one for each thing that was said of it. */
    private static final class Reading {
        private final Consumer<Line> to;
        private final List<Said> said = new ArrayList<>();
        private @Nullable Line line;
        private String cause = "";
        private Optional<Decided> decided = Optional.empty();

        Reading(Consumer<Line> to) {
            this.to = to;
        }

        void row(ResultSet row) throws SQLException {
            long id = row.getLong(3);
            if (line == null || line.id() != id) {
                end();
                line = new Line(
                        row.getLong(1), id, "", new LineFacts(row.getInt(2), Satang.of(row.getLong(4)), List.of()));
                decided = decided(row);
            }
            said(row);
        }

        private void said(ResultSet row) throws SQLException {
            String verdict = row.getString(5);
            if (verdict != null) {
                boolean gone = verdict.equals(BOOKED) && row.getBoolean(16);
                String code = gone ? "" : row.getString(7);
                caused(verdict, code);
                said.add(new Said(
                        Answer.LineVerdict.valueOf(verdict),
                        Satang.of(row.getLong(6)),
                        AgencyCause.ofCode(code),
                        row.getLong(8),
                        gone));
            }
        }

        /** With what was simply booked agencies write that nothing is wrong. */
        private void caused(String verdict, String code) {
            boolean tells = !verdict.equals(BOOKED) || AgencyCause.ofCode(code).isPresent();
            if (tells && (cause.isEmpty() || !code.isEmpty() && code.compareTo(cause) < 0)) {
                cause = code;
            }
        }

        void end() {
            if (line != null) {
                LineFacts facts =
                        new LineFacts(line.facts().position(), line.facts().amount(), said, decided);
                to.accept(new Line(line.file(), line.id(), cause, facts));
            }
            said.clear();
            cause = "";
        }

        private static Optional<Set<Answer.LineVerdict>> knew(@Nullable Array verdicts) throws SQLException {
            return verdicts == null
                    ? Optional.empty()
                    : Optional.of(Arrays.stream((String[]) verdicts.getArray())
                            .map(Answer.LineVerdict::valueOf)
                            .collect(Collectors.toSet()));
        }

        private static Optional<Decided> decided(ResultSet row) throws SQLException {
            String kind = row.getString(9);
            if (kind == null) {
                return Optional.empty();
            }
            return Optional.of(new Decided(
                    DecisionKind.valueOf(kind),
                    Label.valueOf(row.getString(10)),
                    Satang.of(row.getLong(11)),
                    Satang.of(row.getLong(13)),
                    Optional.ofNullable(row.getTimestamp(12)).map(Timestamp::toInstant),
                    knew(row.getArray(14)),
                    Optional.ofNullable(row.getObject(15, Long.class)).map(Satang::of)));
        }
    }
}

package org.songtor.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Answered;
import org.songtor.port.RunBooks.Arrived;
import org.songtor.port.RunBooks.Asked;
import org.songtor.port.RunBooks.Attempt;
import org.songtor.port.RunBooks.Batch;
import org.songtor.port.RunBooks.Credit;
import org.songtor.port.RunBooks.Extract;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;

/** The tables as they are, row by row: no function or view of the program's own is asked. */
final class RunRows {
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    RunRows(Connection connection) {
        this.connection = connection;
    }

    Extract all() throws SQLException {
        return new Extract(
                batches(),
                lines(),
                files(),
                places(),
                attempts(),
                arrivals(),
                answers(),
                credits(),
                asked(),
                dueWork());
    }

    private List<Batch> batches() throws SQLException {
        return rows(
                "select * from batch order by batch_id",
                row -> new Batch(
                        number(row),
                        row.getString("fund_id"),
                        row.getString("sha256"),
                        row.getString("channel"),
                        row.getString("state")));
    }

    private List<Line> lines() throws SQLException {
        return rows(
                """
                select l.*, coalesce((select n.label from line_label n where n.line_id = l.line_id
                                      order by n.number desc limit 1), l.first_label) as label
                from line l order by l.batch_id, l.line_no
                """,
                row -> new Line(
                        row.getLong("line_id"),
                        number(row),
                        row.getInt("line_no"),
                        row.getString("agency"),
                        row.getString("profile"),
                        row.getLong("satang"),
                        row.getBoolean("refused"),
                        Label.valueOf(row.getString("label"))));
    }

    private List<File> files() throws SQLException {
        return rows("select * from agency_file order by file_id", RunRows::file);
    }

    private static File file(ResultSet row) throws SQLException {
        return new File(
                row.getLong("file_id"),
                row.getString("agency"),
                row.getString("profile"),
                row.getLong("sequence"),
                row.getString("reference"),
                Optional.ofNullable(row.getString("name")).orElse(""),
                Optional.ofNullable(row.getString("sha256")).orElse(""),
                row.getString("state"),
                row.getInt("lines"),
                row.getLong("satang"),
                row.getBoolean("live"),
                time(row, "signed_at"),
                time(row, "sent_at"),
                time(row, "delivered_at"),
                time(row, "answered_at"),
                time(row, "accepted_at"));
    }

    private List<Place> places() throws SQLException {
        return rows(
                "select * from file_line order by file_id, position",
                row -> new Place(
                        row.getLong("file_id"),
                        row.getInt("position"),
                        row.getLong("line_id"),
                        row.getLong("satang"),
                        row.getBoolean("live")));
    }

    private List<Attempt> attempts() throws SQLException {
        return rows(
                "select * from delivery_attempt order by file_id, attempt",
                row -> new Attempt(row.getLong("file_id"), row.getInt("attempt"), row.getString("outcome")));
    }

    private List<Arrived> arrivals() throws SQLException {
        return rows(
                "select * from arrival order by arrival_id",
                row -> new Arrived(
                        row.getLong("arrival_id"),
                        row.getString("agency"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("sha256")));
    }

    /** What each says of the file as a whole stands before its lines, at position 0. */
    private List<Answered> answers() throws SQLException {
        return rows(
                """
                select arrival_id, file_id, position, verdict, satang, number from answer_line
                union all
                select arrival_id, file_id, 0, verdict, 0, 0 from answer_file
                order by arrival_id, number
                """,
                row -> new Answered(
                        row.getLong("arrival_id"),
                        Optional.ofNullable(row.getObject("file_id", Long.class)),
                        row.getInt("position"),
                        row.getString("verdict"),
                        row.getLong("satang")));
    }

    private List<Credit> credits() throws SQLException {
        return rows(
                """
                select c.agency, c.entry, c.satang, coalesce(string_agg(r.reference, ' ' order by r.reference), '') as named
                from credit c left join credit_reference r on r.credit_id = c.credit_id
                group by c.credit_id order by c.credit_id
                """,
                row -> new Credit(
                        row.getString("agency"),
                        row.getString("entry"),
                        row.getLong("satang"),
                        words(row.getString("named"))));
    }

    /** What was decided of files' money is about none of their lines: it stands for all of them until each file is looked at anew, which is rung for in the same commit. */
    private List<Asked> asked() throws SQLException {
        return rows(
                """
                select x.line_id, i.label, false as decided
                from review_item i join review_item_line x on x.item_id = i.item_id where i.closed_at is null
                union all
                select d.line_id, e.answers, true
                from decision_line d join decision e on e.decision_id = d.decision_id
                where d.live and e.state = 'DONE' and e.reverses is null and (e.until_at is null or e.until_at > now())
                union all
                select fl.line_id, e.answers, true
                from decision e join review_item i on i.item_id = e.item_id
                    cross join lateral asked_over_with(i.file_id) w
                    join file_line fl on fl.file_id = w.file_id and fl.live
                    join outbox o on o.topic = 'reconcile' and o.subject = w.file_id and (o.due_at <= now() or o.rings > 0 or o.failures > 0)
                where e.answers = 'FILE_OVER' and e.state = 'DONE' and e.reverses is null and e.until_at is null
                order by line_id, decided
                """,
                row -> new Asked(
                        row.getLong("line_id"), Label.valueOf(row.getString("label")), row.getBoolean("decided")));
    }

    /** What died is due for ever: nothing of it goes on before somebody looks. */
    private int dueWork() throws SQLException {
        return rows(
                        "select count(*)::int from outbox where parked is null and (due_at <= now() or rings > 0) or parked = 'DEAD'",
                        row -> row.getInt(1))
                .get(0);
    }

    private <T> List<T> rows(String sql, Row<T> one) throws SQLException {
        List<T> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                all.add(one.of(row));
            }
        }
        return all;
    }

    private static String number(ResultSet row) throws SQLException {
        return new BatchId(row.getLong("batch_id")).toString();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}

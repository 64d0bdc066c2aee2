package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.port.Reports;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The whole state in rows, in the order things came; each list is one statement and so one moment. Text that is not there is empty. */
@Repository
class JdbcReports implements Reports {
    private final JdbcClient jdbc;

    JdbcReports(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public List<BatchRow> batches() {
        return jdbc.sql("""
                        select b.*, coalesce(b.period, '') as month, l.lines, l.satang, p.problems
                        from batch b
                            cross join lateral (select count(*) as lines, coalesce(sum(satang), 0)::bigint as satang
                                                from line where batch_id = b.batch_id) l
                            cross join lateral (select count(*) as problems from problem where batch_id = b.batch_id) p
                        order by b.batch_id
                        """)
                .query((row, n) -> new BatchRow(
                        new BatchId(row.getLong("batch_id")).toString(),
                        row.getString("fund_id"),
                        row.getString("month"),
                        row.getString("source_name"),
                        row.getString("sha256"),
                        row.getString("state"),
                        row.getInt("lines"),
                        row.getLong("satang"),
                        row.getInt("problems")))
                .list();
    }

    @Override
    public List<FileRow> files() {
        return jdbc.sql("""
                        select f.*, coalesce(f.name, '') as file_name,
                            (select string_agg(s.fund_id, ' ' order by s.first_position) from file_share s
                             where s.file_id = f.file_id) as funds, coalesce(f.sha256, '') as hash,
                            coalesce(credited(f.file_id), 0) as credited, n.answered, n.settled, n.exceptions
                        from agency_file f
                            cross join lateral (
                                select count(*) filter (where now.label = 'SETTLED') as settled,
                                    count(*) filter (where now.label = any(:decisions)) as exceptions,
                                    count(*) filter (where exists (
                                        select from answer_line a
                                        where a.file_id = fl.file_id and a.position = fl.position)) as answered
                                from file_line fl
                                    join line l on l.line_id = fl.line_id
                                    cross join lateral current_label(l.line_id, l.first_label) now
                                where fl.file_id = f.file_id) n
                        order by f.file_id
                        """)
                .param("decisions", LabelNames.DECISIONS)
                .query((row, n) -> file(row))
                .list();
    }

    private static FileRow file(ResultSet row) throws SQLException {
        return new FileRow(
                new FileId(row.getLong("file_id")).toString(),
                row.getString("funds"),
                row.getString("agency"),
                row.getString("profile"),
                row.getString("file_name"),
                row.getString("reference"),
                row.getString("hash"),
                row.getString("state"),
                row.getInt("lines"),
                row.getLong("satang"),
                row.getLong("credited"),
                row.getInt("answered"),
                row.getInt("settled"),
                row.getInt("exceptions"),
                row.getInt("attempts"));
    }

    @Override
    public List<LineRow> lines() {
        return jdbc.sql("""
                        select l.*, now.label, f.name, coalesce(fl.position, 0) as place, i.item_id
                        from line l
                            cross join lateral current_label(l.line_id, l.first_label) now
                            left join file_line fl on fl.line_id = l.line_id and fl.live
                            left join agency_file f on f.file_id = fl.file_id
                            left join lateral (select x.item_id
                                               from review_item_line x join review_item i on i.item_id = x.item_id
                                               where x.line_id = l.line_id and i.closed_at is null
                                               order by x.item_id desc limit 1) i on true
                        order by l.batch_id, l.line_no
                        """)
                .query((row, n) -> new LineRow(
                        new BatchId(row.getLong("batch_id")).toString(),
                        row.getString("fund_id"),
                        row.getInt("line_no"),
                        row.getString("agency"),
                        row.getString("scheme"),
                        row.getLong("satang"),
                        Label.valueOf(row.getString("label")),
                        Optional.ofNullable(row.getString("name")),
                        row.getInt("place"),
                        Optional.ofNullable(row.getObject("item_id", Long.class))))
                .list();
    }

    @Override
    public List<ItemRow> items() {
        return jdbc.sql("select *, coalesce(fund_id, '') as fund from review_item order by item_id")
                .query((row, n) -> new ItemRow(
                        row.getLong("item_id"),
                        Label.valueOf(row.getString("label")),
                        row.getString("fund"),
                        row.getString("owner"),
                        row.getLong("at_risk"),
                        row.getObject("closed_at") == null,
                        row.getString("subject"),
                        row.getString("note")))
                .list();
    }
}

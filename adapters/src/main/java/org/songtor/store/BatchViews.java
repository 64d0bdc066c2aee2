package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.HandoverStore.Stage;
import org.songtor.port.Roads;
import org.songtor.port.Viewer;
import org.songtor.port.Views.BatchView;
import org.songtor.port.Views.FileView;
import org.songtor.port.Views.LabelCount;
import org.songtor.port.Views.LineView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Batches and what belongs to one, inside a reader's transaction. */
@Component
class BatchViews {
    private static final String BATCH = """
            select b.batch_id, b.fund_id, b.period, b.source_name, b.channel, b.state, b.received_at,
                l.lines, l.satang, p.problems, i.items
            from batch b
                cross join lateral (select count(*) as lines, coalesce(sum(satang), 0)::bigint as satang
                                    from line where batch_id = b.batch_id) l
                cross join lateral (select count(*) as problems from problem where batch_id = b.batch_id) p
                cross join lateral (select count(distinct i.item_id) as items
                                    from line n
                                        join review_item_line x on x.line_id = n.line_id
                                        join review_item i on i.item_id = x.item_id and i.closed_at is null
                                    where n.batch_id = b.batch_id) i
            where (:operator or b.fund_id = any(:funds))
            """;

    private final JdbcClient jdbc;
    private final Roads roads;
    private final SumsTogether together;

    BatchViews(DataSource dataSource, Roads roads, SumsTogether together) {
        this.jdbc = JdbcClient.create(dataSource);
        this.roads = roads;
        this.together = together;
    }

    List<BatchView> newest(Viewer viewer, int most) {
        return as(viewer, BATCH + "order by b.batch_id desc limit :most")
                .param("most", most)
                .query((row, n) -> batch(row))
                .list();
    }

    Optional<BatchView> one(Viewer viewer, BatchId id) {
        return as(viewer, BATCH + "and b.batch_id = :id")
                .param("id", id.value())
                .query((row, n) -> batch(row))
                .optional();
    }

    List<BatchId> corrections(Viewer viewer, BatchId id) {
        return as(viewer, """
                        select b.batch_id from batch b
                        where (:operator or b.fund_id = any(:funds)) and b.corrects = :id
                        order by b.batch_id
                        """)
                .param("id", id.value())
                .query((row, n) -> new BatchId(row.getLong("batch_id")))
                .list();
    }

    private static BatchView batch(ResultSet row) throws SQLException {
        return new BatchView(
                new BatchId(row.getLong("batch_id")),
                FundId.of(row.getString("fund_id")),
                Optional.ofNullable(row.getString("period")).map(Period::of),
                row.getString("source_name"),
                row.getString("channel"),
                BatchState.valueOf(row.getString("state")),
                row.getTimestamp("received_at").toInstant(),
                row.getInt("lines"),
                Satang.of(row.getLong("satang")),
                row.getInt("problems"),
                row.getInt("items"));
    }

    List<FileView> files(Viewer viewer, BatchId id) {
        return files(viewer, """
                        from batch b
                            join file_share s on s.fund_id = b.fund_id
                            join agency_file f on f.file_id = s.file_id
                        where b.batch_id = :id and (:operator or b.fund_id = any(:funds))
                            and (f.batch_id = b.batch_id
                                or f.batch_id is null and f.period = b.period and exists (
                                    select from file_line fl join line l on l.line_id = fl.line_id
                                    where fl.file_id = f.file_id and l.batch_id = b.batch_id
                                        and fl.position between s.first_position and s.last_position))
                        order by f.file_id
                        """)
                .param("id", id.value())
                .query((row, n) -> file(row))
                .list();
    }

    List<FileView> files(Viewer viewer, FundId fund, long before, int most) {
        return files(viewer, """
                        from file_share s join agency_file f on f.file_id = s.file_id
                        where s.fund_id = :fund and (:operator or s.fund_id = any(:funds)) and f.file_id < :before
                        order by f.file_id desc limit :most
                        """)
                .param("fund", fund.value())
                .param("before", before)
                .param("most", most)
                .query((row, n) -> file(row))
                .list();
    }

    /** @param which of {@code agency_file f} with the fund's share {@code file_share s}, and their order */
    private JdbcClient.StatementSpec files(Viewer viewer, String which) {
        return as(viewer, """
                        with chosen as materialized (select row_number() over () as place, one.* from (
                            select f.file_id, s.fund_id
                        """ + which + """
                            ) one)
                        select f.file_id, f.agency, f.profile, f.name, f.state, f.reference, f.signed_at, f.sent_at,
                            f.delivered_at, f.answered_at, f.answer_due, f.accepted_at, f.settled_at,
                            held.kind, held.by_gateway, held.since, held.reason, h.exported, h.said, t.next_try, t.next_try > now() and held.kind is null as ahead, f.fund_id is null as shared, f.period,
                            s.lines, s.satang, s.satang + p.due as due, credited(f.file_id, s.fund_id) as credited, n.settled, n.exceptions, n.late, n.waiting,
                            coalesce((select outcome || ': ' || detail from delivery_attempt a
                                      where a.file_id = f.file_id order by attempt desc limit 1), '') as last_attempt
                        from chosen c
                            join agency_file f on f.file_id = c.file_id
                            join file_share s on s.file_id = c.file_id and s.fund_id = c.fund_id
                            cross join lateral (select next_try(f.file_id)) t (next_try)
                            cross join lateral said_for(f.file_id, s.fund_id) p
                            cross join lateral (
                                select exists (select from handover_export x
                                        where x.file_id = f.file_id and x.replay_id is not distinct from r.round) as exported,
                                    exists (select from handover_claim x
                                        where x.file_id = f.file_id and x.replay_id is not distinct from r.round
                                            and not exists (select from handover_claim_end e where e.claim_id = x.claim_id and not e.approved)) as said
                                from handover_round(f.file_id) r (round)) h
                            left join files_held((select array_agg(file_id) from chosen)) held on held.file_id = f.file_id
                            cross join lateral (
                                select count(*) filter (where now.label = 'SETTLED') as settled,
                                    count(*) filter (where now.label = any(:decisions)) as exceptions,
                                    count(*) filter (where now.label = 'LATE') as late,
                                    count(*) filter (where now.label = any(:patience)) as waiting
                                from file_line fl
                                    join line l on l.line_id = fl.line_id
                                    cross join lateral current_label(l.line_id, l.first_label) now
                                where fl.file_id = f.file_id and fl.position between s.first_position and s.last_position) n
                        order by c.place
                        """)
                .param("decisions", LabelNames.DECISIONS)
                .param("patience", LabelNames.PATIENCE);
    }

    private FileView file(ResultSet row) throws SQLException {
        ProfileId profile = Columns.profile(row);
        FileState state = FileState.valueOf(row.getString("state"));
        boolean waits = row.getTimestamp("next_try") != null;
        boolean byHand = roads.carried().contains(profile);
        return new FileView(
                new FileId(row.getLong("file_id")),
                profile,
                Optional.ofNullable(row.getString("name")).orElse(""),
                state,
                row.getInt("lines"),
                Satang.of(row.getLong("satang")),
                Satang.of(row.getLong("due")),
                row.getString("reference"),
                Columns.time(row, "signed_at"),
                Columns.time(row, "sent_at"),
                Columns.time(row, "delivered_at"),
                Columns.time(row, "answered_at"),
                Columns.time(row, "answer_due"),
                Optional.ofNullable(row.getObject("credited", Long.class)).map(Satang::of),
                row.getInt("settled"),
                row.getInt("exceptions"),
                row.getInt("late"),
                row.getInt("waiting"),
                row.getString("last_attempt"),
                Columns.time(row, "accepted_at"),
                Columns.time(row, "settled_at"),
                !byHand && row.getBoolean("ahead") ? Columns.time(row, "next_try") : Optional.empty(),
                byHand && waits && (state == FileState.SIGNED || state == FileState.SENT)
                        ? Optional.of(carrying(row))
                        : Optional.empty(),
                PendingStates.hold(row),
                row.getBoolean("shared"),
                Period.of(row.getString("period")),
                row.getObject("credited") == null ? together.ofFile(row.getLong("file_id")) : Optional.empty());
    }

    private static Stage carrying(ResultSet row) throws SQLException {
        return row.getBoolean("said") ? Stage.SAID : row.getBoolean("exported") ? Stage.EXPORTED : Stage.READY;
    }

    List<LineView> lines(Viewer viewer, BatchId id, int offset, int most) {
        return as(viewer, """
                        select l.*, now.label, fl.file_id, i.item_id
                        from (select * from line where batch_id = :id and (:operator or fund_id = any(:funds))
                              order by line_no offset :offset limit :most) l
                            cross join lateral current_label(l.line_id, l.first_label) now
                            left join file_line fl on fl.line_id = l.line_id and fl.live
                            left join lateral (select x.item_id
                                               from review_item_line x join review_item i on i.item_id = x.item_id
                                               where x.line_id = l.line_id and i.closed_at is null
                                               order by x.item_id desc limit 1) i on true
                        order by l.line_no
                        """)
                .param("id", id.value())
                .param("offset", offset)
                .param("most", most)
                .query((row, n) -> line(viewer, row))
                .list();
    }

    private static LineView line(Viewer viewer, ResultSet row) throws SQLException {
        return new LineView(
                row.getInt("line_no"),
                row.getInt("row_no"),
                Persons.masked(row.getString("last_four")),
                name(viewer, row),
                row.getString("scheme"),
                Satang.of(row.getLong("satang")),
                Label.valueOf(row.getString("label")),
                Optional.ofNullable(row.getObject("file_id", Long.class)).map(FileId::new),
                Optional.ofNullable(row.getObject("item_id", Long.class)));
    }

    /** Operators run the gateway; they need no names. */
    static String name(Viewer viewer, ResultSet row) throws SQLException {
        return viewer.operator()
                ? ""
                : new PersonName(row.getString("title"), row.getString("first_name"), row.getString("last_name"))
                        .full();
    }

    List<Problem> problems(Viewer viewer, BatchId id, int most) {
        return as(viewer, """
                        select p.* from problem p join batch b on b.batch_id = p.batch_id
                        where b.batch_id = :id and (:operator or b.fund_id = any(:funds))
                        order by p.number limit :most
                        """)
                .param("id", id.value())
                .param("most", most)
                .query((row, n) -> new Problem(
                        ProblemCode.valueOf(row.getString("code")),
                        row.getInt("row_no"),
                        row.getInt("line_no"),
                        row.getString("field"),
                        row.getString("found"),
                        row.getString("expected")))
                .list();
    }

    List<LabelCount> labels(Viewer viewer, BatchId id) {
        return as(viewer, """
                        select now.label, count(*) as lines, sum(l.satang)::bigint as satang,
                            sum(coalesce(case when now.label in ('NEVER_PAID', 'FILE_SHORT') then (
                                select coalesce(d.accepted, d.booked)
                                from decision_line d join decision e on e.decision_id = d.decision_id and e.kind = 'ACCEPT_AGENCY_AMOUNT'
                                where d.line_id = l.line_id and d.live and d.part <> 'STANDS') end, l.satang))::bigint as due
                        from line l
                            cross join lateral current_label(l.line_id, l.first_label) now
                        where l.batch_id = :id and (:operator or l.fund_id = any(:funds))
                        group by now.label order by now.label
                        """)
                .param("id", id.value())
                .query((row, n) -> new LabelCount(
                        Label.valueOf(row.getString("label")),
                        row.getInt("lines"),
                        Satang.of(row.getLong("satang")),
                        Satang.of(row.getLong("due"))))
                .list();
    }

    private JdbcClient.StatementSpec as(Viewer viewer, String sql) {
        return jdbc.sql(sql).param("operator", viewer.operator()).param("funds", Reading.funds(viewer));
    }
}

package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.Viewer;
import org.songtor.port.Views.Came;
import org.songtor.port.Views.EvidenceRow;
import org.songtor.port.Views.HistoryRow;
import org.songtor.port.Views.ItemPage;
import org.songtor.port.Views.ItemView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Review items, and the evidence of one side by side, inside a reader's transaction. */
@Component
class ItemViews {
    private static final int MOST_ROWS = 1_000;
    private static final String ITEM = """
            select i.*, (select count(*) from review_item_line x where x.item_id = i.item_id) as lines
            from review_item i
            where (:operator or i.fund_id = any(:funds))
            """;

    private final JdbcClient jdbc;

    ItemViews(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    List<ItemView> open(Viewer viewer, int most) {
        return as(viewer, ITEM + "and i.closed_at is null order by i.at_risk desc, i.item_id limit :most")
                .param("most", most)
                .query((row, n) -> item(viewer, row))
                .list();
    }

    Optional<ItemPage> page(Viewer viewer, long id) {
        return as(viewer, ITEM + "and i.item_id = :id")
                .param("id", id)
                .query((row, n) -> item(viewer, row))
                .optional()
                .map(item -> new ItemPage(item, evidence(viewer, item), history(id), came(item)));
    }

    /** Of a file that came late, when it came and whose it is, by which it is known until when it was in time. */
    private Optional<Came> came(ItemView item) {
        if (item.label() != Label.LATE) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select f.agency || '/' || f.profile as profile, f.period, f.fund_id, f.delivered_at
                        from review_item i join agency_file f on f.file_id = i.file_id
                        where i.item_id = ? and f.delivered_at is not null
                        """)
                .param(item.id())
                .query((row, n) -> new Came(
                        ProfileId.of(row.getString("profile")),
                        Period.of(row.getString("period")),
                        Optional.ofNullable(row.getString("fund_id")).map(FundId::of),
                        row.getTimestamp("delivered_at").toInstant()))
                .optional();
    }

    private static ItemView item(Viewer viewer, ResultSet row) throws SQLException {
        Label label = Label.valueOf(row.getString("label"));
        return new ItemView(
                row.getLong("item_id"),
                label,
                row.getString("owner"),
                Optional.ofNullable(row.getString("fund_id")).map(FundId::of),
                Satang.of(row.getLong("at_risk")),
                row.getTimestamp("opened_at").toInstant(),
                row.getObject("closed_at") == null,
                row.getString("subject"),
                DeskRows.note(viewer, label, row),
                row.getInt("lines"));
    }

    private List<EvidenceRow> evidence(Viewer viewer, ItemView item) {
        if (item.lines() > 0) {
            return ofLines(viewer, item);
        }
        return item.subject().startsWith("file:") ? ofFile(item) : ofPayment(item);
    }

    /** The file's money alone: what has to be paid for it, and what came; of files that are asked about together, each. */
    private List<EvidenceRow> ofFile(ItemView item) {
        return jdbc.sql("""
                        select f.name, credited(f.file_id) as credited, sum(s.satang + p.due)::bigint as file_total
                        from review_item i
                            cross join lateral (select i.file_id
                                                union
                                                select w.file_id from asked_over_with(i.file_id) w where i.label = 'FILE_OVER') k
                            join agency_file f on f.file_id = k.file_id
                            join file_share s on s.file_id = f.file_id
                            cross join lateral said_for(s.file_id, s.fund_id) p
                        where i.item_id = :item group by f.file_id, f.name order by f.file_id
                        """)
                .param("item", item.id())
                .query((row, n) -> new EvidenceRow(
                        Optional.empty(),
                        0,
                        "",
                        "",
                        Optional.empty(),
                        Satang.ZERO,
                        Optional.ofNullable(row.getString("name")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        money(row, "file_total"),
                        money(row, "credited"),
                        item.label()))
                .list();
    }

    private List<EvidenceRow> ofLines(Viewer viewer, ItemView item) {
        return as(viewer, """
                        with file as (
                            select f.file_id, f.name, s.fund_id, s.satang + p.due as satang, credited(f.file_id, s.fund_id) as credited
                            from agency_file f join file_share s on s.file_id = f.file_id cross join lateral said_for(s.file_id, s.fund_id) p
                            where (s.file_id, s.fund_id) in (select fl.file_id, l.fund_id from review_item_line x
                                                                 join line l on l.line_id = x.line_id
                                                                 join file_line fl on fl.line_id = x.line_id and fl.live
                                                             where x.item_id = :item)
                        )
                        select l.*, now.label, f.name, fl.satang as file_satang, f.satang as file_total, f.credited,
                            coalesce(heard.verdicts, (select 'FILE_REFUSED' from answer_file w
                                                 where w.file_id = fl.file_id
                                                 having bool_or(w.verdict = 'FILE_REFUSED') and not bool_or(w.verdict = 'PROCESSED'))) as verdict,
                            a.satang as answer_satang
                        from review_item_line x
                            join line l on l.line_id = x.line_id
                            cross join lateral current_label(l.line_id, l.first_label) now
                            left join file_line fl on fl.line_id = l.line_id and fl.live
                            left join file f on f.file_id = fl.file_id and f.fund_id = l.fund_id
                            left join lateral (select a.verdict, case when a.verdict <> 'BOOKED' or <stands> then a.satang end as satang from answer_line a
                                               where a.file_id = fl.file_id and a.position = fl.position
                                               order by a.arrival_id desc, a.number desc limit 1) a on true
                            left join lateral (select string_agg(v.verdict, ' ' order by v.latest) as verdicts
                                               from (select said.verdict, max(a.arrival_id) as latest
                                                     from answer_line a
                                                         cross join lateral (select case when a.verdict <> 'BOOKED' or <stands> then a.verdict else 'BOOKING_GONE' end as verdict) said
                                                     where a.file_id = fl.file_id and a.position = fl.position group by said.verdict) v) heard on true
                        where x.item_id = :item and (:operator or l.fund_id = any(:funds))
                        order by l.batch_id, l.line_no limit :most
                        """.replace("<stands>", GoneBookings.STANDS))
                .param("item", item.id())
                .param("most", MOST_ROWS)
                .query((row, n) -> ofLine(viewer, row))
                .list();
    }

    private static EvidenceRow ofLine(Viewer viewer, ResultSet row) throws SQLException {
        return new EvidenceRow(
                Optional.of(new BatchId(row.getLong("batch_id"))),
                row.getInt("line_no"),
                Persons.masked(row.getString("last_four")),
                BatchViews.name(viewer, row),
                scheme(row),
                Satang.of(row.getLong("satang")),
                Optional.ofNullable(row.getString("name")),
                money(row, "file_satang"),
                Optional.ofNullable(row.getString("verdict")),
                money(row, "answer_satang"),
                money(row, "file_total"),
                money(row, "credited"),
                Label.valueOf(row.getString("label")));
    }

    /** The scheme of a refused line is whatever stood there. */
    private static Optional<SchemeCode> scheme(ResultSet row) throws SQLException {
        return row.getBoolean("refused") ? Optional.empty() : Optional.of(SchemeCode.of(row.getString("scheme")));
    }

    /** A payment the agency has and no file of ours held: only the agency's side is there. */
    private List<EvidenceRow> ofPayment(ItemView item) {
        return jdbc.sql("""
                        select f.name, credited(f.file_id) as credited, a.*,
                            (select sum(s.satang + p.due)::bigint from file_share s cross join lateral said_for(s.file_id, s.fund_id) p
                             where s.file_id = f.file_id) as file_total
                        from answer_line a join agency_file f on f.file_id = a.file_id
                        where 'answer:' || a.arrival_id || ':' || a.number = :subject
                        """)
                .param("subject", item.subject())
                .query((row, n) -> new EvidenceRow(
                        Optional.empty(),
                        0,
                        Persons.masked(row.getString("last_four")),
                        "",
                        Optional.empty(),
                        Satang.ZERO,
                        Optional.ofNullable(row.getString("name")),
                        Optional.empty(),
                        Optional.of(row.getString("verdict")),
                        money(row, "satang"),
                        money(row, "file_total"),
                        money(row, "credited"),
                        item.label()))
                .list();
    }

    private static Optional<Satang> money(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(Satang::of);
    }

    private List<HistoryRow> history(long id) {
        return jdbc.sql("select at, actor, event from journal where subject = :subject order by entry_id")
                .param("subject", "item:" + id)
                .query((row, n) -> new HistoryRow(
                        row.getTimestamp("at").toInstant(), row.getString("actor"), row.getString("event")))
                .list();
    }

    private JdbcClient.StatementSpec as(Viewer viewer, String sql) {
        return jdbc.sql(sql).param("operator", viewer.operator()).param("funds", Reading.funds(viewer));
    }
}

package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.PendingViews.Payer;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose money is in what waits, asked once for all of it, inside the reader's transaction. */
final class Payers {
    private static final String LINES = """
            with asked as (
                select * from unnest(:files::bigint[], :batches::bigint[], :agencies::text[], :profiles::text[]) with ordinality x (file_id, batch_id, agency, profile, at)
            ), waits as (
                select a.at, l.line_id
                from asked a join file_line x on x.file_id = a.file_id and x.live join line l on l.line_id = x.line_id
                where l.fund_id = :fund
                union all
                select a.at, l.line_id
                from asked a join line l on l.batch_id = a.batch_id and l.agency = a.agency and l.profile = a.profile
                where a.file_id is null and l.fund_id = :fund and l.first_label = 'WAITING'
                    and not exists (select from file_line x where x.line_id = l.line_id and x.live)
            )
            select w.at, l.scheme, l.satang, l.last_four, coalesce(l.member_no, m.member_no) as number,
                coalesce(m.title, l.title) as title, coalesce(m.first_name, l.first_name) as first_name, coalesce(m.last_name, l.last_name) as last_name
            from waits w
                join line l on l.line_id = w.line_id
                left join lateral (
                    select m.member_no, m.title, m.first_name, m.last_name from member m
                    where m.fund_id = l.fund_id and m.person_hash = l.person_hash order by m.member_no limit 1) m on true
            where :operator or l.fund_id = any(:funds)
            order by w.at, number, l.line_id limit :most
            """;

    private final JdbcClient jdbc;

    Payers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Payer> of(Viewer viewer, FundId fund, List<Pending> waiting, int most) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(LINES)
                .param(
                        "files",
                        waiting.stream()
                                .map(p -> p.file().map(FileId::value).orElse(null))
                                .toArray(Long[]::new))
                .param(
                        "batches",
                        waiting.stream()
                                .map(p -> p.batch().map(BatchId::value).orElse(null))
                                .toArray(Long[]::new))
                .param(
                        "agencies",
                        waiting.stream().map(p -> p.profile().agency().value()).toArray(String[]::new))
                .param("profiles", waiting.stream().map(p -> p.profile().name()).toArray(String[]::new))
                .param("fund", fund.value())
                .param("operator", viewer.operator())
                .param("funds", Reading.funds(viewer))
                .param("most", most)
                .query((row, n) -> payer(viewer, row))
                .list();
    }

    private static Payer payer(Viewer viewer, ResultSet row) throws SQLException {
        return new Payer(
                row.getInt("at") - 1,
                Optional.ofNullable(row.getString("number")),
                Persons.masked(row.getString("last_four")),
                BatchViews.name(viewer, row),
                SchemeCode.of(row.getString("scheme")),
                Satang.of(row.getLong("satang")));
    }
}

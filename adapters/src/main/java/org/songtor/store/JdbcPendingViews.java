package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.PendingViews;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines that wait for a file, and files that wait to arrive: of a file of many funds each fund's share. */
@Repository
class JdbcPendingViews implements PendingViews {
    private static final String PENDING = """
            select * from (
                select l.agency, l.profile, b.batch_id, b.fund_id, b.period, null::bigint as file_id, '' as name,
                    b.received_at as ready, null::timestamptz as next, false as stuck, count(*)::int as lines, sum(l.satang)::bigint as satang
                from batch b join line l on l.batch_id = b.batch_id
                where b.state = 'CHECKED' and b.period is not null and l.first_label = 'WAITING'
                    and not exists (select from file_line x where x.line_id = l.line_id and x.live)
                    and (:batch = 0 or b.batch_id = :batch) and (:operator or b.fund_id = any(:funds))
                group by l.agency, l.profile, b.batch_id, b.fund_id, b.period, b.received_at
                union all
                select f.agency, f.profile, f.batch_id, s.fund_id, f.period, f.file_id, coalesce(f.name, ''), f.frozen_at,
                    next_attempt(f.file_id), f.state = 'UNDELIVERABLE', s.lines, s.satang
                from agency_file f join file_share s on s.file_id = f.file_id
                where f.delivered_at is null and f.answered_at is null and f.live
                    and (:batch = 0 or f.batch_id = :batch or f.group_id is not null and exists (
                        select from file_line x join line l on l.line_id = x.line_id
                        where x.file_id = f.file_id and x.live and l.batch_id = :batch and l.fund_id = s.fund_id))
                    and (:operator or s.fund_id = any(:funds))
            ) p order by p.ready, p.batch_id, p.file_id limit :most
            """;

    private final JdbcClient jdbc;
    private final Reading reading;

    JdbcPendingViews(DataSource dataSource, Reading reading) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = reading;
    }

    @Override
    public List<Pending> pending(Viewer viewer, int most) {
        return pending(viewer, 0, most);
    }

    @Override
    public List<Pending> pending(Viewer viewer, BatchId batch) {
        return pending(viewer, batch.value(), Integer.MAX_VALUE);
    }

    private List<Pending> pending(Viewer viewer, long batch, int most) {
        return reading.as(
                viewer,
                () -> jdbc.sql(PENDING)
                        .param("operator", viewer.operator())
                        .param("funds", Reading.funds(viewer))
                        .param("batch", batch)
                        .param("most", most)
                        .query((row, n) -> pending(row))
                        .list());
    }

    private static Pending pending(ResultSet row) throws SQLException {
        return new Pending(
                new ProfileId(AgencyCode.of(row.getString("agency")), row.getString("profile")),
                Optional.ofNullable(row.getObject("batch_id", Long.class)).map(BatchId::new),
                Optional.ofNullable(row.getString("fund_id")).map(FundId::of),
                Period.of(row.getString("period")),
                Optional.ofNullable(row.getObject("file_id", Long.class)).map(FileId::new),
                row.getString("name"),
                row.getTimestamp("ready").toInstant(),
                Optional.ofNullable(row.getTimestamp("next")).map(Timestamp::toInstant),
                row.getBoolean("stuck"),
                row.getInt("lines"),
                Satang.of(row.getLong("satang")));
    }
}

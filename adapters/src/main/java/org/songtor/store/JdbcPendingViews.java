package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.PendingViews;
import org.songtor.port.Roads;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines that wait for a file, and files that wait to arrive: of a file of many funds each fund's share, named by the oldest batch that it has in it. */
@Repository
class JdbcPendingViews implements PendingViews {
    private static final String PENDING = """
            with waiting as (
                select l.agency, l.profile, b.batch_id, b.fund_id, b.period, null::bigint as file_id, '' as name,
                    b.received_at as ready, false as tried, count(*)::int as lines, sum(l.satang)::bigint as satang
                from batch b join line l on l.batch_id = b.batch_id
                where b.state = 'CHECKED' and b.period is not null and l.first_label = 'WAITING'
                    and not exists (select from file_line x where x.line_id = l.line_id and x.live)
                    and (:batch = 0 or b.batch_id = :batch) and (:operator or b.fund_id = any(:funds)) and (:fund = '' or b.fund_id = :fund)
                group by l.agency, l.profile, b.batch_id, b.fund_id, b.period, b.received_at
                union all
                select f.agency, f.profile, coalesce(f.batch_id, (
                        select min(l.batch_id) from file_line x join line l on l.line_id = x.line_id
                        where x.file_id = f.file_id and x.live and l.fund_id = s.fund_id)), s.fund_id, f.period, f.file_id, coalesce(f.name, ''), f.frozen_at, f.attempts > 0,
                    s.lines, s.satang
                from agency_file f join file_share s on s.file_id = f.file_id
                where f.delivered_at is null and f.answered_at is null and f.live
                    and (f.state <> 'UNDELIVERABLE' or not share_ended(f.file_id, s.fund_id))
                    and (:batch = 0 or f.batch_id = :batch or f.group_id is not null and exists (
                        select from file_line x join line l on l.line_id = x.line_id
                        where x.file_id = f.file_id and x.live and l.batch_id = :batch and l.fund_id = s.fund_id))
                    and (:operator or s.fund_id = any(:funds)) and (:fund = '' or s.fund_id = :fund)
            ), numbered as (
                select w.*, row_number() over (partition by agency, profile order by ready, batch_id, file_id) as n,
                    count(*) over (partition by agency, profile)::int as everything
                from waiting w
            )
            select n.* from numbered n where n.n <= :most order by n.ready, n.batch_id, n.file_id
            """;

    private final JdbcClient jdbc;
    private final PendingStates states;
    private final Payers payers;
    private final Reading reading;

    JdbcPendingViews(DataSource dataSource, Reading reading, Roads roads) {
        this.jdbc = JdbcClient.create(dataSource);
        this.states = new PendingStates(jdbc, roads);
        this.payers = new Payers(jdbc);
        this.reading = reading;
    }

    private record Row(Pending pending, int everything) {}

    @Override
    public List<Queue> queues(Viewer viewer, Optional<FundId> fund, int most) {
        return reading.as(viewer, () -> {
            List<Row> rows = rows(viewer, fund, 0, most);
            Map<ProfileId, List<Pending>> told = told(rows).stream()
                    .collect(Collectors.groupingBy(Pending::profile, LinkedHashMap::new, Collectors.toList()));
            Map<ProfileId, Integer> all = rows.stream()
                    .collect(Collectors.toMap(row -> row.pending().profile(), Row::everything, (one, same) -> one));
            return told.entrySet().stream()
                    .map(e -> new Queue(e.getKey(), Objects.requireNonNull(all.get(e.getKey())), e.getValue()))
                    .toList();
        });
    }

    private List<Pending> told(List<Row> rows) {
        return states.of(rows.stream().map(Row::pending).toList());
    }

    @Override
    public List<Pending> pending(Viewer viewer, BatchId batch) {
        return reading.as(viewer, () -> told(rows(viewer, Optional.empty(), batch.value(), Integer.MAX_VALUE)));
    }

    @Override
    public List<Payer> payers(Viewer viewer, FundId fund, List<Pending> of, int most) {
        return reading.as(viewer, () -> payers.of(viewer, fund, of, most));
    }

    private List<Row> rows(Viewer viewer, Optional<FundId> fund, long batch, int most) {
        return jdbc.sql(PENDING)
                .param("operator", viewer.operator())
                .param("funds", Reading.funds(viewer))
                .param("fund", fund.map(FundId::value).orElse(""))
                .param("batch", batch)
                .param("most", most)
                .query((row, n) -> new Row(pending(row), row.getInt("everything")))
                .list();
    }

    /** Nothing of its state is known yet. */
    private static Pending pending(ResultSet row) throws SQLException {
        return new Pending(
                new ProfileId(AgencyCode.of(row.getString("agency")), row.getString("profile")),
                Optional.ofNullable(row.getObject("batch_id", Long.class)).map(BatchId::new),
                Optional.ofNullable(row.getString("fund_id")).map(FundId::of),
                Period.of(row.getString("period")),
                Optional.ofNullable(row.getObject("file_id", Long.class)).map(FileId::new),
                row.getString("name"),
                row.getTimestamp("ready").toInstant(),
                Optional.empty(),
                row.getBoolean("tried"),
                false,
                false,
                Optional.empty(),
                row.getInt("lines"),
                Satang.of(row.getLong("satang")));
    }
}

package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.delivery.Breaker;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.DeliveryDesk.Agency;
import org.songtor.port.DeliveryDesk.BatchAt;
import org.songtor.port.DeliveryDesk.Board;
import org.songtor.port.DeliveryDesk.Gate;
import org.songtor.port.DeliveryDesk.HeldBatch;
import org.songtor.port.DeliveryDesk.Stop;
import org.songtor.port.DeliveryDesk.Stopped;
import org.songtor.port.DeliveryDesk.Waiting;
import org.songtor.port.DeliveryDesk.Why;
import org.songtor.port.Outbox;
import org.songtor.port.Roads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries as an operator reads them: files, gates and queues, and no person's data. */
@Component
class DeliveryViews {
    /** Of the switch of all, where an agency's code stands of its own. */
    static final String ALL = "*";

    private static final String FILE = """
            select f.*, case when f.state in ('DELIVERED', 'UNDELIVERABLE') then money_decided(f.file_id) end as decided,
                f.state = 'UNDELIVERABLE' and not exists (
                    select from file_share s where s.file_id = f.file_id and not share_ended(f.file_id, s.fund_id)) as ended,
                o.due_at, o.parked, o.holder is not null and o.held_until > now() as trying, due_since(o) <= now() as due,
                coalesce(a.outcome, '') as last_outcome, coalesce(a.detail, '') as last_detail, a.at as last_at,
                exists (select from delivery_gate g where g.agency in ('*', f.agency) and g.stopped_at is not null) as stopped,
                exists (select from delivery_gate g where g.agency = f.agency and g.breaker = 'OPEN' and g.until > now()) as broken
            from agency_file f
                left join outbox o on o.subject = f.file_id and o.topic = 'deliver.' || f.agency || '.' || f.profile
                left join lateral (select * from delivery_attempt x where x.file_id = f.file_id order by attempt desc limit 1) a on true
            """;

    private final JdbcClient jdbc;
    private final Roads roads;

    DeliveryViews(DataSource dataSource, Roads roads) {
        this.jdbc = JdbcClient.create(dataSource);
        this.roads = roads;
    }

    /** Whether anything is sent to it by this installation. */
    boolean knows(AgencyCode agency) {
        return roads.agencies().contains(agency);
    }

    Board board() {
        return new Board(stopped(ALL), everyAgency());
    }

    private Optional<Stop> stopped(String gate) {
        return jdbc.sql("select * from delivery_gate where agency = ? and stopped_at is not null")
                .param(gate)
                .query((row, n) -> stop(row, "stopped_by", "stopped_at", "stop_reason"))
                .optional()
                .flatMap(stop -> stop);
    }

    /** @param agency empty for the switch of all */
    Gate gate(Optional<String> agency) {
        String name = agency.orElse(ALL);
        boolean known = agency.isEmpty()
                || knows(AgencyCode.of(name))
                || jdbc.sql("select exists (select from delivery_gate where agency = ?)")
                        .param(name)
                        .query(Boolean.class)
                        .single();
        return new Gate(known, stopped(name), agency.isEmpty() ? Optional.empty() : stopped(ALL), started(name));
    }

    private Optional<Stop> started(String gate) {
        return jdbc.sql(
                        "select actor, at, detail from journal where subject = ? and event = 'agency.started' order by entry_id desc limit 1")
                .param("agency:" + gate)
                .query((row, n) -> stop(row, "actor", "at", "detail"))
                .optional()
                .flatMap(start -> start);
    }

    /** Also those that never had a file or an error: they have no row yet, and are closed and empty. */
    private List<Agency> everyAgency() {
        List<Agency> every = new ArrayList<>(agencies());
        Set<AgencyCode> known = every.stream().map(Agency::agency).collect(Collectors.toSet());
        roads.agencies().stream()
                .filter(code -> !known.contains(code))
                .map(DeliveryViews::idle)
                .forEach(every::add);
        every.sort(Comparator.comparing(a -> a.agency().value()));
        return List.copyOf(every);
    }

    private static Agency idle(AgencyCode code) {
        return new Agency(code, Optional.empty(), Breaker.CLOSED, 0, 0, 0, Satang.ZERO, Optional.empty());
    }

    private List<Agency> agencies() {
        return jdbc.sql("""
                        with queue as (
                            select f.agency, count(*) filter (where o.parked is null and due_since(o) <= now()) as due,
                                count(*) filter (where o.parked is null and due_since(o) > now()) as waiting,
                                count(*) filter (where o.parked is not null) as parked,
                                sum(f.satang)::bigint as satang, min(f.signed_at) as oldest
                            from outbox o join agency_file f on f.file_id = o.subject and o.topic = 'deliver.' || f.agency || '.' || f.profile
                            group by f.agency
                        )
                        select coalesce(g.agency, q.agency) as name, coalesce(q.due, 0) as due, coalesce(q.waiting, 0) as waiting,
                            coalesce(q.parked, 0) as parked, coalesce(q.satang, 0) as satang, q.oldest,
                            g.stopped_by, g.stopped_at, g.stop_reason, coalesce(g.breaker, 'CLOSED') as breaker, coalesce(g.failures, 0) as failures,
                            coalesce(g.opens, 0) as opens, g.until, g.probe_topic, g.probe_subject, g.probe_token
                        from (select * from delivery_gate where agency <> '*') g full join queue q on q.agency = g.agency
                        order by name
                        """).query((row, n) -> agency(row)).list();
    }

    private static Agency agency(ResultSet row) throws SQLException {
        Breaker breaker = JdbcGates.breaker(row);
        return new Agency(
                AgencyCode.of(row.getString("name")),
                stop(row, "stopped_by", "stopped_at", "stop_reason"),
                breaker,
                row.getInt("due"),
                row.getInt("waiting"),
                row.getInt("parked"),
                Satang.of(row.getLong("satang")),
                Columns.time(row, "oldest"));
    }

    List<Waiting> waiting(int most) {
        return jdbc.sql(FILE + """
                        where f.state in ('SIGNED', 'SENT') or f.held_by is not null
                            or f.state = 'UNDELIVERABLE' and exists (
                                select from file_share s where s.file_id = f.file_id and not share_ended(f.file_id, s.fund_id))
                            or exists (select from delivery_replay p where p.file_id = f.file_id
                                       and not exists (select from delivery_replay_end e where e.replay_id = p.replay_id))
                        order by f.signed_at nulls last, f.file_id limit ?
                        """).param(most).query((row, n) -> file(row)).list();
    }

    Optional<Waiting> file(FileId id) {
        return jdbc.sql(FILE + "where f.file_id = ?")
                .param(id.value())
                .query((row, n) -> file(row))
                .optional();
    }

    Optional<BatchAt> batch(BatchId id) {
        return jdbc.sql("""
                        with own as (
                            select * from agency_file f where f.file_id in (
                                select x.file_id from file_line x join line l on l.line_id = x.line_id where l.batch_id = :batch)),
                        holds as (
                            select 1 as width, parked_by, parked_at, parked_reason
                            from outbox where topic = :dispatch and subject = :batch and parked = 'HELD'
                            union all
                            select 2, held_by, held_at, held_reason from own where held_by is not null)
                        select b.state, h.*,
                            (select count(*) from own) as files,
                            (select count(*) from own where state in ('DELIVERED', 'ANSWERED')) as reached,
                            (select count(*) from own where state = 'UNDELIVERABLE') as given_up,
                            exists (select from outbox o where o.topic = :dispatch and o.subject = b.batch_id and o.parked = 'DEAD') as own_fault
                        from batch b left join lateral (select * from holds order by width, parked_at desc limit 1) h on true
                        where b.batch_id = :batch
                        """)
                .param("dispatch", Outbox.DISPATCH)
                .param("batch", id.value())
                .query((row, n) -> new BatchAt(
                        BatchState.valueOf(row.getString("state")),
                        row.getInt("files"),
                        row.getInt("reached"),
                        row.getInt("given_up"),
                        row.getBoolean("own_fault"),
                        stop(row, "parked_by", "parked_at", "parked_reason")))
                .optional();
    }

    List<HeldBatch> heldBatches(int most) {
        return jdbc.sql("""
                        select b.batch_id, b.fund_id, count(l.line_id)::int as lines, coalesce(sum(l.satang), 0)::bigint as satang,
                            o.parked_by, o.parked_at, o.parked_reason
                        from outbox o
                            join batch b on b.batch_id = o.subject
                            left join line l on l.batch_id = b.batch_id and l.first_label = 'WAITING'
                                and not exists (select from file_line x where x.line_id = l.line_id and x.live)
                        where o.topic = :dispatch and o.parked = 'HELD'
                        group by b.batch_id, b.fund_id, o.parked_by, o.parked_at, o.parked_reason
                        order by o.parked_at, b.batch_id limit :most
                        """)
                .param("dispatch", Outbox.DISPATCH)
                .param("most", most)
                .query((row, n) -> new HeldBatch(
                        new BatchId(row.getLong("batch_id")),
                        FundId.of(row.getString("fund_id")),
                        row.getInt("lines"),
                        Satang.of(row.getLong("satang")),
                        new Stop(
                                row.getString("parked_by"),
                                row.getTimestamp("parked_at").toInstant(),
                                row.getString("parked_reason"))))
                .list();
    }

    List<Stopped> stopped(int most) {
        return jdbc.sql(
                        "select topic, subject, parked_at, parked_reason from outbox where parked = 'DEAD' order by parked_at limit ?")
                .param(most)
                .query((row, n) -> new Stopped(
                        row.getString("topic"),
                        row.getLong("subject"),
                        row.getTimestamp("parked_at").toInstant(),
                        row.getString("parked_reason")))
                .list();
    }

    private Waiting file(ResultSet row) throws SQLException {
        FileState state = FileState.valueOf(row.getString("state"));
        ProfileId profile = Columns.profile(row);
        Why why = why(state, row, roads.carried().contains(profile));
        return new Waiting(
                new FileId(row.getLong("file_id")),
                profile,
                Optional.ofNullable(row.getString("name")).orElse(""),
                state,
                row.getInt("lines"),
                Satang.of(row.getLong("satang")),
                Columns.time(row, "signed_at"),
                Columns.time(row, "sent_at"),
                row.getInt("attempts"),
                why,
                why == Why.LATER ? Columns.time(row, "due_at") : Optional.empty(),
                row.getString("last_outcome"),
                row.getString("last_detail"),
                Columns.time(row, "last_at"),
                stop(row, "held_by", "held_at", "held_reason"),
                Optional.ofNullable(row.getObject("decided", Long.class)),
                row.getBoolean("ended"));
    }

    /** What a person can do something about comes before what passes by itself. */
    private static Why why(FileState state, ResultSet row, boolean carried) throws SQLException {
        if (state == FileState.UNDELIVERABLE) {
            return Why.GIVEN_UP;
        }
        if (row.getBoolean("trying") && !carried) {
            return Why.TRYING;
        }
        if (row.getString("held_by") != null) {
            return Why.HELD;
        }
        if (row.getTimestamp("due_at") == null) {
            return Why.DONE;
        }
        if ("DEAD".equals(row.getString("parked"))) {
            return Why.OWN_FAULT;
        }
        if (row.getBoolean("stopped")) {
            return Why.AGENCY_STOPPED;
        }
        if (carried) {
            return Why.CARRIED;
        }
        if (row.getBoolean("broken")) {
            return Why.BREAKER_OPEN;
        }
        return row.getBoolean("due") ? Why.DUE : Why.LATER;
    }

    private static Optional<Stop> stop(ResultSet row, String by, String at, String reason) throws SQLException {
        @Nullable Timestamp since = row.getTimestamp(at);
        return since == null
                ? Optional.empty()
                : Optional.of(new Stop(row.getString(by), since.toInstant(), row.getString(reason)));
    }
}

package org.songtor.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement.SeenAnswers;
import org.songtor.delivery.Judgement.SeenBatches;
import org.songtor.delivery.Judgement.SeenStatement;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.Satang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of what was expected: one query a kind, however many are expected. */
@Component
class SeenRows {
    /** Of so many lines of a batch's fullest month, one is of a month that it lists. */
    static final int ONE_IN = 4;

    private final JdbcClient jdbc;

    SeenRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    Map<AgencyCode, List<SeenStatement>> statements(LocalDate from) {
        Map<AgencyCode, List<SeenStatement>> all = new HashMap<>();
        jdbc.sql("""
                        select s.agency, s.dated, s.entries, a.arrived_at
                        from statement_day s join arrival a using (arrival_id)
                        where s.dated >= :from order by s.arrival_id
                        """).param("from", java.sql.Date.valueOf(from)).query(row -> {
            all.computeIfAbsent(AgencyCode.of(row.getString("agency")), a -> new ArrayList<>())
                    .add(new SeenStatement(
                            row.getObject("dated", LocalDate.class),
                            row.getInt("entries"),
                            row.getTimestamp("arrived_at").toInstant()));
        });
        return all;
    }

    /** A file whose lines people ended asks for no answer any more, whether it comes or not. */
    Map<Expected.OfAnswers, SeenAnswers> answers(Map<Expected.OfAnswers, Instant> known) {
        List<Expected.OfAnswers> all = List.copyOf(known.keySet());
        Map<Expected.OfAnswers, SeenAnswers> seen = new LinkedHashMap<>();
        jdbc.sql("""
                        with asked as (
                            select * from unnest(:agencies::text[], :profiles::text[], :days::text[], :ats::timestamptz[])
                                with ordinality as x (agency, profile, day, at, n)
                        ),
                        known as (
                            select x.n, f.file_id, f.name, f.answered_at, f.answer_due <= x.at as over,
                                f.answered_at is not null and not exists (select from answer_line l where l.file_id = f.file_id)
                                    and not exists (select from answer_file a where a.file_id = f.file_id and a.verdict = 'FILE_REFUSED') as empty
                            from asked x join agency_file f on f.agency = x.agency and f.profile = x.profile
                                and f.answer_due >= x.day::timestamp at time zone 'Asia/Bangkok'
                                and f.answer_due < (x.day::date + 1)::timestamp at time zone 'Asia/Bangkok'
                        ),
                        due as (
                            select *, case when over and (answered_at is null or empty) then satang_undecided(file_id) end as undecided from known
                        )
                        select n, count(*) as files,
                            count(*) filter (where answered_at is null and undecided is not null) as silent,
                            count(*) filter (where answered_at is null and not over) as waiting,
                            count(*) filter (where empty and undecided is not null) as empty,
                            coalesce(sum(undecided), 0)::bigint as at_risk,
                            coalesce((array_agg(name order by file_id) filter (where undecided is not null))[1], '') as first
                        from due group by n
                        """)
                .param(
                        "agencies",
                        all.stream().map(e -> e.profile().agency().value()).toArray(String[]::new))
                .param("profiles", all.stream().map(e -> e.profile().name()).toArray(String[]::new))
                .param("days", all.stream().map(e -> e.day().toString()).toArray(String[]::new))
                .param(
                        "ats",
                        all.stream().map(e -> known.get(e)).map(Timestamp::from).toArray(Timestamp[]::new))
                .query(row -> {
                    seen.put(
                            all.get(row.getInt("n") - 1),
                            new SeenAnswers(
                                    row.getInt("files"),
                                    row.getInt("silent"),
                                    row.getInt("empty"),
                                    row.getInt("waiting"),
                                    Satang.of(row.getLong("at_risk")),
                                    row.getString("first")));
                });
        return seen;
    }

    /**
     * What funds handed in: a release of held money and what people send again are made here, and say nothing of whether a fund sent its own. A month has come with the
     * batch that lists it, by the lines' own month: a ledger is one batch of several. Of a batch of another month at least one line for as many of its fullest
     * ({@value #ONE_IN}) must be of it, since who pays what was owed is no list of that month (org.songtor.intake.EarlierMonths says the same of who is missing).
     * Of an agency's batch one that holds nothing for that agency says nothing: it is neither the one that is expected nor one that could not be used.
     */
    Map<Expected.OfBatch, SeenBatches> batches(List<Expected.OfBatch> all) {
        Map<Expected.OfBatch, SeenBatches> seen = new LinkedHashMap<>();
        jdbc.sql("""
                        with asked as (
                            select * from unnest(:funds::text[], :periods::text[], :agencies::text[])
                                with ordinality as x (fund_id, period, agency, n)
                        ),
                        own as materialized (
                            select x.n, b.batch_id, b.state, g.yes and exists (
                                    select from line l where l.batch_id = b.batch_id and not l.refused
                                        and (x.agency = '' or l.agency = x.agency) and coalesce(l.own_period, b.period) = x.period) as usable,
                                not g.yes or c.accepted = 0 and (x.agency = '' or c.lines > 0) as empty
                            from asked x
                                join batch b on b.fund_id = x.fund_id and b.channel not in ('release', 'desk')
                                    and (b.period = x.period or b.state = 'RECEIVED')
                                cross join lateral (select b.state in ('CHECKED', 'DISPATCHED') as yes) g
                                cross join lateral (
                                    select count(*) as lines, count(*) filter (where not l.refused) as accepted
                                    from line l where l.batch_id = b.batch_id and (x.agency = '' or l.agency = x.agency)) c
                        ),
                        -- By the books, which have each month of a batch in a row.
                        listed as (
                            select x.n, b.batch_id, b.state, true as usable, false as empty
                            from asked x
                                join batch b on b.fund_id = x.fund_id and b.channel not in ('release', 'desk') and b.state in ('CHECKED', 'DISPATCHED') and b.period <> x.period
                                    and b.batch_id in (select e.batch_id from posting_entry e where e.fund_id = x.fund_id and e.own_period = x.period)
                                cross join lateral (
                                    select max(m.lines) as fullest, max(m.lines) filter (where m.month = x.period) as lines
                                    from (select coalesce(l.own_period, b.period) as month, count(*) as lines
                                          from line l where l.batch_id = b.batch_id and not l.refused and (x.agency = '' or l.agency = x.agency) group by 1) m) c
                            where not exists (select from own o where o.n = x.n and o.usable) and c.lines * :oneIn >= c.fullest
                        )
                        select n, count(*) filter (where usable) as usable,
                            count(*) filter (where state = 'RECEIVED') as checking,
                            max(batch_id) filter (where empty and state <> 'RECEIVED') as refused
                        from (select * from own union all select * from listed) came group by n
                        """)
                .param("oneIn", ONE_IN)
                .param("funds", all.stream().map(e -> e.fund().value()).toArray(String[]::new))
                .param("periods", all.stream().map(e -> e.period().toString()).toArray(String[]::new))
                .param(
                        "agencies",
                        all.stream()
                                .map(e -> e.agency().map(AgencyCode::value).orElse(""))
                                .toArray(String[]::new))
                .query(row -> {
                    seen.put(
                            all.get(row.getInt("n") - 1),
                            new SeenBatches(
                                    row.getInt("usable"),
                                    row.getInt("checking"),
                                    Optional.ofNullable(row.getObject("refused", Long.class))
                                            .map(id -> new BatchId(id).toString())));
                });
        return seen;
    }
}

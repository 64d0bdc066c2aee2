package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldViews;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Held money as the viewer may see it; every query names the viewer's funds as well. */
@Repository
class JdbcHeldViews implements HeldViews {
    /** Full months since the money was collected, on today's date in Asia/Bangkok. */
    private static final String AGED = """
            with aged as (
                select h.*, extract(year from age) * 12 + extract(month from age) as months,
                    exists (select from held_order_line x where x.line_id = h.line_id and x.live) as tied
                from held_line h
                    cross join lateral age((now() at time zone 'Asia/Bangkok')::date, h.collected_on) age
                where (:operator or h.fund_id = any(:funds)))
            """;

    private static final String BUCKETS = """
            coalesce(sum(satang), 0)::bigint as held,
            coalesce(sum(satang) filter (where tied), 0)::bigint as under_order,
            coalesce(sum(satang) filter (where months < 3), 0)::bigint as under_three,
            coalesce(sum(satang) filter (where months >= 3 and months < 6), 0)::bigint as three_to_five,
            coalesce(sum(satang) filter (where months >= 6 and months < 12), 0)::bigint as six_to_eleven,
            coalesce(sum(satang) filter (where months >= 12), 0)::bigint as twelve_and_more
            """;

    private final JdbcClient jdbc;
    private final Reading reading;

    JdbcHeldViews(DataSource dataSource, Reading reading) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = reading;
    }

    @Override
    public List<FundBalance> balances(Viewer viewer) {
        return reading.as(
                viewer,
                () -> as(viewer, AGED + """
                        , moved as (
                            select l.fund_id, l.scheme,
                                sum(e.satang) filter (where e.kind = 'COLLECTED')::bigint as collected,
                                coalesce(sum(e.satang) filter (where e.kind = 'FORWARDED'), 0)::bigint as forwarded,
                                coalesce(sum(e.satang) filter (where e.kind = 'RETURNED'), 0)::bigint as returned
                            from held_entry e join line l on l.line_id = e.line_id
                            where (:operator or l.fund_id = any(:funds))
                            group by l.fund_id, l.scheme)
                        select m.*, b.*
                        from moved m cross join lateral (
                            select count(distinct person_hash) as members,""" + BUCKETS + """
                            from aged a where a.fund_id = m.fund_id and a.scheme = m.scheme) b
                        order by m.fund_id, m.scheme
                        """)
                        .query((row, n) -> new FundBalance(
                                FundId.of(row.getString("fund_id")),
                                SchemeCode.of(row.getString("scheme")),
                                money(row, "collected"),
                                money(row, "held"),
                                money(row, "forwarded"),
                                money(row, "returned"),
                                money(row, "under_order"),
                                row.getInt("members"),
                                ageing(row)))
                        .list());
    }

    @Override
    public List<MonthBalance> months(Viewer viewer, FundId fund) {
        return reading.as(
                viewer,
                () -> as(viewer, AGED + """
                        select scheme, period, count(*) as lines, sum(satang)::bigint as held,
                            coalesce(sum(satang) filter (where tied), 0)::bigint as under_order
                        from aged where fund_id = :fund group by scheme, period order by scheme, period
                        """)
                        .param("fund", fund.value())
                        .query((row, n) -> new MonthBalance(
                                SchemeCode.of(row.getString("scheme")),
                                Period.of(row.getString("period")),
                                row.getInt("lines"),
                                money(row, "held"),
                                money(row, "under_order")))
                        .list());
    }

    @Override
    public List<MemberBalance> members(Viewer viewer, FundId fund, SchemeCode scheme, int offset, int most) {
        return reading.as(
                viewer,
                () -> as(viewer, AGED + """
                        select coalesce(max(member_no), (select max(m.member_no) from member m
                                where m.fund_id = :fund and m.person_hash = aged.person_hash)) as member_no,
                            max(last_four) as last_four, max(title) as title,
                            max(first_name) as first_name, max(last_name) as last_name, count(*) as lines,""" + BUCKETS + """
                        from aged where fund_id = :fund and scheme = :scheme
                        group by person_hash
                        order by held desc, member_no, min(line_id) offset :offset limit :most
                        """)
                        .param("fund", fund.value())
                        .param("scheme", scheme.value())
                        .param("offset", offset)
                        .param("most", most)
                        .query((row, n) -> new MemberBalance(
                                Optional.ofNullable(row.getString("member_no")),
                                Persons.masked(row.getString("last_four")),
                                BatchViews.name(viewer, row),
                                row.getInt("lines"),
                                money(row, "held"),
                                money(row, "under_order"),
                                ageing(row)))
                        .list());
    }

    private static Ageing ageing(ResultSet row) throws SQLException {
        return new Ageing(
                money(row, "under_three"),
                money(row, "three_to_five"),
                money(row, "six_to_eleven"),
                money(row, "twelve_and_more"));
    }

    private static Satang money(ResultSet row, String column) throws SQLException {
        return Satang.of(row.getLong(column));
    }

    private JdbcClient.StatementSpec as(Viewer viewer, String sql) {
        return jdbc.sql(sql).param("operator", viewer.operator()).param("funds", Reading.funds(viewer));
    }
}

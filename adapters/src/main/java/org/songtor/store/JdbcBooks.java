package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.songtor.books.Account;
import org.songtor.books.MeetingStatement.Posted;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.Books;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the books as a person, by the months of the lines; that they are written at all is the tables' own business (V14, V58). */
@Repository
class JdbcBooks implements Books {
    /** Money at risk, and what a person holds back before it is sent. */
    private static final String[] UNSURE = Arrays.stream(Label.values())
            .filter(label ->
                    label.need() == Label.Need.DECISION || label == Label.ASKED_AGENCY || label == Label.WAITING_UNTIL)
            .map(Enum::name)
            .toArray(String[]::new);

    /** A line's month is its own, or else its batch's: each kind is found by an index. */
    private static final String OF_MONTHS = """
            with of_months as (
                select l.*, b.period as month
                from batch b join line l on l.batch_id = b.batch_id
                where b.fund_id = :fund and b.period between :from and :until and l.own_period is null
                union all
                select l.*, l.own_period as month from line l
                where l.fund_id = :fund and l.own_period between :from and :until)
            """;

    /** A sum's month likewise. */
    private static final String ENTRIES_OF_MONTHS = """
            from posting_entry e
                join batch b on b.batch_id = e.batch_id and b.fund_id = e.fund_id
                cross join lateral (select coalesce(e.own_period, b.period) as period) m
            where e.fund_id = :fund and (:operator or e.fund_id = any(:funds)) and m.period between :from and :until
            """;

    private final JdbcClient jdbc;
    private final Reading reading;
    private final BookCheck check;

    JdbcBooks(DataSource dataSource, Reading reading, BookCheck check) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = reading;
        this.check = check;
    }

    @Override
    public List<Balance> balances(Viewer viewer, FundId fund, Months months) {
        return reading.as(
                viewer,
                () -> as(
                                viewer,
                                fund,
                                months,
                                "select e.scheme, e.account::text as account, sum(e.lines)::bigint as lines, sum(e.satang)::bigint as satang\n"
                                        + ENTRIES_OF_MONTHS
                                        + "group by e.scheme, e.account order by e.scheme, e.account")
                        .query((row, n) -> new Balance(
                                SchemeCode.of(row.getString("scheme")),
                                Account.valueOf(row.getString("account")),
                                row.getLong("lines"),
                                Satang.of(row.getLong("satang"))))
                        .list());
    }

    @Override
    public List<Posted> monthly(Viewer viewer, FundId fund, Months months) {
        return reading.as(
                viewer,
                () -> as(
                                viewer,
                                fund,
                                months,
                                "select m.period, e.scheme, e.account::text as account, sum(e.satang)::bigint as satang\n"
                                        + ENTRIES_OF_MONTHS
                                        + "group by m.period, e.scheme, e.account order by m.period, e.scheme, e.account")
                        .query((row, n) -> new Posted(
                                Period.of(row.getString("period")),
                                SchemeCode.of(row.getString("scheme")),
                                Account.valueOf(row.getString("account")),
                                Satang.of(row.getLong("satang"))))
                        .list());
    }

    @Override
    public List<MemberBalance> members(Viewer viewer, FundId fund, Months months, int offset, int most) {
        return reading.as(
                viewer,
                () -> as(viewer, fund, months, OF_MONTHS + """
                        , stands as (
                            select l.*, coalesce(m.account, account_of(l.first_label, false, false, false)) as account, coalesce(m.aside, 0) as aside
                            from of_months l
                                left join lateral (select * from line_label x where x.line_id = l.line_id order by x.number desc limit 1) m on true
                            where (:operator or l.fund_id = any(:funds)) and l.person_hash is not null),
                        parts as (
                            select s.line_id, p.account, p.satang
                            from stands s cross join lateral (values (s.account, s.satang - s.aside), ('MEMBER_CREDIT', s.aside)) p (account, satang)
                            union all
                            select s.line_id, p.account, p.satang
                            from stands s
                                join decision_held h on h.line_id = s.line_id and h.live
                                join decision d on d.decision_id = h.decision_id
                                cross join lateral (values (money_account 'MEMBER_CREDIT', -h.satang), (account_of_end(d.kind), h.satang)) p (account, satang))
                        select coalesce(max(s.member_no), (select max(m.member_no) from member m
                                where m.fund_id = :fund and m.person_hash = s.person_hash)) as member_no,
                            max(s.last_four) as last_four, max(s.title) as title, max(s.first_name) as first_name, max(s.last_name) as last_name,
                            s.scheme, p.account::text as account, sum(p.satang)::bigint as satang
                        from stands s
                            join parts p on p.line_id = s.line_id
                        where p.account not in ('COLLECTED', 'FORWARDED', 'RESUBMITTED', 'REFUSED')
                        group by s.person_hash, s.scheme, p.account
                        having sum(p.satang) <> 0
                        order by member_no, s.person_hash, s.scheme, p.account offset :offset limit :most
                        """)
                        .param("offset", offset)
                        .param("most", most)
                        .query((row, n) -> member(viewer, row))
                        .list());
    }

    private static MemberBalance member(Viewer viewer, ResultSet row) throws SQLException {
        return new MemberBalance(
                Optional.ofNullable(row.getString("member_no")),
                Persons.masked(row.getString("last_four")),
                BatchViews.name(viewer, row),
                SchemeCode.of(row.getString("scheme")),
                Account.valueOf(row.getString("account")),
                Satang.of(row.getLong("satang")));
    }

    /**
     * A refused line that came again, mended, is no longer unsure: the same person has a line of the scheme and period that went on. One whose money ended, or goes
     * on in yet another line, is none.
     */
    @Override
    public List<Unsure> unsure(Viewer viewer, FundId fund, Months months, int most) {
        return reading.as(
                viewer,
                () -> as(viewer, fund, months, OF_MONTHS + """
                        select l.*, now.label, f.answer_due
                        from of_months l
                            cross join lateral current_label(l.line_id, l.first_label) now
                            left join file_line fl on fl.line_id = l.line_id and fl.live
                            left join agency_file f on f.file_id = fl.file_id
                        where (:operator or l.fund_id = any(:funds)) and not l.refused and now.label = any(:unsure)
                            and not exists (select from line x join batch y on y.batch_id = x.batch_id
                                                cross join lateral current_label(x.line_id, x.first_label) went
                                            where x.fund_id = l.fund_id and x.person_hash = l.person_hash and x.scheme = l.scheme
                                                and x.line_id > l.line_id and not x.refused
                                                and went.label not in ('RETURNED', 'WRITTEN_OFF', 'NOT_OURS', 'RESUBMITTED', 'FIRST_STANDS', 'FORWARDED')
                                                and coalesce(x.own_period, y.period) = l.month)
                        order by l.satang desc, l.line_id limit :most
                        """)
                        .param("unsure", UNSURE)
                        .param("most", most)
                        .query((row, n) -> unsure(viewer, row))
                        .list());
    }

    private static Unsure unsure(Viewer viewer, ResultSet row) throws SQLException {
        return new Unsure(
                new BatchId(row.getLong("batch_id")),
                row.getInt("line_no"),
                Period.of(row.getString("month")),
                Persons.masked(row.getString("last_four")),
                BatchViews.name(viewer, row),
                SchemeCode.of(row.getString("scheme")),
                Satang.of(row.getLong("satang")),
                Label.valueOf(row.getString("label")),
                Optional.ofNullable(row.getTimestamp("answer_due")).map(Timestamp::toInstant));
    }

    @Override
    public long check(Optional<FundId> fund, Consumer<Difference> to) {
        return check.all(fund, to);
    }

    /** Periods are texts of one shape, so they stand in the order of time. */
    private JdbcClient.StatementSpec as(Viewer viewer, FundId fund, Months months, String sql) {
        return jdbc.sql(sql)
                .param("operator", viewer.operator())
                .param("funds", Reading.funds(viewer))
                .param("fund", fund.value())
                .param("from", months.from().map(Period::toString).orElse(""))
                .param("until", months.until().map(Period::toString).orElse("9"));
    }
}

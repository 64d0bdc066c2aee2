package org.songtor.store;

import java.util.List;
import java.util.function.Consumer;
import org.songtor.model.FundId;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold among a fund's own rows, each rule one statement that finds a row where it does not. What lines' labels and facts mean is reckoned by {@link BookCheck}. */
final class BookRules {
    private static final String CHAIN = """
            select 'batch ' || batch_id || ' line ' || line_no || ' movement ' || number as place,
                last || ' ' || before || ' ' || before_aside as books, number || ' ' || account || ' ' || aside as evidence
            from (
                select l.batch_id, l.line_no, n.number, n.account, n.aside, lag(n.number, 1, 0) over lines as last,
                    lag(n.account, 1, account_of(l.first_label, false, false, false)) over lines as before,
                    lag(n.aside, 1, 0::bigint) over lines as before_aside,
                    exists (select from posting p where p.posting_id = n.posting_id) as posted
                from line_label n join line l on l.line_id = n.line_id
                where l.fund_id = :fund
                window lines as (partition by n.line_id order by n.number)) all_rows
            where last + 1 <> number or posted <> ((before, before_aside) <> (account, aside))
            """;

    private static final String ZERO = """
            select 'posting ' || posting_id || ' batch ' || batch_id || coalesce(' ' || own_period, '') || ' ' || scheme as place,
                sum(satang) || ' satang' as books, '0 satang' as evidence
            from posting_entry where fund_id = :fund group by posting_id, batch_id, own_period, scheme having sum(satang) <> 0
            """;

    private static final String HELD = """
            select scheme as place, sum(books) || ' satang' as books, sum(held) || ' satang' as evidence
            from (select scheme, satang as books, 0 as held from posting_entry where fund_id = :fund and account = 'HELD'
                  union all
                  select scheme, 0, satang from held_line where fund_id = :fund) both_ways
            group by scheme having sum(books) <> sum(held)
            """;

    private static final String PASSING = """
            select 'batch ' || min(r.batch_id) || ' line ' || min(r.line_no) as place, min(r.satang) || ' satang' as books,
                sum(e.satang) || ' satang' as evidence
            from line r
                join batch b on b.batch_id = r.batch_id and b.channel = 'release'
                left join held_entry e on e.forwarded_by = r.line_id
            where r.fund_id = :fund
            group by r.line_id having sum(e.satang) is distinct from min(r.satang)
            """;

    /**
     * What was paid back or given up of a file's money came over for it, and those who decided so have not taken it back. Where people are asked already because less came
     * over than that (of this file, or one that it is paid with), the books say what is known.
     */
    private static final String EXCESS = """
            select 'file ' || file_id as place, ended || ' satang' as books, least(decided, greatest(ended + over, 0)) || ' satang' as evidence
            from (select e.file_id, coalesce(sum(e.satang) filter (where e.live), 0) as ended,
                      coalesce(sum(e.satang) filter (where d.state = 'DONE'), 0) as decided, over_of(e.file_id) as over
                  from file_share s join decision_excess e on e.file_id = s.file_id join decision d on d.decision_id = e.decision_id
                  where s.fund_id = :fund group by e.file_id) said
            where ended <> decided or ended > 0 and over < 0
                and not exists (select from connected_files(file_id) k
                                    join review_item i on i.file_id = k.file_id and i.label = 'DECISION_CONTRADICTED' and i.closed_at is null)
            """;

    /**
     * What people signed is what the lines come to that they decided about, and each counts, if its file's evidence is asked, or another decision stands in its
     * place. Before V31 a file's excess was written off with all its lines, by another sum.
     */
    private static final String SIGNED = """
            select 'decision ' || d.decision_id as place, coalesce(sum(s.worth) filter (where s.counts), 0) || ' satang' as books, d.satang || ' satang' as evidence
            from decision d
                join lateral (
                    select case when d.kind = 'ACCEPT_AGENCY_AMOUNT' then abs(l.satang - coalesce(x.accepted, x.booked))
                        when d.kind = 'BOOKING_GONE' then most_gone(x.decision_id, x.line_id) else l.satang end as worth,
                        x.live or exists (select from booking_gone g where g.decision_id = x.decision_id and g.line_id = x.line_id and g.live)
                        or d.kind in ('RESUBMIT', 'PAID_BACK', 'FIRST_STANDS', 'PASS_ON')
                            or not exists (select from file_line fl where fl.line_id = x.line_id and fl.live)
                            or exists (select from decision_line o join decision e on e.decision_id = o.decision_id
                                       where o.line_id = x.line_id and o.live and e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')) as counts
                    from decision_line x join line l on l.line_id = x.line_id
                    where x.decision_id = d.decision_id and x.part = 'ASKED') s on true
            where d.fund_id = :fund and d.state = 'DONE' and d.reverses is null and d.kind not in ('ASK_AGENCY', 'WAIT_UNTIL') and d.answers <> 'FILE_OVER'
            group by d.decision_id
            having coalesce(sum(s.worth) filter (where s.counts), 0) <> d.satang
            """;

    private static final String SIGNED_HELD = """
            select 'decision ' || d.decision_id as place, coalesce(sum(abs(h.satang)) filter (where h.live), 0) || ' satang' as books,
                (case when d.state = 'DONE' then d.satang else 0 end) || ' satang' as evidence
            from decision d left join decision_held h on h.decision_id = d.decision_id
            where d.fund_id = :fund and d.answers in ('HELD_FOR_MEMBER', 'OWED_BY_MEMBER') and d.reverses is null and d.kind <> 'WAIT_UNTIL'
            group by d.decision_id
            having coalesce(sum(abs(h.satang)) filter (where h.live), 0) <> case when d.state = 'DONE' then d.satang else 0 end
            """;

    private record Look(Kind kind, String sql) {}

    /** In this order, so that two checks of the same books read alike. */
    private static final List<Look> ALL = List.of(
            new Look(Kind.CHAIN, CHAIN),
            new Look(Kind.ZERO, ZERO),
            new Look(Kind.HELD, HELD),
            new Look(Kind.PASSING, PASSING),
            new Look(Kind.EXCESS, EXCESS),
            new Look(Kind.SIGNED, SIGNED),
            new Look(Kind.SIGNED, SIGNED_HELD));

    private BookRules() {}

    /** @param to takes what is wrong of the fund's */
    static void check(JdbcClient jdbc, FundId fund, Consumer<Difference> to) {
        ALL.forEach(look -> jdbc.sql(look.sql()).param("fund", fund.value()).query(row -> {
            to.accept(new Difference(
                    look.kind(),
                    fund,
                    row.getString("place"),
                    String.valueOf(row.getString("books")),
                    String.valueOf(row.getString("evidence"))));
        }));
    }
}

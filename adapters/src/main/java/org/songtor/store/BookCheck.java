package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.books.Account;
import org.songtor.books.Accounts;
import org.songtor.books.Accounts.Facts;
import org.songtor.books.Accounts.Origin;
import org.songtor.books.Accounts.Standing;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reckons the books again, one fund after the other in one snapshot. What a label and the facts mean is asked of {@link Accounts} and not of the function in
 * the database that the triggers ask, so that a fault in either shows.
 */
@Component
class BookCheck {
    private static final int AT_ONCE = 10_000;

    /** Every line with its evidence, and where the books have it. */
    private static final String LINES = """
            select l.line_id, coalesce(m.label, l.first_label) in ('RESUBMITTED', 'FIRST_STANDS', 'BOOKED_AFTER_ALL') and went_back(l.line_id) as went_back,
                l.refused and exists (select from carried_line k where k.line_id = l.line_id) as carries,
                l.batch_id, l.line_no, coalesce(l.own_period, b.period, '') as month, l.scheme, l.satang, l.first_label, b.channel,
                coalesce((select n.label from line_label n where n.line_id = l.line_id order by n.number desc limit 1), l.first_label) as label,
                coalesce(f.sent_at, f.answered_at) is not null as gone, f.settled_at is not null as settled,
                exists (select from answer_line a
                        where a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED') as booked,
                coalesce((select coalesce(d.accepted, d.booked) from decision_line d join decision x on x.decision_id = d.decision_id
                          where d.line_id = l.line_id and x.kind = 'ACCEPT_AGENCY_AMOUNT' order by d.live desc, d.decision_id desc limit 1),
                         l.satang) as agencys,
                coalesce(fl.file_id, 0) as file,
                case when coalesce(m.label, l.first_label) = 'SETTLED'
                    then exists (select from answer_line a
                                 where a.file_id = fl.file_id and a.position = fl.position and (a.verdict <> 'BOOKED' or a.satang <> l.satang))
                    else false end as otherwise,
                m.account::text as stands, coalesce(m.aside, 0) as stands_aside
            from line l
                join batch b on b.batch_id = l.batch_id
                left join file_line fl on fl.line_id = l.line_id and fl.live
                left join agency_file f on f.file_id = fl.file_id
                left join lateral (select * from line_label x where x.line_id = l.line_id order by x.number desc limit 1) m on true
            where l.fund_id = ?
            """;

    /**
     * What intake took over of each line that went again. A correcting batch has a line for each, in their order; one that it refused carries nothing, unless
     * people ended it themselves, and one whose money went back to the first carries nothing any more. {@code going}: its batch is not checked yet, or its file is still to be labelled.
     */
    private static final String CARRIED = """
            select s.line_id, s.batch_id, s.line_no,
                coalesce(sum(n.satang) filter (where (not n.refused or now.label <> n.first_label) and not went_back(n.line_id)), 0)::bigint as satang,
                bool_or(b.state = 'RECEIVED') or exists (
                    select from file_line fl join outbox o on o.topic = 'reconcile' and o.subject = fl.file_id
                    where fl.line_id = s.line_id and fl.live and (o.due_at <= now() or o.rings > 0 or o.failures > 0)) as going
            from batch b
                join decision_batch c on c.batch_id = b.batch_id
                join lateral (select l.*, row_number() over (order by l.line_no) as place
                              from decision_line d join line l on l.line_id = d.line_id
                              where d.decision_id = c.decision_id and l.batch_id = b.corrects) s on true
                left join line n on n.batch_id = b.batch_id and n.line_no = s.place
                left join lateral current_label(n.line_id, n.first_label) now on true
            where b.fund_id = ?
            group by s.line_id, s.batch_id, s.line_no
            """;

    /** What people ended of the money that is held for members, or that they owe. */
    private static final String ENDED = """
            select l.batch_id, coalesce(l.own_period, b.period, '') as month, l.scheme, d.kind, h.satang
            from decision_held h join line l on l.line_id = h.line_id join batch b on b.batch_id = l.batch_id
                join decision d on d.decision_id = h.decision_id
            where h.live and l.fund_id = ?
            """;

    private final JdbcTemplate streaming;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final BookPaid paid;

    BookCheck(DataSource dataSource, TransactionTemplate transactions, BookPaid paid) {
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(AT_ONCE);
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.paid = paid;
    }

    long all(Optional<FundId> fund, Consumer<Difference> to) {
        return In.transaction(transactions, () -> {
            jdbc.sql("set transaction isolation level repeatable read, read only")
                    .update();
            if (fund.isEmpty()) {
                BookDeeds.check(jdbc, fund, to);
            }
            return funds(fund).stream()
                    .mapToLong(one -> new OfFund(one, to).check())
                    .sum();
        });
    }

    private List<FundId> funds(Optional<FundId> fund) {
        return fund.map(List::of)
                .orElseGet(() -> jdbc.sql("select fund_id from fund order by fund_id")
                        .query((row, n) -> FundId.of(row.getString(1)))
                        .list());
    }

    /** Where a batch's sums of one month are entered. */
    private record Place(long batch, String month, String scheme, Account account) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::batch)
                .thenComparing(Place::month)
                .thenComparing(Place::scheme)
                .thenComparing(Place::account);

        static Place of(ResultSet row, Account account) throws SQLException {
            return new Place(row.getLong("batch_id"), row.getString("month"), row.getString("scheme"), account);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        String where() {
            return "batch " + batch + " " + month + " " + scheme + " " + account;
        }
    }

    /** A line whose money went with another's. */
    private record Went(String where, Satang amount) {}

    private final class OfFund {
        private final FundId fund;
        private final Consumer<Difference> to;
        private final Map<Place, Satang> sums = new TreeMap<>();
        private final Map<Long, Went> again = new TreeMap<>();
        private final BookPaid.Settled settled = new BookPaid.Settled();
        private long lines;

        OfFund(FundId fund, Consumer<Difference> to) {
            this.fund = fund;
            this.to = to;
        }

        long check() {
            streaming.query(LINES, this::line, fund.value());
            streaming.query(ENDED, this::ended, fund.value());
            sums();
            broken();
            unbalanced();
            held();
            passing();
            carried();
            excess();
            signed();
            paid.check(fund, settled, to);
            BookWords.check(jdbc, fund, to);
            BookDeeds.check(jdbc, Optional.of(fund), to);
            return lines;
        }

        private void line(ResultSet row) throws SQLException {
            lines++;
            Label first = Label.valueOf(row.getString("first_label"));
            Satang amount = Satang.of(row.getLong("satang"));
            Facts facts = new Facts(row.getBoolean("gone"), row.getBoolean("booked"), row.getBoolean("settled"));
            Label label = Label.valueOf(row.getString("label"));
            settled(row, label, facts, amount);
            Standing is = Accounts.standing(label, facts, amount, Satang.of(row.getLong("agencys")));
            // Refused at intake and ended there all the same, as could be before V32: the money is the first line's.
            Account source = row.getBoolean("carries")
                    ? Account.RESUBMITTED
                    : Accounts.source(first, origin(row.getString("channel")));
            add(row, source, Satang.ZERO.minus(amount));
            add(row, is.account(), amount.minus(is.aside()));
            add(row, Account.MEMBER_CREDIT, is.aside());
            if (is.account() == Account.RESUBMITTED && !row.getBoolean("went_back")) {
                again.put(row.getLong("line_id"), new Went(where(row), amount));
            }
            Standing said = new Standing(said(row, first), Satang.of(row.getLong("stands_aside")));
            if (!is.equals(said)) {
                tell(Kind.LINE, where(row), text(said, amount), text(is, amount));
            }
        }

        /** What is called so was booked as it was sent, by each answer that speaks of it; its file's money is asked for afterwards. */
        private void settled(ResultSet row, Label label, Facts facts, Satang amount) throws SQLException {
            if (label != Label.SETTLED) {
                return;
            }
            settled.add(row.getLong("file"), amount);
            if (!facts.booked() || row.getBoolean("otherwise")) {
                settled.otherwise(row.getLong("file"), where(row));
            }
        }

        private void ended(ResultSet row) throws SQLException {
            Satang amount = Satang.of(row.getLong("satang"));
            add(row, Account.MEMBER_CREDIT, Satang.ZERO.minus(amount));
            add(row, Accounts.ofEnd(DecisionKind.valueOf(row.getString("kind"))), amount);
        }

        private String where(ResultSet row) throws SQLException {
            return "batch " + row.getLong("batch_id") + " line " + row.getInt("line_no");
        }

        private Account said(ResultSet row, Label first) throws SQLException {
            String stands = row.getString("stands");
            return stands == null ? Accounts.of(first, Facts.NONE) : Account.valueOf(stands);
        }

        private void add(ResultSet row, Account account, Satang amount) throws SQLException {
            sums.merge(Place.of(row, account), amount, Satang::plus);
        }

        private void sums() {
            Map<Place, Satang> entries = new TreeMap<>();
            jdbc.sql("""
                            select e.batch_id, coalesce(e.own_period, b.period, '') as month, e.scheme, e.account::text as account,
                                sum(e.satang)::bigint as satang
                            from posting_entry e join batch b on b.batch_id = e.batch_id and b.fund_id = e.fund_id
                            where e.fund_id = ? group by e.batch_id, month, e.scheme, e.account
                            """).param(fund.value()).query(row -> {
                entries.put(Place.of(row, Account.valueOf(row.getString("account"))), Satang.of(row.getLong("satang")));
            });
            TreeSet<Place> places = new TreeSet<>(sums.keySet());
            places.addAll(entries.keySet());
            places.forEach(place -> compare(
                    Kind.SUM,
                    place.where(),
                    entries.getOrDefault(place, Satang.ZERO),
                    sums.getOrDefault(place, Satang.ZERO)));
        }

        private void broken() {
            told(Kind.CHAIN, """
                    select 'batch ' || batch_id || ' line ' || line_no || ' movement ' || number as place,
                        last || ' ' || before || ' ' || before_aside as books, number || ' ' || account || ' ' || aside as evidence
                    from (
                        select l.batch_id, l.line_no, n.number, n.account, n.aside, lag(n.number, 1, 0) over lines as last,
                            lag(n.account, 1, account_of(l.first_label, false, false, false)) over lines as before,
                            lag(n.aside, 1, 0::bigint) over lines as before_aside,
                            exists (select from posting p where p.posting_id = n.posting_id) as posted
                        from line_label n join line l on l.line_id = n.line_id
                        where l.fund_id = ?
                        window lines as (partition by n.line_id order by n.number)) all_rows
                    where last + 1 <> number or posted <> ((before, before_aside) <> (account, aside))
                    """);
        }

        private void unbalanced() {
            told(Kind.ZERO, """
                    select 'posting ' || posting_id || ' batch ' || batch_id || coalesce(' ' || own_period, '') || ' ' || scheme as place,
                        sum(satang) || ' satang' as books, '0 satang' as evidence
                    from posting_entry where fund_id = ? group by posting_id, batch_id, own_period, scheme having sum(satang) <> 0
                    """);
        }

        private void held() {
            told(Kind.HELD, """
                    select scheme as place, sum(books) || ' satang' as books, sum(held) || ' satang' as evidence
                    from (select scheme, satang as books, 0 as held from posting_entry where fund_id = ? and account = 'HELD'
                          union all
                          select scheme, 0, satang from held_line where fund_id = ?) both_ways
                    group by scheme having sum(books) <> sum(held)
                    """);
        }

        private void passing() {
            told(Kind.PASSING, """
                    select 'batch ' || min(r.batch_id) || ' line ' || min(r.line_no) as place, min(r.satang) || ' satang' as books,
                        sum(e.satang) || ' satang' as evidence
                    from line r
                        join batch b on b.batch_id = r.batch_id and b.channel = 'release'
                        left join held_entry e on e.forwarded_by = r.line_id
                    where r.fund_id = ?
                    group by r.line_id having sum(e.satang) is distinct from min(r.satang)
                    """);
        }

        /** What went again is in a line of a correcting batch, and in one only; and what such a line carries went from the first. */
        private void carried() {
            jdbc.sql(CARRIED).param(fund.value()).query(row -> {
                Went went = again.remove(row.getLong("line_id"));
                if (!row.getBoolean("going")) {
                    compare(
                            Kind.PASSING,
                            where(row),
                            went == null ? Satang.ZERO : went.amount(),
                            Satang.of(row.getLong("satang")));
                }
            });
            again.values().forEach(went -> compare(Kind.PASSING, went.where(), went.amount(), Satang.ZERO));
        }

        /**
         * What was paid back or given up of a file's money came over for it, and those who decided so have not taken it back. Where people are asked already because less came
         * over than that (of this file, or one that it is paid with), the books say what is known.
         */
        private void excess() {
            told(Kind.EXCESS, """
                    select 'file ' || file_id as place, ended || ' satang' as books, least(decided, greatest(ended + over, 0)) || ' satang' as evidence
                    from (select e.file_id, coalesce(sum(e.satang) filter (where e.live), 0) as ended,
                              coalesce(sum(e.satang) filter (where d.state = 'DONE'), 0) as decided, over_of(e.file_id) as over
                          from file_share s join decision_excess e on e.file_id = s.file_id join decision d on d.decision_id = e.decision_id
                          where s.fund_id = ? group by e.file_id) said
                    where ended <> decided or ended > 0 and over < 0
                        and not exists (select from connected_files(file_id) k
                                            join review_item i on i.file_id = k.file_id and i.label = 'DECISION_CONTRADICTED' and i.closed_at is null)
                    """);
        }

        /**
         * What people signed is what the lines come to that they decided about, and each counts, if its file's evidence is asked, or another decision stands in its
         * place. Before V31 a file's excess was written off with all its lines, by another sum.
         */
        private void signed() {
            told(Kind.SIGNED, """
                    select 'decision ' || d.decision_id as place, coalesce(sum(s.worth) filter (where s.counts), 0) || ' satang' as books, d.satang || ' satang' as evidence
                    from decision d
                        join lateral (
                            select case when d.kind = 'ACCEPT_AGENCY_AMOUNT' then abs(l.satang - coalesce(x.accepted, x.booked)) else l.satang end as worth,
                                x.live or d.kind in ('RESUBMIT', 'PAID_BACK', 'FIRST_STANDS', 'PASS_ON')
                                    or not exists (select from file_line fl where fl.line_id = x.line_id and fl.live)
                                    or exists (select from decision_line o join decision e on e.decision_id = o.decision_id
                                               where o.line_id = x.line_id and o.live and e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')) as counts
                            from decision_line x join line l on l.line_id = x.line_id
                            where x.decision_id = d.decision_id and x.part = 'ASKED') s on true
                    where d.fund_id = ? and d.state = 'DONE' and d.reverses is null and d.kind not in ('ASK_AGENCY', 'WAIT_UNTIL') and d.answers <> 'FILE_OVER'
                    group by d.decision_id
                    having coalesce(sum(s.worth) filter (where s.counts), 0) <> d.satang
                    """);
            told(Kind.SIGNED, """
                    select 'decision ' || d.decision_id as place, coalesce(sum(abs(h.satang)) filter (where h.live), 0) || ' satang' as books,
                        (case when d.state = 'DONE' then d.satang else 0 end) || ' satang' as evidence
                    from decision d left join decision_held h on h.decision_id = d.decision_id
                    where d.fund_id = ? and d.answers in ('HELD_FOR_MEMBER', 'OWED_BY_MEMBER') and d.reverses is null and d.kind <> 'WAIT_UNTIL'
                    group by d.decision_id
                    having coalesce(sum(abs(h.satang)) filter (where h.live), 0) <> case when d.state = 'DONE' then d.satang else 0 end
                    """);
        }

        /** The statement names the fund wherever it has a question mark. */
        private void told(Kind kind, String sql) {
            Object[] funds = sql.chars()
                    .filter(c -> c == '?')
                    .mapToObj(c -> fund.value())
                    .toArray();
            jdbc.sql(sql).params(funds).query(row -> {
                tell(kind, row.getString("place"), row.getString("books"), row.getString("evidence"));
            });
        }

        private void compare(Kind kind, String where, Satang books, Satang evidence) {
            if (!books.equals(evidence)) {
                tell(kind, where, books.toString(), evidence.toString());
            }
        }

        private void tell(Kind kind, String where, @Nullable String books, @Nullable String evidence) {
            to.accept(new Difference(kind, fund, where, String.valueOf(books), String.valueOf(evidence)));
        }
    }

    private static Origin origin(String channel) {
        return switch (channel) {
            case "release" -> Origin.RELEASE;
            case "desk" -> Origin.CORRECTION;
            default -> Origin.FUND;
        };
    }

    private static String text(Standing standing, Satang amount) {
        String aside = standing.aside().equals(Satang.ZERO) ? "" : ", aside " + standing.aside();
        return standing.account() + " " + amount.minus(standing.aside()) + aside;
    }
}

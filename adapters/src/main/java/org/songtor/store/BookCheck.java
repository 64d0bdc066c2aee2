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
                                 where a.file_id = fl.file_id and a.position = fl.position and (a.verdict <> 'BOOKED' or a.satang <> l.satang)
                                     and <stands>)
                        or not exists (select from answer_line a
                                       where a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED' and <stands>)
                    else false end as otherwise,
                m.account::text as stands, coalesce(m.aside, 0) as stands_aside
            from line l
                join batch b on b.batch_id = l.batch_id
                left join file_line fl on fl.line_id = l.line_id and fl.live
                left join agency_file f on f.file_id = fl.file_id
                left join lateral (select * from line_label x where x.line_id = l.line_id order by x.number desc limit 1) m on true
            where l.fund_id = ?
            """.replace("<stands>", GoneBookings.STANDS);

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
            carried();
            BookRules.check(jdbc, fund, to);
            paid.check(fund, settled, to);
            BookTaken.check(jdbc, fund, to);
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

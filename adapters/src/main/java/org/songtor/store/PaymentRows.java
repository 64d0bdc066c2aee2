package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.songtor.model.FundId;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.RosterStore.Payment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What batches hold of persons, a cursor's worth at a time, inside the caller's transaction. The line of a release repeats what was held and counts
 * no second time; what was given back, or goes again in a correcting batch, counts as paid no more, and was handed in all the same.
 */
@Component
class PaymentRows {
    private static final String PAID = """
            select l.person_seal, l.fund_id, l.scheme, coalesce(l.own_period, b.period) as period, l.satang
            from line l
                join batch b on b.batch_id = l.batch_id
                cross join lateral current_label(l.line_id, l.first_label) now
            """;
    private static final String TAKEN =
            " not l.refused and b.channel <> 'release' and b.state in ('CHECKED', 'DISPATCHED')";
    private static final String COUNTS = TAKEN + " and now.label <> 'RETURNED'"
            + " and not exists (select from decision_line x join decision d on d.decision_id = x.decision_id"
            + " where x.line_id = l.line_id and x.live and x.part <> 'STANDS'"
            + " and d.kind in ('RESUBMIT', 'PAID_BACK', 'FIRST_STANDS', 'RETURN_TO_MEMBER'))\n";

    /** Whatever became of it; the line that went again in its place says whose it is. */
    private static final String HANDED_IN =
            TAKEN + " and not exists (select from carried_line k where k.first_id = l.line_id)\n";

    private final JdbcClient jdbc;
    private final CopyRows copy;
    private final Persons persons;

    PaymentRows(DataSource dataSource, CopyRows copy, Persons persons) {
        this.jdbc = In.pieces(dataSource);
        this.copy = copy;
        this.persons = persons;
    }

    void of(FundId fund, Period from, Period until, Consumer<Payment> to) {
        between(COUNTS, fund, from, until, to);
    }

    void handedIn(FundId fund, Period from, Period until, Consumer<Payment> to) {
        between(HANDED_IN, fund, from, until, to);
    }

    private void between(String which, FundId fund, Period from, Period until, Consumer<Payment> to) {
        In.plannedAnew(jdbc);
        jdbc.sql(PAID + "where b.fund_id = :fund and b.period between :from and :until and l.own_period is null and"
                        + which
                        + "union all\n"
                        + PAID + "where l.fund_id = :fund and l.own_period between :from and :until and" + which)
                .param("fund", fund.value())
                .param("from", from.toString())
                .param("until", until.toString())
                .query((ResultSet row) -> to.accept(payment(row)));
    }

    /**
     * Each person asked about is looked up by the index on the hash, in the order of the index. What a batch of some hundred lines costs does not grow with what all
     * funds sent before: left to itself the planner goes by what it knew of the tables some time ago, and then reads every line of every fund.
     */
    void elsewhere(FundId fund, Period period, Iterable<NationalId> asked, Consumer<Payment> to) {
        jdbc.sql("create temporary table if not exists asked_person (person_hash bytea) on commit delete rows")
                .update();
        jdbc.sql("delete from asked_person").update();
        copy.into(
                "asked_person",
                "person_hash",
                rows -> asked.forEach(person -> rows.accept(new CopyRows.Row((Object) persons.hash(person)))));
        In.plannedAnew(jdbc);
        jdbc.sql(PAID.replace("from line l", """
                        from (select distinct person_hash from asked_person order by person_hash) asked
                            cross join lateral (
                                select * from line x where x.person_hash = asked.person_hash and not x.refused and x.fund_id <> :fund offset 0) l
                        """) + """
                        where coalesce(l.own_period, b.period) between :from and :until and
                        """ + COUNTS)
                .param("fund", fund.value())
                .param("from", period.buddhistYear() + "-01")
                .param("until", period.buddhistYear() + "-12")
                .query((ResultSet row) -> to.accept(payment(row)));
    }

    private Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                persons.open(row.getBytes("person_seal"), Persons.Place.lines(FundId.of(row.getString("fund_id")))),
                SchemeCode.of(row.getString("scheme")),
                Period.of(row.getString("period")),
                Satang.of(row.getLong("satang")));
    }
}

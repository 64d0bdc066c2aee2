package org.songtor.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.port.RosterStore;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Rosters with their history, and what their members have paid. Changes of one roster follow each other. */
@Component
@DependsOnDatabaseInitialization
class JdbcRosterStore implements RosterStore {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final MemberRows rows;
    private final PaymentRows payments;
    private final Turn turn;
    private final Entries entries;

    JdbcRosterStore(
            DataSource dataSource,
            TransactionTemplate transactions,
            MemberRows rows,
            PaymentRows payments,
            Turn turn,
            Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.rows = rows;
        this.payments = payments;
        this.turn = turn;
        this.entries = entries;
    }

    @Override
    public void replace(FundId fund, List<Member> members) {
        transactions.executeWithoutResult(status -> {
            turn.of(fund);
            RosterPlan plan = RosterPlan.replacing(rows.active(fund), members);
            rows.write(fund, plan, Entries.SELF);
            if (!plan.isEmpty()) {
                entries.journal("roster.replaced", "fund:" + fund, members.size() + " members");
            }
        });
    }

    @Override
    public Merged merge(FundId fund, List<Member> members, String actor) {
        return In.transaction(transactions, () -> {
            turn.of(fund);
            RosterPlan plan = RosterPlan.merging(rows.active(fund), members);
            rows.write(fund, plan, actor);
            Merged merged = plan.merged();
            if (!plan.isEmpty()) {
                entries.journal(actor, "roster.merged", "fund:" + fund, told(merged));
            }
            return merged;
        });
    }

    private static String told(Merged merged) {
        return merged.added() + " added, " + merged.changed() + " changed, " + merged.completed() + " completed, "
                + merged.conflicts().size() + " conflicts";
    }

    @Override
    public void active(FundId fund, Consumer<Member> to) {
        transactions.executeWithoutResult(status -> rows.active(fund, to));
    }

    @Override
    public Optional<Member> member(FundId fund, String memberNo) {
        return rows.one(fund, memberNo);
    }

    @Override
    public List<Change> history(FundId fund, String memberNo) {
        return jdbc.sql("""
                        select at, actor, what from member_change
                        where fund_id = ? and member_no = ? order by change_id desc
                        """)
                .params(fund.value(), memberNo)
                .query((row, n) -> new Change(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("what")))
                .list();
    }

    @Override
    public void payments(FundId fund, Period from, Period until, Consumer<Payment> to) {
        transactions.executeWithoutResult(status -> payments.of(fund, from, until, to));
    }

    @Override
    public void elsewhere(FundId fund, Period period, Iterable<NationalId> persons, Consumer<Payment> to) {
        transactions.executeWithoutResult(status -> payments.elsewhere(fund, period, persons, to));
    }
}

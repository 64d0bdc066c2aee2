package org.songtor.store;

import java.time.OffsetDateTime;
import java.util.ArrayList;
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
    /** Members looked up and worked out together. */
    private static final int SLICE = 50_000;

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

    /** Everything is planned before anything is written: two members may change ids with each other. */
    @Override
    public void replace(FundId fund, List<Member> members) {
        transactions.executeWithoutResult(status -> {
            turn.of(fund);
            RosterPlan plan = new RosterPlan();
            List<RosterPlan.Step> steps = new ArrayList<>();
            slices(members, some -> steps.addAll(plan.replacing(rows.numbered(fund, some), some)));
            List<String> ended = rows.numbers(fund).stream()
                    .filter(number -> !plan.gives(number))
                    .toList();
            rows.end(fund, ended, Entries.SELF);
            rows.write(fund, steps, Entries.SELF);
            if (!steps.isEmpty() || !ended.isEmpty()) {
                entries.journal("roster.replaced", "fund:" + fund, members.size() + " members");
            }
        });
    }

    /** Each slice is written before the next is planned, which so meets the ids that were just given. */
    @Override
    public Merged merge(FundId fund, List<Member> members, String actor) {
        return In.transaction(transactions, () -> {
            turn.of(fund);
            RosterPlan plan = new RosterPlan();
            slices(members, some -> rows.write(fund, plan.merging(rows.meeting(fund, some), some), actor));
            Merged merged = plan.merged();
            if (!plan.changesNothing()) {
                entries.journal(actor, "roster.merged", "fund:" + fund, told(merged));
            }
            return merged;
        });
    }

    private static void slices(List<Member> members, Consumer<List<Member>> to) {
        for (int at = 0; at < members.size(); at += SLICE) {
            to.accept(members.subList(at, Math.min(members.size(), at + SLICE)));
        }
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
    public void handedIn(FundId fund, Period from, Period until, Consumer<Payment> to) {
        transactions.executeWithoutResult(status -> payments.handedIn(fund, from, until, to));
    }

    @Override
    public void elsewhere(FundId fund, Period period, Iterable<NationalId> persons, Consumer<Payment> to) {
        transactions.executeWithoutResult(status -> payments.elsewhere(fund, period, persons, to));
    }
}

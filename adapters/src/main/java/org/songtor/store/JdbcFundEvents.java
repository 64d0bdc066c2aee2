package org.songtor.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.songtor.model.FundId;
import org.songtor.port.FundEvents;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Events and who is told them. The row of the outbox stays: an event that commits while it is looked at is found the next time. */
@Repository
class JdbcFundEvents implements FundEvents {
    private static final int MOST_DOUBLINGS = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Entries entries;
    private final DeadWork dead;

    JdbcFundEvents(DataSource dataSource, TransactionTemplate transactions, Entries entries, DeadWork dead) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.entries = entries;
        this.dead = dead;
    }

    @Override
    public void listen(Set<FundId> funds) {
        String[] ids = funds.stream().map(FundId::value).sorted().toArray(String[]::new);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update webhook set enabled = false where enabled and fund_id <> all(?)")
                    .param(ids)
                    .update();
            jdbc.sql("""
                            delete from outbox where topic = ? and subject in (select webhook_id from webhook where not enabled) returning subject
                            """)
                    .param(Outbox.NOTIFY)
                    .query(Long.class)
                    .list()
                    .forEach(hook -> dead.forgotten(Outbox.NOTIFY, hook));
            jdbc.sql("""
                            insert into webhook (fund_id, enabled) select fund, true from unnest(?::text[]) fund order by fund
                            on conflict (fund_id) do update set enabled = true where not webhook.enabled
                            """).param(ids).update();
            jdbc.sql("""
                            insert into outbox (topic, subject) select ?, webhook_id from webhook where enabled on conflict do nothing
                            """).param(Outbox.NOTIFY).update();
        });
    }

    @Override
    public Optional<FundId> fund(long hook) {
        return jdbc.sql("select fund_id from webhook where webhook_id = ? and enabled")
                .param(hook)
                .query(String.class)
                .optional()
                .map(FundId::of);
    }

    @Override
    public List<Event> untold(long hook, int most) {
        return In.transaction(transactions, () -> {
            // One after the other: what went on in a batch that is in doubt is not settled with it.
            jdbc.sql("select note_unsettled(?)").param(hook).query().listOfRows();
            jdbc.sql("select note_settled(?)").param(hook).query().listOfRows();
            return jdbc.sql("""
                            select event_id, kind, subject, at from fund_event
                            where webhook_id = ? and told_at is null order by number limit ?
                            """)
                    .params(hook, most)
                    .query((row, n) -> new Event(
                            row.getObject("event_id", UUID.class),
                            row.getString("kind"),
                            row.getString("subject"),
                            row.getTimestamp("at").toInstant()))
                    .list();
        });
    }

    @Override
    public void told(UUID event) {
        jdbc.sql("update fund_event set told_at = now() where event_id = ? and told_at is null")
                .param(event)
                .update();
    }

    private record Refused(int failures, boolean over) {}

    @Override
    public void again(Outbox.Work work, boolean refused, Budget budget) {
        transactions.executeWithoutResult(status -> {
            Refused counted = jdbc.sql("""
                            update webhook set failures = case when :refused then failures + 1 else 0 end,
                                refused_since = case when :refused then coalesce(refused_since, now()) end
                            where webhook_id = :hook
                            returning failures, coalesce(refused_since + :within * interval '1 millisecond' <= now(), false) as over
                            """)
                    .param("refused", refused)
                    .param("within", budget.within().toMillis())
                    .param("hook", work.subject())
                    .query(Refused.class)
                    .single();
            if (refused && (counted.over() || counted.failures() >= budget.attempts())) {
                giveUp(work, counted.failures());
            } else {
                entries.postponed(work, now().plus(wait(counted.failures(), budget.poll(), budget.longest())));
            }
        });
    }

    /** Nothing is lost: events that were not taken wait for an operator with the work. */
    private void giveUp(Outbox.Work work, int failures) {
        String cause = jdbc.sql("""
                        select w.fund_id || ', ' || (select count(*) from fund_event e where e.webhook_id = w.webhook_id and e.told_at is null)
                            || ' events not taken'
                        from webhook w where w.webhook_id = ?
                        """).param(work.subject()).query(String.class).single();
        dead.stopped(work, failures, cause);
        jdbc.sql("update webhook set failures = 0, refused_since = null where webhook_id = ?")
                .param(work.subject())
                .update();
    }

    static Duration wait(int failures, Duration poll, Duration longest) {
        Duration wait = poll.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** The database's clock, by which work becomes due. */
    private Instant now() {
        return jdbc.sql("select now()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}

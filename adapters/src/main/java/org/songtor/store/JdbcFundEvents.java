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

    JdbcFundEvents(DataSource dataSource, TransactionTemplate transactions, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.entries = entries;
    }

    @Override
    public void listen(Set<FundId> funds) {
        String[] ids = funds.stream().map(FundId::value).sorted().toArray(String[]::new);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update webhook set enabled = false where enabled and fund_id <> all(?)")
                    .param(ids)
                    .update();
            jdbc.sql("""
                            delete from outbox where topic = ? and subject in (select webhook_id from webhook where not enabled)
                            """).param(Outbox.NOTIFY).update();
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

    @Override
    public void again(Outbox.Work work, boolean refused, Duration poll, Duration longest) {
        transactions.executeWithoutResult(status -> {
            int failures = jdbc.sql("""
                            update webhook set failures = case when ? then least(failures + 1, ?) else 0 end
                            where webhook_id = ? returning failures
                            """)
                    .params(refused, MOST_DOUBLINGS, work.subject())
                    .query(Integer.class)
                    .single();
            entries.postponed(work, now().plus(wait(failures, poll, longest)));
        });
    }

    static Duration wait(int failures, Duration poll, Duration longest) {
        Duration wait = poll.multipliedBy(1L << failures);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** The database's clock, by which work becomes due. */
    private Instant now() {
        return jdbc.sql("select now()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}

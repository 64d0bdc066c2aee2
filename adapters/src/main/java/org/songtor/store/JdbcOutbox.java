package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.port.Installation;
import org.songtor.port.Outbox;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Waiting work as rows. {@code rings} above zero says that a message is under way: only such a row, or one that is due, may be
 * taken, so an old message cannot start work that was put off. Every time is the database's.
 */
@Component
@DependsOnDatabaseInitialization
class JdbcOutbox implements Outbox {
    private final JdbcClient jdbc;
    private final Entries entries;
    private final String node;

    JdbcOutbox(DataSource dataSource, Entries entries, Installation installation) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
        this.node = installation.node();
    }

    @Override
    public List<Work> ring(int most, Duration again) {
        return jdbc.sql("""
                        update outbox set due_at = now() + ? * interval '1 millisecond', rings = rings + 1
                        where (topic, subject) in (
                            select topic, subject from outbox
                            where due_at <= now() and (holder is null or held_until <= now())
                            order by due_at limit ? for update skip locked)
                        returning topic, subject, token
                        """)
                .params(again.toMillis(), most)
                .query((row, n) -> work(row))
                .list();
    }

    @Override
    public Optional<Work> take(String topic, long subject, Duration lease) {
        return jdbc.sql("""
                        update outbox
                        set holder = ?, held_until = now() + ? * interval '1 millisecond', token = token + 1
                        where (topic, subject) in (
                            select topic, subject from outbox
                            where topic = ? and subject = ? and (due_at <= now() or rings > 0)
                              and (holder is null or held_until <= now())
                            for update skip locked)
                        returning topic, subject, token
                        """)
                .params(node, lease.toMillis(), topic, subject)
                .query((row, n) -> work(row))
                .optional();
    }

    @Override
    public void done(Work work) {
        entries.finished(work);
    }

    @Override
    public void release(Work work, Duration wait) {
        entries.postponed(work, Instant.now().plus(wait));
    }

    @Override
    public int releaseAll() {
        return jdbc.sql("""
                        update outbox
                        set holder = null, held_until = null, due_at = now(), token = token + 1
                        where holder = ?
                        """).param(node).update();
    }

    @Override
    public long waiting(String topicPrefix) {
        return jdbc.sql("select count(*) from outbox where starts_with(topic, ?)")
                .param(topicPrefix)
                .query(Long.class)
                .single();
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(row.getString("topic"), row.getLong("subject"), row.getLong("token"));
    }
}

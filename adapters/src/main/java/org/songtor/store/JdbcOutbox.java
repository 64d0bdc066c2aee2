package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.port.Convoy;
import org.songtor.port.Outbox;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Waiting work as rows. {@code rings} above zero says that a message is under way: only such a row, or one that is due, may be
 * taken, so an old message cannot start work that was put off. A ring moves {@code due_at} on; {@code due_since(outbox)} says since when the work is due, until it
 * is done or put off. Every time is the database's.
 */
@Component
@DependsOnDatabaseInitialization
class JdbcOutbox implements Outbox {
    /** Only delivery has gates. Which are shut is asked once a statement and not once a row. */
    static final String PASSES = """
            not (topic like 'deliver.%' and (
                select coalesce(array_agg(g.agency), '{}') from delivery_gate g
                where g.stopped_at is not null or g.breaker = 'OPEN' and g.until > now()) && array['*', split_part(topic, '.', 2)])
            """;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Entries entries;
    private final Instance instance;
    private final DeadWork dead;
    private final TakenTogether together;

    JdbcOutbox(DataSource dataSource, Entries entries, Instance instance, DeadWork dead) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
        this.instance = instance;
        this.dead = dead;
        this.together = new TakenTogether(jdbc, instance);
    }

    /**
     * Files that can go together are rung for by every so many ({@link Convoy#MOST}) and the last: whoever comes for it takes along those beside it, of which a ring is under way as of
     * it. One that nobody took along is soon looked at again.
     */
    @Override
    public List<Work> ring(int most, Duration again) {
        return jdbc.sql("""
                        with due as materialized (
                            select topic, subject from outbox
                            where due_at <= now() and parked is null and (holder is null or held_until <= now()) and <passes>
                            order by due_at limit :most for update skip locked),
                        placed as (
                            select d.topic, d.subject, f.file_id is null
                                or row_number() over (partition by d.topic, f.file_id is null order by d.subject) % :every = 1
                                or row_number() over (partition by d.topic, f.file_id is null order by d.subject desc) = 1 as first
                            from due d left join agency_file f on d.topic like 'deliver.%' and f.file_id = d.subject
                                and f.state = 'SIGNED' and f.attempts = 0 and f.begun_at is null and not f.doubt and f.held_by is null
                                and not exists (select from delivery_gate g
                                                where g.agency = f.agency and (g.breaker <> 'CLOSED' or g.failures > 0))),
                        rung as (
                            update outbox o
                            set due_at = now() + least(:again, case when p.first then :again else :soon end) * interval '1 millisecond',
                                rings = o.rings + 1, rung_since = due_since(o)
                            from placed p where o.topic = p.topic and o.subject = p.subject
                            returning o.topic, o.subject, o.token, p.first)
                        select topic, subject, token from rung where first
                        """.replace("<passes>", PASSES))
                .param("most", most)
                .param("again", again.toMillis())
                .param("soon", SOON.toMillis())
                .param("every", Convoy.MOST / 2)
                .query((row, n) -> work(row))
                .list();
    }

    @Override
    public Optional<Work> take(String topic, long subject, Duration lease) {
        return jdbc.sql("""
                        update outbox
                        set holder = ?, held_until = now() + ? * interval '1 millisecond', token = nextval('outbox_token')
                        where (topic, subject) in (
                            select topic, subject from outbox
                            where topic = ? and subject = ? and (due_at <= now() or rings > 0) and parked is null
                              and (holder is null or held_until <= now()) and <passes>
                            for update skip locked)
                        returning topic, subject, token
                        """.replace("<passes>", PASSES))
                .params(instance.holder(), lease.toMillis(), topic, subject)
                .query((row, n) -> work(row))
                .optional();
    }

    @Override
    public List<Work> takeMore(String topic, List<Work> taken, int most, Duration lease) {
        return together.of(topic, taken, most, lease);
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
    public boolean renew(Work work, Duration lease) {
        return jdbc.sql("""
                                update outbox set held_until = now() + ? * interval '1 millisecond'
                                where topic = ? and subject = ? and token = ? and holder is not null
                                """)
                        .params(lease.toMillis(), work.topic(), work.subject(), work.token())
                        .update()
                > 0;
    }

    @Override
    public void failed(Work work, Duration wait, int most, String cause) {
        dead.failed(work, wait, most, cause);
    }

    @Override
    public int releaseAll() {
        instance.holder();
        instance.stayAlive();
        return jdbc.sql("""
                        update outbox o
                        set holder = null, held_until = null, due_at = now(), token = nextval('outbox_token')
                        where holder is not null and not exists (
                            select from pg_locks k
                            where k.locktype = 'advisory' and k.classid = ? and k.objsubid = 2 and k.granted
                              and k.database = (select oid from pg_database where datname = current_database())
                              and k.objid::bigint = substring(o.holder from '#([0-9]+)$')::bigint)
                        """).param(Instance.LOCKS).update();
    }

    @Override
    public List<Depth> depths() {
        return jdbc.sql("""
                        select topic, count(*) filter (where parked is null) as waiting,
                            count(*) filter (where parked is not null) as stopped,
                            coalesce(extract(epoch from now() - min(due_since(o)) filter (where parked is null and due_since(o) <= now())), 0)::bigint as oldest
                        from outbox o group by topic order by topic
                        """)
                .query((row, n) -> new Depth(
                        row.getString("topic"),
                        row.getLong("waiting"),
                        row.getLong("stopped"),
                        Duration.ofSeconds(row.getLong("oldest"))))
                .list();
    }

    @Override
    public long waiting(String topicPrefix) {
        return jdbc.sql("select count(*) from outbox where starts_with(topic, ?)")
                .param(topicPrefix)
                .query(Long.class)
                .single();
    }

    @Override
    public boolean waits(String topic) {
        // From the last: those in front that are gone leave their places in the index until it is vacuumed, and work
        // begins in front.
        return jdbc.sql("select subject from outbox where topic = ? order by subject desc limit 1")
                .param(topic)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(row.getString("topic"), row.getLong("subject"), row.getLong("token"));
    }
}

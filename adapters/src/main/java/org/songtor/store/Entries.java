package org.songtor.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.songtor.fault.CrashPoint;
import org.songtor.port.Outbox;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Small rows nearly every change writes beside its own, inside the caller's transaction. */
@Component
class Entries {
    /** Actor of what the program does by itself. */
    static final String SELF = "songtor";

    private final JdbcClient jdbc;

    Entries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    void journal(String event, String subject, String detail) {
        journal(SELF, event, subject, detail);
    }

    void journal(String actor, String event, String subject, String detail) {
        CrashPoint.reached(CrashPoint.BUSINESS_BEFORE_JOURNAL);
        jdbc.sql("insert into journal (actor, event, subject, detail) values (?, ?, ?, ?)")
                .params(actor, event, subject, detail)
                .update();
    }

    /** Of each file that it was attempted with proof, and so delivered. */
    void delivered(Long[] files, String[] details) {
        CrashPoint.reached(CrashPoint.BUSINESS_BEFORE_JOURNAL);
        jdbc.sql("""
                        insert into journal (actor, event, subject, detail)
                        select :actor, told.event, 'file:' || proved.file_id, told.before || proved.detail
                        from unnest(:files::bigint[], :details::text[]) with ordinality proved(file_id, detail, place),
                            (values (1, 'file.attempted', 'DELIVERED: '), (2, 'file.delivered', '')) told(place, event, before)
                        order by proved.place, told.place
                        """)
                .param("actor", SELF)
                .param("files", files)
                .param("details", details)
                .update();
    }

    /** Work due at once. */
    void work(String topic, long subject) {
        work(topic, subject, Duration.ZERO);
    }

    /**
     * Work due after {@code wait}. A row already there keeps the earlier time and loses its holder: whoever works on it has
     * not seen what happened now, so its end is refused and the work is done again.
     */
    void work(String topic, long subject, Duration wait) {
        jdbc.sql("""
                        insert into outbox (topic, subject, due_at)
                        values (?, ?, now() + ? * interval '1 millisecond')
                        on conflict (topic, subject) do update
                        set due_at = least(outbox.due_at, excluded.due_at), token = nextval('outbox_token'),
                            holder = null, held_until = null
                        """).params(topic, subject, wait.toMillis()).update();
    }

    /**
     * Ends work.
     *
     * @throws OptimisticLockingFailureException when it is no longer held under this token; the caller's transaction ends
     */
    void finished(Outbox.Work work) {
        refuseStale(
                work,
                jdbc.sql("delete from outbox where topic = ? and subject = ? and token = ?")
                        .params(work.topic(), work.subject(), work.token())
                        .update());
    }

    /**
     * Lets work go and makes it due at {@code due}, earlier or later than before.
     *
     * @throws OptimisticLockingFailureException as {@link #finished}
     */
    void postponed(Outbox.Work work, Instant due) {
        refuseStale(
                work,
                jdbc.sql("""
                        update outbox set due_at = ?, rings = 0, holder = null, held_until = null
                        where topic = ? and subject = ? and token = ?
                        """)
                        .params(due.atOffset(ZoneOffset.UTC), work.topic(), work.subject(), work.token())
                        .update());
    }

    private static void refuseStale(Outbox.Work work, int rows) {
        if (rows == 0) {
            throw new OptimisticLockingFailureException("no longer ours: " + work);
        }
    }

    /** Ends work whoever holds it; for the transaction that did it under a lock of its own. */
    void ended(String topic, long subject) {
        jdbc.sql("delete from outbox where topic = ? and subject = ?")
                .params(topic, subject)
                .update();
    }
}

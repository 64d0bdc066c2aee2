package org.songtor.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.songtor.port.Convoy;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is asked and written for several files at once, inside the caller's transaction. Rows are locked in the order of their numbers. */
@Component("store.convoyRows")
class ConvoyRows {
    private final JdbcClient jdbc;
    private final Entries entries;
    private final Bell bell;

    ConvoyRows(DataSource dataSource, Entries entries, Bell bell) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
        this.bell = bell;
    }

    static Long[] subjects(List<Outbox.Work> works) {
        return works.stream().map(Outbox.Work::subject).toArray(Long[]::new);
    }

    /** Those still held under their token; their rows stay locked. All are of one topic. */
    List<Outbox.Work> held(List<Outbox.Work> works) {
        Set<Long> tokens = new HashSet<>(jdbc.sql("""
                        select token from outbox
                        where topic = :topic and subject = any(:subjects) and token = any(:tokens) and holder is not null
                        order by subject for update
                        """)
                .param("topic", works.get(0).topic())
                .param("subjects", subjects(works))
                .param("tokens", works.stream().map(Outbox.Work::token).toArray(Long[]::new))
                .query(Long.class)
                .list());
        // No token is ever given twice.
        return works.stream().filter(w -> tokens.contains(w.token())).toList();
    }

    /** @throws IllegalStateException when another worker took one of the rows, or it is done */
    void require(List<Outbox.Work> works) {
        int ours = held(works).size();
        if (ours < works.size()) {
            throw new IllegalStateException("stale token: " + (works.size() - ours) + " of " + works.size()
                    + " pieces of work are no longer ours");
        }
    }

    /** Without locking the row: bytes leave after the transaction in any case. */
    boolean stillOurs(Outbox.Work work) {
        return jdbc.sql("""
                        select exists (
                            select from outbox
                            where topic = :topic and subject = :subject and token = :token and holder is not null and held_until > now())
                        """)
                .param("topic", work.topic())
                .param("subject", work.subject())
                .param("token", work.token())
                .query(Boolean.class)
                .single();
    }

    boolean heldBack(List<Outbox.Work> works) {
        return jdbc.sql("""
                        select exists (
                            select from agency_file f
                            where f.file_id = any(:files) and (f.held_by is not null or exists (
                                select from delivery_gate g where g.agency in ('*', f.agency) and g.stopped_at is not null)))
                        """)
                .param("files", subjects(works))
                .query(Boolean.class)
                .single();
    }

    /** Due at once, for anybody. */
    void letGo(List<Outbox.Work> works) {
        if (works.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update outbox set due_at = now(), rings = 0, holder = null, held_until = null
                        where topic = :topic and subject = any(:subjects)
                        """)
                .param("topic", works.get(0).topic())
                .param("subjects", subjects(works))
                .update();
    }

    /** As {@link Attempts#end} writes it for one file with proof: one that was there before anything of this attempt left counts as sent now. */
    void delivered(List<Convoy.Proved> files, Instant answerDue) {
        List<Outbox.Work> works = files.stream().map(Convoy.Proved::work).toList();
        require(works);
        Long[] subjects = subjects(works);
        String[] details = files.stream().map(f -> f.outcome().detail()).toArray(String[]::new);
        jdbc.sql("select file_id from agency_file where file_id = any(:files) order by file_id for update")
                .param("files", subjects)
                .query(Long.class)
                .list();
        jdbc.sql("""
                        with this as (
                            insert into delivery_attempt (file_id, attempt, outcome, detail, begun_at)
                            select f.file_id,
                                greatest(f.attempts, 1 + coalesce((select max(a.attempt) from delivery_attempt a where a.file_id = f.file_id), 0)),
                                'DELIVERED', proved.detail, f.begun_at
                            from unnest(:files::bigint[], :details::text[]) proved(file_id, detail)
                                join agency_file f on f.file_id = proved.file_id
                            returning file_id, attempt
                        )
                        update agency_file f
                        set attempts = this.attempt, begun_at = null, sending_at = null, doubt = false,
                            state = case f.state when 'ANSWERED' then f.state else 'DELIVERED' end,
                            sent_at = coalesce(f.sent_at, now()), delivered_at = now(), answer_due = :due
                        from this where f.file_id = this.file_id
                        """)
                .param("files", subjects)
                .param("details", details)
                .param("due", Timestamp.from(answerDue))
                .update();
        jdbc.sql("delete from outbox where topic = :topic and subject = any(:files)")
                .param("topic", works.get(0).topic())
                .param("files", subjects)
                .update();
        bell.touch(subjects, answerDue);
        entries.delivered(subjects, details);
    }
}

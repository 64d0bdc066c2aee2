package org.songtor.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.songtor.port.Convoy;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is asked and written for several files at once, inside the caller's transaction. Rows are locked in the order of their numbers. */
@Component("store.convoyRows")
class ConvoyRows {
    private final JdbcClient jdbc;
    private final Entries entries;

    ConvoyRows(DataSource dataSource, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
    }

    static Long[] subjects(List<Outbox.Work> works) {
        return works.stream().map(Outbox.Work::subject).toArray(Long[]::new);
    }

    private static Long[] tokens(List<Outbox.Work> works) {
        return works.stream().map(Outbox.Work::token).toArray(Long[]::new);
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
                .param("tokens", tokens(works))
                .query(Long.class)
                .list());
        // No token is ever given twice.
        return works.stream().filter(w -> tokens.contains(w.token())).toList();
    }

    /**
     * Notes that bytes of them are about to leave.
     *
     * @throws IllegalStateException where one of them is no longer ours, or not to be sent
     * @throws HeldBackException where a person stopped the agency or holds one of them
     */
    void sending(List<Outbox.Work> works) {
        Marked marked = jdbc.sql("select * from files_sending(:topic, :files, :tokens)")
                .param("topic", works.get(0).topic())
                .param("files", subjects(works))
                .param("tokens", tokens(works))
                .query((row, n) -> new Marked(row.getInt("ours"), row.getBoolean("held_back"), row.getInt("marked")))
                .single();
        refuseStale(works, marked.ours());
        if (marked.heldBack()) {
            throw new HeldBackException("one of " + works.size() + " files is held back");
        }
        if (marked.marked() < works.size()) {
            throw new IllegalStateException("one of " + works.size() + " files is not to be sent");
        }
    }

    private record Marked(int ours, boolean heldBack, int marked) {}

    private static void refuseStale(List<Outbox.Work> works, int ours) {
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

    boolean heldBack(Outbox.Work work) {
        return jdbc.sql("""
                        select exists (
                            select from agency_file f
                            where f.file_id = :file and (f.held_by is not null or exists (
                                select from delivery_gate g where g.agency in ('*', f.agency) and g.stopped_at is not null)))
                        """).param("file", work.subject()).query(Boolean.class).single();
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
        Long[] subjects = subjects(works);
        String[] details = files.stream().map(f -> f.outcome().detail()).toArray(String[]::new);
        int ours = jdbc.sql("select files_delivered(:topic, :files, :tokens, :details, :due)")
                .param("topic", works.get(0).topic())
                .param("files", subjects)
                .param("tokens", tokens(works))
                .param("details", details)
                .param("due", Timestamp.from(answerDue))
                .query(Integer.class)
                .single();
        refuseStale(works, ours);
        entries.delivered(subjects, details);
    }
}

package org.songtor.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.port.Outbox;
import org.songtor.port.Outbox.Work;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of one topic that one worker takes together. He chooses first and holds only what he chose: while all that was due was held and then let go but for some,
 * whoever came at the same moment found nothing and left. Who finds that another was faster with all that he chose looks past it.
 */
final class TakenTogether {
    /** A little more than a transaction of files that are labelled holds (JdbcReconcileStore). */
    private static final long MOST_LINES = 60_000;
    /** More than there are who look at the same moment. Who has no luck so often leaves the work to those that have it. */
    private static final int MOST_LOOKS = 16;

    /** Due or rung, in words that let both indexes be used (V12). */
    private static final String DUE =
            "(topic = :topic and due_at <= now() and parked is null or topic = :topic and rings > 0 and parked is null)";

    /** The same of rows whose numbers are known, in words that fit no index: by those all that is due would be read once more where the planner knows no sizes yet. */
    private static final String DUE_STILL = "(due_at <= now() or rings > 0) and coalesce(parked, '') = ''";

    private static final String FREE = "(holder is null or held_until <= now()) and " + JdbcOutbox.PASSES;

    private static final String TAKE =
            """
            with free as materialized (
                select subject from outbox where <due> and <free> and subject <> all(:missed::bigint[]) order by subject limit :most),
            sized as (
                select x.subject, row_number() over upto = 1 and cardinality(:taken::bigint[]) = 0 as first,
                    sum(coalesce(f.lines, 0)) over upto + coalesce((select sum(t.lines) from agency_file t where t.file_id = any(:taken) and :topic = :labelled), 0) as lines
                from free x left join agency_file f on f.file_id = x.subject and :topic = :labelled
                window upto as (order by x.subject rows unbounded preceding)),
            chosen as (select subject from sized where first or lines <= :lines),
            free_still as materialized (
                select subject from outbox
                where topic = :topic and subject = any(array(select subject from chosen)) and <due still> and <free>
                order by subject for update skip locked),
            taken as (
                update outbox
                set holder = :holder, held_until = now() + :lease * interval '1 millisecond', token = nextval('outbox_token')
                where topic = :topic and subject = any(array(select subject from free_still))
                returning subject, token)
            select c.subject, t.token from chosen c left join taken t on t.subject = c.subject order by c.subject
            """.replace("<due>", DUE).replace("<due still>", DUE_STILL).replace("<free>", FREE);

    private final JdbcClient jdbc;
    private final Instance instance;

    TakenTogether(JdbcClient jdbc, Instance instance) {
        this.jdbc = jdbc;
        this.instance = instance;
    }

    /** @param token none where another was faster */
    private record Chosen(long subject, Optional<Long> token) {}

    /**
     * Files that are to be labelled count by their lines as well: so many as one transaction does, and a larger one by itself, so that a few large ones are
     * shared by lanes.
     *
     * @param beside what the caller will do together with them
     */
    List<Work> of(String topic, List<Work> beside, int most, Duration lease) {
        List<Long> missed = new ArrayList<>();
        for (int i = 0; i < MOST_LOOKS; i++) {
            List<Chosen> chosen = choose(topic, beside, missed, most, lease);
            List<Work> taken = chosen.stream()
                    .flatMap(one -> one.token().stream().map(token -> new Work(topic, one.subject(), token)))
                    .toList();
            if (chosen.isEmpty() || !taken.isEmpty()) {
                return taken;
            }
            chosen.forEach(one -> missed.add(one.subject()));
        }
        return List.of();
    }

    private List<Chosen> choose(String topic, List<Work> beside, List<Long> missed, int most, Duration lease) {
        return jdbc.sql(TAKE)
                .param("topic", topic)
                .param("labelled", Outbox.RECONCILE)
                .param("taken", beside.stream().map(Work::subject).toArray(Long[]::new))
                .param("missed", missed.toArray(Long[]::new))
                .param("most", most)
                .param("lines", MOST_LINES)
                .param("holder", instance.holder())
                .param("lease", lease.toMillis())
                .query((row, n) ->
                        new Chosen(row.getLong("subject"), Optional.ofNullable(row.getObject("token", Long.class))))
                .list();
    }
}

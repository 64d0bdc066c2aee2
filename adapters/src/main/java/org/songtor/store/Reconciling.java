package org.songtor.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.match.Labelled;
import org.songtor.match.Labels;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore.Terms;
import org.songtor.store.FileFactRows.InHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Some files reconciled, inside the caller's transaction. It holds, always in this order and each by number, the files, with those whose items ask for them
 * ({@link OverTogether}), their review items, those about what people say was taken back of them, and their outbox rows; who brings evidence or decides takes a file or an
 * item before it rings. What rings for a held row waits, so the evidence does not change while it is
 * read, and what it brought is looked at next.
 */
@Component
class Reconciling {
    private final JdbcClient jdbc;
    private final Together together;
    private final FileFactRows facts;
    private final EvidenceRows evidence;
    private final Labelling labelling;
    private final TakenMore more;

    Reconciling(
            DataSource dataSource,
            Together together,
            FileFactRows facts,
            EvidenceRows evidence,
            Labelling labelling,
            TakenMore more) {
        this.jdbc = JdbcClient.create(dataSource);
        this.together = together;
        this.facts = facts;
        this.evidence = evidence;
        this.labelling = labelling;
        this.more = more;
    }

    void files(List<Outbox.Work> works, Map<ProfileId, Instant> known, Terms terms) {
        In.plannedAnew(jdbc);
        byIndex();
        // Who pays what together may change until the rows are held; then all these files were rung for, and none of
        // them is.
        Map<Long, Long> firsts =
                together.firsts(works.stream().map(Outbox.Work::subject).toArray(Long[]::new));
        Long[] held = hold(works, firsts.values());
        if (held.length == 0) {
            return;
        }
        Map<Long, InHand> files = new HashMap<>();
        facts.of(held, known, terms).forEach(file -> files.put(file.facts().id().value(), file));
        Map<Long, Instant> again = label(held, files, firsts);
        settled(files);
        end(held, again);
        // The books' triggers are run at the end, for each file and each posting.
        In.plansKept(jdbc);
    }

    /** As {@link #files} of none, with what books labels; inside a transaction that the caller rolls back. A posting's number is left out by it. */
    void rehearse() {
        In.plannedAnew(jdbc);
        byIndex();
        hold(List.of(), List.of());
        labelling.of(new Long[0], Map.of());
        evidence.of(new Long[0], line -> {});
        In.plansKept(jdbc);
        jdbc.sql("select from label_lines('{}', '{}', '{}')").query().listOfRows();
    }

    /** Rows of some files among millions: reading a whole table for them is dear, however well the planner thinks of it, and lanes are parallel enough. */
    private void byIndex() {
        jdbc.sql("set local random_page_cost = 1.1").update();
        jdbc.sql("set local max_parallel_workers_per_gather = 0").update();
        jdbc.sql("set local work_mem = '32MB'").update();
    }

    private Long[] hold(List<Outbox.Work> works, Collection<Long> firsts) {
        Long[] files = works.stream().map(Outbox.Work::subject).toArray(Long[]::new);
        Long[] asked =
                Stream.concat(Stream.of(files), firsts.stream()).distinct().toArray(Long[]::new);
        lock("select file_id from agency_file where file_id = any(:files) order by file_id for no key update", asked);
        // Whoever books their lines need not hold them once more (V15).
        jdbc.sql("select set_config('songtor.files_held', 'true', true)")
                .query()
                .listOfRows();
        lock("select item_id from review_item where file_id = any(:files) order by item_id for no key update", asked);
        more.ask(Arrays.asList(files));
        return jdbc.sql("""
                        select o.subject from outbox o
                            join unnest(:files::bigint[], :tokens::bigint[]) as work (file, token) on work.file = o.subject and work.token = o.token
                        where o.topic = :topic and o.holder is not null
                        order by o.subject for update of o
                        """)
                .param("files", files)
                .param("tokens", works.stream().map(Outbox.Work::token).toArray(Long[]::new))
                .param("topic", Outbox.RECONCILE)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    private void lock(String sql, Long[] files) {
        jdbc.sql(sql).param("files", files).query(Long.class).list();
    }

    /** @return when to look again at files of which time alone will change a label */
    private Map<Long, Instant> label(Long[] held, Map<Long, InHand> files, Map<Long, Long> firsts) {
        Map<Long, Instant> again = new HashMap<>();
        Set<Long> saysOver = new HashSet<>();
        Labelling.Writing writing = labelling.of(held, firsts);
        evidence.of(held, line -> {
            InHand file = Objects.requireNonNull(files.get(line.file()));
            Labelled labelled = Labels.of(file.facts(), line.facts(), file.known());
            labelled.until()
                    .filter(file.known()::isBefore)
                    .ifPresent(until -> again.merge(line.file(), until, (a, b) -> a.isBefore(b) ? a : b));
            if (line.facts().saysOver(labelled.label())) {
                saysOver.add(firsts.getOrDefault(line.file(), line.file()));
            }
            writing.add(line, labelled);
        });
        Map<Long, Satang> over = new TreeMap<>();
        files.forEach((file, one) -> over.merge(
                firsts.getOrDefault(file, file), one.over(), BinaryOperator.maxBy(Comparator.naturalOrder())));
        over.keySet().removeAll(saysOver);
        over.entrySet().stream()
                .filter(one -> one.getValue().isPositive())
                .forEach(one -> writing.over(one.getKey(), one.getValue()));
        writing.end();
        return again;
    }

    /** The bank has the file's money, whole; what an account shows may change with the next statement. */
    private void settled(Map<Long, InHand> files) {
        Long[] whole = files.values().stream()
                .filter(InHand::settled)
                .map(file -> file.facts().id().value())
                .toArray(Long[]::new);
        jdbc.sql("""
                        update agency_file f set settled_at = case when f.settled_at is null then now() end
                        where f.file_id = any(:files) and (f.settled_at is not null) <> (f.file_id = any(:whole))
                        """)
                .param("files", files.keySet().toArray(Long[]::new))
                .param("whole", whole)
                .update();
    }

    private void end(Long[] held, Map<Long, Instant> again) {
        jdbc.sql("""
                        update outbox o
                        set due_at = greatest(next.due, now() + interval '1 second'), rings = 0, failures = 0, holder = null, held_until = null
                        from unnest(:files::bigint[], :dues::timestamptz[]) as next (file, due)
                        where o.topic = :topic and o.subject = next.file
                        """)
                .param("files", again.keySet().toArray(Long[]::new))
                .param("dues", again.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .param("topic", Outbox.RECONCILE)
                .update();
        jdbc.sql("delete from outbox where topic = :topic and subject = any(:files) and subject <> all(:again)")
                .param("topic", Outbox.RECONCILE)
                .param("files", held)
                .param("again", again.keySet().toArray(Long[]::new))
                .update();
    }
}

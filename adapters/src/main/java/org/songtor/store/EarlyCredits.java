package org.songtor.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.port.Outbox;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Money that came before the file it names: it is looked at again when the file is there, inside the caller's transaction. Whether the new files change whose
 * other credits are is asked soon after, once for all files that came meanwhile.
 */
@Component
class EarlyCredits {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final CreditItems items;
    private final Bell bell;
    private final Entries entries;

    EarlyCredits(DataSource dataSource, CreditItems items, Bell bell, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.items = items;
        this.bell = bell;
        this.entries = entries;
    }

    /** Whether one of these references stands in a credit of which people said whose it is, or that it is nobody's; or in a debit of which they said what it took back. */
    static boolean decided(JdbcClient jdbc, String... references) {
        return jdbc.sql("""
                        select exists (
                            select from credit_reference r join review_item i on i.subject = 'credit:' || r.credit_id
                                join decision d on d.item_id = i.item_id
                            where r.reference = any(:references) and d.kind in ('NOT_OURS', 'MATCH_CREDIT') and d.state = 'DONE' and d.reverses is null
                            union all
                            select from credit_reference r join decision_credit g on g.credit_id = r.credit_id and g.live
                            where r.reference = any(:references)
                            union all
                            select from debit_reference r join decision_debit m on m.debit_id = r.debit_id and m.live
                            where r.reference = any(:references))
                        """)
                .param("references", references)
                .query(Boolean.class)
                .single();
    }

    private record Early(long creditId, long fileId) {}

    /**
     * Whoever applies a statement, or makes other files, has not seen these: it is waited for, and the next one waits for them.
     *
     * @throws OptimisticLockingFailureException where people decided just now about a credit that names one of them: made again, it has another reference
     */
    void named(List<FileId> files) {
        if (files.isEmpty()) {
            return;
        }
        CreditMatches.lock(jdbc);
        Long[] ids = files.stream().map(FileId::value).toArray(Long[]::new);
        List<Early> early = jdbc.sql("""
                        select c.credit_id, f.file_id from agency_file f
                            join credit_reference r on r.reference = f.reference
                            join credit c on c.credit_id = r.credit_id and c.agency = f.agency
                        where f.file_id = any(?)
                        order by c.credit_id
                        """).param(ids).query(Early.class).list();
        if (!early.isEmpty() && decided(jdbc, references(ids))) {
            throw new OptimisticLockingFailureException("people said whose a credit is that names one of " + files);
        }
        settle(early);
        if (paidInto(ids)) {
            entries.work(Outbox.CREDITS, 0, SOON);
        }
    }

    private String[] references(Long[] files) {
        return jdbc.sql("select reference from agency_file where file_id = any(?)")
                .param(files)
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }

    private void settle(List<Early> early) {
        if (early.isEmpty()) {
            return;
        }
        Long[] credits = early.stream().map(Early::creditId).distinct().toArray(Long[]::new);
        jdbc.sql("delete from credit_unnamed where credit_id = any(?)")
                .param(credits)
                .update();
        items.put(List.of(credits), Map.of());
        bell.touch(new TreeSet<>(
                connected(early.stream().map(Early::fileId).distinct().toArray(Long[]::new))));
    }

    private List<Long> connected(Long[] files) {
        return jdbc.sql("select file_id from all_connected(?)")
                .param(files)
                .query(Long.class)
                .list();
    }

    /** Any credit of the agency's may mean a new file, or no longer mean an older one for certain, also one that names others whole. */
    private boolean paidInto(Long[] files) {
        return jdbc.sql("""
                        select exists (select from statement_day s where s.agency in (select f.agency from agency_file f where f.file_id = any(?)))
                            or exists (select from credit_unnamed u where u.agency in (select f.agency from agency_file f where f.file_id = any(?)))
                        """).params(files, files).query(Boolean.class).single();
    }
}

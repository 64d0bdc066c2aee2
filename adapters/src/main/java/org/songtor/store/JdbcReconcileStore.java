package org.songtor.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.songtor.model.ProfileId;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Work split into transactions of a bounded number of lines; what happens in one stands at {@link Reconciling}. */
@Repository
class JdbcReconcileStore implements ReconcileStore {
    /** So many lines keep a lane busy for about a second; a file is never split. */
    private static final long LINES = 50_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Reconciling reconciling;
    private final CreditMatches credits;

    JdbcReconcileStore(
            DataSource dataSource, TransactionTemplate transactions, Reconciling reconciling, CreditMatches credits) {
        this.credits = credits;
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.reconciling = reconciling;
    }

    private record Size(long fileId, String profile, long lines) {}

    @Override
    public void reconcile(List<Outbox.Work> files, Terms terms) {
        Map<Long, Outbox.Work> works = new HashMap<>();
        files.forEach(work -> works.put(work.subject(), work));
        List<Size> sizes = sizes(works);
        // Asked before the evidence is read: what came since then is in it, what comes later rings again.
        Map<ProfileId, Instant> known = new HashMap<>();
        sizes.forEach(size -> known.computeIfAbsent(ProfileId.of(size.profile()), terms::known));
        List<Outbox.Work> some = new ArrayList<>();
        long lines = 0;
        for (Size size : sizes) {
            if (lines > 0 && lines + size.lines() > LINES) {
                reconcile(some, known, terms);
                some.clear();
                lines = 0;
            }
            some.add(works.get(size.fileId()));
            lines += size.lines();
        }
        reconcile(some, known, terms);
    }

    @Override
    public void credits(Outbox.Work work) {
        transactions.executeWithoutResult(status -> credits.anew(work));
    }

    private List<Size> sizes(Map<Long, Outbox.Work> works) {
        return jdbc.sql("""
                        select file_id, agency || '/' || profile as profile, lines from agency_file
                        where file_id = any(:files) order by file_id
                        """)
                .param("files", works.keySet().toArray(Long[]::new))
                .query(Size.class)
                .list();
    }

    private void reconcile(List<Outbox.Work> works, Map<ProfileId, Instant> known, Terms terms) {
        if (!works.isEmpty()) {
            transactions.executeWithoutResult(status -> reconciling.files(works, known, terms));
        }
    }
}

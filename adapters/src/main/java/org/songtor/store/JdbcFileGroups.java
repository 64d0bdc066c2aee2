package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.FileGroups;
import org.songtor.port.Outbox;
import org.songtor.store.NewFiles.Chosen;
import org.songtor.store.NewFiles.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Groups in PostgreSQL. What is decided is decided under the lock of the group's row and by the database's clock. */
@Repository
class JdbcFileGroups implements FileGroups {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Freezing freezing;
    private final Waiting waiting;
    private final NewFiles files;
    private final Entries entries;
    private final EarlyCredits credits;
    private final Aside aside;

    JdbcFileGroups(
            DataSource dataSource,
            TransactionTemplate transactions,
            Freezing freezing,
            Waiting waiting,
            NewFiles files,
            Entries entries,
            EarlyCredits credits,
            Aside aside) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.freezing = freezing;
        this.waiting = waiting;
        this.files = files;
        this.entries = entries;
        this.credits = credits;
        this.aside = aside;
    }

    @Override
    public List<FileId> freeze(BatchId id, LocalDate date, Map<ProfileId, Company> company) {
        return In.transaction(transactions, () -> freezing.freeze(id, date, company));
    }

    @Override
    public Optional<ProfileId> profile(long group) {
        return jdbc.sql("select agency, profile from file_group where group_id = ?")
                .param(group)
                .query((row, n) -> Columns.profile(row))
                .optional();
    }

    @Override
    public List<FileId> close(long group, LocalDate date, int mostLines, Fit fit) {
        return In.transaction(transactions, () -> {
            List<FileId> made = waiting.lock(group)
                    .map(origin -> closed(origin, group, date, mostLines, fit))
                    .orElse(List.of());
            credits.named(made);
            waiting.settle(group);
            waiting.ring(group, mostLines);
            return made;
        });
    }

    private List<FileId> closed(Origin origin, long group, LocalDate date, int mostLines, Fit fit) {
        List<FileId> made = new ArrayList<>();
        Optional<Chosen> chosen = waiting.choose(group, mostLines);
        while (chosen.isPresent()) {
            if (!aside.put(chosen.get().lines(), Period.of(origin.period()), fit)) {
                made.add(files.make(origin, chosen.get(), date));
            }
            chosen = made.size() < MOST_FILES ? waiting.choose(group, mostLines) : Optional.empty();
        }
        return made;
    }

    @Override
    public void dissolve(long group) {
        transactions.executeWithoutResult(status -> {
            waiting.lock(group);
            waiting.empty(group).forEach(batch -> entries.work(Outbox.DISPATCH, batch));
            entries.ended(Outbox.GROUP, group);
        });
    }
}

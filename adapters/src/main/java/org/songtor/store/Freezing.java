package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.FileGroups.Company;
import org.songtor.port.Outbox;
import org.songtor.store.NewFiles.Chosen;
import org.songtor.store.NewFiles.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns a batch's waiting lines into files of its own, or lets them wait for company, inside the caller's transaction. Locks are taken
 * in one order by everybody: groups by profile, batches by number, counters.
 */
@Component
class Freezing {
    /** A file is written and signed in memory, and an agency reads it in one piece. */
    static final int MOST_LINES = 100_000;

    private final JdbcClient jdbc;
    private final NewFiles files;
    private final Waiting waiting;
    private final Entries entries;
    private final Holds holds;
    private final EarlyCredits credits;

    Freezing(
            DataSource dataSource,
            NewFiles files,
            Waiting waiting,
            Entries entries,
            Holds holds,
            EarlyCredits credits) {
        this.jdbc = JdbcClient.create(dataSource);
        this.files = files;
        this.waiting = waiting;
        this.entries = entries;
        this.holds = holds;
        this.credits = credits;
    }

    private record Batch(String fund, String state, String period) {}

    /** @throws org.songtor.port.HeldBackException where a person holds the batch */
    List<FileId> freeze(BatchId id, LocalDate date, Map<ProfileId, Company> company) {
        List<ProfileId> profiles = profiles(id);
        SortedMap<ProfileId, Company> joining = new TreeMap<>(company);
        joining.keySet().retainAll(profiles);
        Map<Long, Company> groups = new LinkedHashMap<>();
        joining.forEach((profile, until) -> groups.put(waiting.lock(id, profile), until));
        Batch batch = lock(id);
        holds.refuse(id);
        groups.forEach((group, until) -> waiting.join(group, id, until));
        List<FileId> made = new ArrayList<>();
        profiles.stream()
                .filter(profile -> !joining.containsKey(profile))
                .forEach(profile -> made.addAll(ownFiles(id, batch, profile, date)));
        credits.named(made);
        waiting.dispatched(new Long[] {id.value()});
        entries.ended(Outbox.DISPATCH, id.value());
        return made;
    }

    private List<ProfileId> profiles(BatchId id) {
        return jdbc
                .sql("select distinct agency, profile from line where batch_id = :id and not refused")
                .param("id", id.value())
                .query((row, n) -> Columns.profile(row))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private Batch lock(BatchId id) {
        Batch batch = jdbc.sql("select fund_id as fund, state, period from batch where batch_id = :id for update")
                .param("id", id.value())
                .query(Batch.class)
                .single();
        if (!batch.state().equals("CHECKED") && !batch.state().equals("DISPATCHED")) {
            throw new IllegalStateException(id + " is " + batch.state() + ": nothing of it may be passed on");
        }
        return batch;
    }

    private List<FileId> ownFiles(BatchId id, Batch batch, ProfileId profile, LocalDate date) {
        Origin origin =
                new Origin(batch.fund(), id.value(), null, profile.agency().value(), profile.name(), batch.period());
        List<FileId> made = new ArrayList<>();
        Optional<Chosen> chosen = choose(id, profile, 0);
        while (chosen.isPresent()) {
            made.add(files.make(origin, chosen.get(), date));
            chosen = choose(id, profile, chosen.get().last());
        }
        return made;
    }

    private Optional<Chosen> choose(BatchId id, ProfileId profile, int after) {
        return jdbc.sql("""
                        select array_agg(line_id) as lines, sum(satang)::bigint as satang, max(line_no) as last
                        from (
                            select l.line_id, l.satang, l.line_no
                            from line l cross join lateral current_label(l.line_id, l.first_label) now
                            where l.batch_id = :id and l.agency = :agency and l.profile = :profile and l.line_no > :after
                                and not l.refused and now.label = 'WAITING'
                                and not exists (select from file_line x where x.line_id = l.line_id and x.live)
                            order by l.line_no limit :most) chosen
                        """)
                .param("id", id.value())
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .param("after", after)
                .param("most", MOST_LINES)
                .query((row, n) -> Chosen.of(row))
                .single();
    }
}

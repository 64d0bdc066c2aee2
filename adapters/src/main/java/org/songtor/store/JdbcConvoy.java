package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.Convoy;
import org.songtor.port.FileStore.Signed;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Attempts at several files as sets of rows: as many statements and commits for sixteen files as {@link Attempts} makes for one. */
@Component
@DependsOnDatabaseInitialization
class JdbcConvoy implements Convoy {
    /** In bytes. A larger file goes alone: what a worker holds in memory is bounded. */
    private static final int LARGEST = 256 * 1024;

    /** In bytes, of those that go along: so is what it holds of several. */
    private static final int LARGEST_TOGETHER = Convoy.MOST * LARGEST;

    /** Of numbers, for each that may go along: some are on their way with other workers, or are not plain. */
    private static final int LOOKED_AT = 2;

    private static final String PLAIN = """
            select o.topic, o.subject, f.sha256
            from outbox o join agency_file f on f.file_id = o.subject
            where o.topic = :topic and (o.due_at <= now() or o.rings > 0) and o.parked is null
                and (o.holder is null or o.held_until <= now())
                and not exists (
                    select from delivery_gate g
                    where g.agency in ('*', :agency) and (g.stopped_at is not null or g.breaker <> 'CLOSED' or g.failures > 0))
                and f.state = 'SIGNED' and f.attempts = 0 and f.begun_at is null and not f.doubt
                and f.held_by is null
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Keeping keeping;
    private final Instance instance;
    private final ConvoyRows convoyRows;

    JdbcConvoy(
            DataSource dataSource,
            TransactionTemplate transactions,
            Keeping keeping,
            Instance instance,
            ConvoyRows convoyRows) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.keeping = keeping;
        this.instance = instance;
        this.convoyRows = convoyRows;
    }

    /** A row that was taken, and its file if it is still as plain as it looked. */
    private record Taken(Outbox.Work work, Optional<Found> file, Optional<FileId> next) {}

    private record Found(
            String name, Sha256 sha256, Sha256 signature, int attempts, Instant firstAttempt, FileState state) {}

    @Override
    public Joined join(ProfileId profile, FileId first, int most, Duration lease) {
        String topic = Outbox.DELIVER + profile.dotted();
        String holder = instance.holder();
        return In.transaction(transactions, () -> {
            List<Taken> taken = take(profile, first, topic, holder, most, lease);
            List<Outbox.Work> changed = taken.stream()
                    .filter(t -> t.file().isEmpty())
                    .map(Taken::work)
                    .toList();
            if (!changed.isEmpty()) {
                convoyRows.letGo(changed);
            }
            Set<Sha256> wanted = taken.stream()
                    .flatMap(t -> t.file().stream())
                    .flatMap(f -> Stream.of(f.sha256(), f.signature()))
                    .collect(Collectors.toSet());
            var bytes = keeping.bytes(wanted);
            List<Member> members = new ArrayList<>();
            for (Taken one : taken) {
                one.file()
                        .ifPresent(f -> members.add(new Member(
                                one.work(),
                                new Signed(
                                        new FileId(one.work().subject()),
                                        profile,
                                        f.name(),
                                        Keeping.of(bytes, f.sha256()),
                                        Keeping.of(bytes, f.signature()),
                                        f.sha256(),
                                        f.state(),
                                        f.attempts(),
                                        f.firstAttempt(),
                                        false,
                                        // None was begun before, so none was sent again.
                                        0))));
            }
            return members.isEmpty()
                    ? Joined.NOBODY
                    : new Joined(members, taken.get(0).next());
        });
    }

    /**
     * The one that was rung for, and where it is plain those that come after it by their numbers, and after the last the first. The walk goes from number to
     * number in the outbox's own key and looks at so many at most: what a query for all that are due would cost each handful grows with the queue, whatever
     * its limit, since PostgreSQL may sort them all first. How large a file is, is asked of those that are to go: one that is too large leaves its place empty, and behind so
     * many bytes nobody goes along. One more is looked at than may go: the first that stays is told.
     */
    private List<Taken> take(ProfileId profile, FileId first, String topic, String holder, int most, Duration lease) {
        return jdbc.sql("""
                        with recursive mine as materialized (
                            <plain> and o.subject = :first and exists (select from evidence e where e.sha256 = f.sha256 and e.size <= :largest)
                            for update of o skip locked),
                        near (subject, step) as (
                            select subject, 0 from mine
                            union all
                            select coalesce(
                                    (select o.subject from outbox o where o.topic = :topic and o.subject > n.subject order by o.subject limit 1),
                                    (select o.subject from outbox o where o.topic = :topic order by o.subject limit 1)),
                                n.step + 1
                            from near n where n.step < :looked and (n.step = 0 or n.subject <> :first)),
                        beside as materialized (
                            <plain> and o.subject <> :first and o.subject = any(array(select subject from near))
                            order by o.subject < :first, o.subject limit :most for update of o skip locked),
                        sized as (
                            select b.topic, b.subject, sum(e.size) over places as bytes, count(*) over places as place
                            from beside b join evidence e on e.sha256 = b.sha256 where e.size <= :largest
                            window places as (order by b.subject < :first, b.subject)),
                        due as (select topic, subject from mine union all select topic, subject from sized where bytes <= :together and place < :most),
                        next as (
                            select subject from beside where subject not in (select subject from due)
                            order by subject < :first, subject limit 1),
                        taken as (
                            update outbox o
                            set holder = :holder, held_until = now() + :lease * interval '1 millisecond', token = nextval('outbox_token')
                            from due where o.topic = due.topic and o.subject = due.subject
                            returning o.topic, o.subject, o.token),
                        begun as (
                            update agency_file f
                            set attempts = 1, begun_at = now(), sending_at = null, tries_since = coalesce(f.tries_since, now())
                            from taken t
                            where f.file_id = t.subject and f.state = 'SIGNED' and f.attempts = 0 and f.begun_at is null
                            returning f.file_id, f.name, f.sha256, f.signature, f.tries_from, f.tries_since, f.state)
                        select t.*, b.*, (select subject from next) as next from taken t left join begun b on b.file_id = t.subject order by t.subject
                        """.replace("<plain>", PLAIN))
                .param("topic", topic)
                .param("first", first.value())
                .param("agency", profile.agency().value())
                .param("largest", LARGEST)
                .param("together", LARGEST_TOGETHER)
                .param("most", most)
                .param("looked", LOOKED_AT * most)
                .param("holder", holder)
                .param("lease", lease.toMillis())
                .query((row, n) -> taken(row))
                .list();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        Outbox.Work work = new Outbox.Work(row.getString("topic"), row.getLong("subject"), row.getLong("token"));
        Optional<FileId> next =
                Optional.ofNullable(row.getObject("next", Long.class)).map(FileId::new);
        if (row.getString("name") == null) {
            return new Taken(work, Optional.empty(), next);
        }
        return new Taken(
                work,
                Optional.of(new Found(
                        row.getString("name"),
                        new Sha256(row.getString("sha256")),
                        new Sha256(row.getString("signature")),
                        -row.getInt("tries_from"),
                        row.getTimestamp("tries_since").toInstant(),
                        FileState.valueOf(row.getString("state")))),
                next);
    }

    @Override
    public void sending(List<Outbox.Work> works) {
        transactions.executeWithoutResult(status -> convoyRows.sending(works));
    }

    @Override
    public void stillOurs(Outbox.Work work) {
        if (!convoyRows.stillOurs(work)) {
            throw new IllegalStateException("stale token: " + work + " is no longer ours");
        }
        if (convoyRows.heldBack(work)) {
            throw new HeldBackException(new FileId(work.subject()) + " is held back");
        }
    }

    @Override
    public void delivered(List<Proved> files, Instant answerDue) {
        transactions.executeWithoutResult(status -> convoyRows.delivered(files, answerDue));
    }

    @Override
    public void back(List<Outbox.Work> works) {
        transactions.executeWithoutResult(status -> {
            List<Outbox.Work> ours = convoyRows.held(works);
            jdbc.sql("""
                            update agency_file set attempts = 0, begun_at = null, tries_since = null
                            where file_id = any(:files) and state = 'SIGNED' and attempts = 1 and begun_at is not null and sending_at is null
                            """).param("files", ConvoyRows.subjects(ours)).update();
            convoyRows.letGo(ours);
        });
    }
}

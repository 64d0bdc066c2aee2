package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.fault.CrashPoint;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Agency files in PostgreSQL. */
@Repository
class JdbcFileStore implements FileStore {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Freezing freezing;
    private final Attempts attempts;
    private final Entries entries;
    private final Keeping keeping;
    private final FrozenLines lines;
    private final Holds holds;

    JdbcFileStore(
            DataSource dataSource,
            TransactionTemplate transactions,
            Freezing freezing,
            Attempts attempts,
            Entries entries,
            Keeping keeping,
            FrozenLines lines,
            Holds holds) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.freezing = freezing;
        this.attempts = attempts;
        this.entries = entries;
        this.keeping = keeping;
        this.lines = lines;
        this.holds = holds;
    }

    @Override
    public List<FileId> freeze(BatchId id, LocalDate date) {
        return In.transaction(transactions, () -> freezing.freeze(id, date, Map.of()));
    }

    @Override
    public Optional<Frozen> frozen(FileId id) {
        return In.transaction(
                transactions,
                () -> jdbc.sql("select * from agency_file where file_id = :id and state = 'FROZEN'")
                        .param("id", id.value())
                        .query((row, n) -> frozen(id, row))
                        .optional());
    }

    private Frozen frozen(FileId id, ResultSet row) throws SQLException {
        return new Frozen(
                id,
                Optional.ofNullable(row.getString("fund_id")).map(FundId::of),
                Columns.profile(row),
                PaymentReference.of(row.getString("reference")),
                Math.toIntExact(row.getLong("sequence")),
                Period.of(row.getString("period")),
                row.getObject("written_on", LocalDate.class),
                lines.of(id));
    }

    @Override
    public void signed(FileId id, String name, byte[] content, byte[] signature) {
        transactions.executeWithoutResult(status -> {
            Optional<ProfileId> open = jdbc.sql(
                            "select * from agency_file where file_id = :id and state = 'FROZEN' for update")
                    .param("id", id.value())
                    .query((row, n) -> Columns.profile(row))
                    .optional();
            entries.ended(Outbox.WRITE, id.value());
            open.ifPresent(profile -> publish(id, profile, name, content, signature));
        });
        CrashPoint.reached(CrashPoint.COMMIT_BEFORE_RING);
    }

    private void publish(FileId id, ProfileId profile, String name, byte[] content, byte[] signature) {
        Sha256 sha256 = keeping.keep("agency-file", content);
        jdbc.sql("""
                        update agency_file
                        set state = 'SIGNED', name = :name, sha256 = :sha256, signature = :signature, signed_at = now()
                        where file_id = :id
                        """)
                .param("name", name)
                .param("sha256", sha256.hex())
                .param("signature", keeping.keep("signature", signature).hex())
                .param("id", id.value())
                .update();
        entries.work(Outbox.DELIVER + profile.dotted(), id.value());
        holds.park(id);
        entries.journal("file.signed", "file:" + id.value(), name + " " + sha256);
    }

    @Override
    public Optional<Signed> toDeliver(FileId id) {
        return In.transaction(transactions, () -> open(id));
    }

    @Override
    public Optional<Signed> begin(FileId id, Outbox.Work work) {
        return In.transaction(transactions, () -> {
            Optional<Signed> signed = open(id);
            if (signed.isPresent()) {
                attempts.begin(id, work);
            }
            return signed;
        });
    }

    private Optional<Signed> open(FileId id) {
        return jdbc.sql("""
                        select f.*, coalesce(f.tries_since, now()) as first_attempt,
                            (select count(*) from delivery_replay_end e where e.file_id = f.file_id and e.approved) as replays
                        from agency_file f
                        where f.file_id = :id
                            and (f.state in ('SIGNED', 'SENT') or f.state = 'ANSWERED' and f.delivered_at is null)
                        """)
                .param("id", id.value())
                .query((row, n) -> signed(id, row))
                .optional();
    }

    private Signed signed(FileId id, ResultSet row) throws SQLException {
        Sha256 sha256 = new Sha256(row.getString("sha256"));
        return new Signed(
                id,
                Columns.profile(row),
                row.getString("name"),
                keeping.bytes(sha256),
                keeping.bytes(new Sha256(row.getString("signature"))),
                sha256,
                FileState.valueOf(row.getString("state")),
                row.getInt("attempts") - row.getInt("tries_from"),
                row.getTimestamp("first_attempt").toInstant(),
                row.getBoolean("doubt"),
                row.getInt("replays"));
    }

    @Override
    public Term term(FileId id) {
        return Objects.requireNonNull(terms(List.of(id)).get(id), () -> "there is no " + id);
    }

    @Override
    public Map<FileId, Term> terms(Collection<FileId> ids) {
        return jdbc
                .sql("""
                        select f.file_id, f.fund_id, f.period, f.doubt or f.state = 'ANSWERED'
                                or exists (select from handover_export x
                                           where x.file_id = f.file_id and x.replay_id is not distinct from handover_round(f.file_id)) as arrived,
                            (select max(j.at) from journal j
                             where j.subject = 'file:' || f.file_id and j.event in ('file.released', 'replay.approved')) as released
                        from agency_file f where f.file_id = any(:files)
                        """)
                .param("files", ids.stream().map(FileId::value).toArray(Long[]::new))
                .query((row, n) -> Map.entry(new FileId(row.getLong("file_id")), asTerm(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Term asTerm(ResultSet row) throws SQLException {
        return new Term(
                Optional.ofNullable(row.getString("fund_id")).map(FundId::of),
                Period.of(row.getString("period")),
                Optional.ofNullable(row.getTimestamp("released")).map(Timestamp::toInstant),
                row.getBoolean("arrived"));
    }

    @Override
    public void hold(FileId id, Outbox.Work work, Optional<Instant> missed, String why) {
        transactions.executeWithoutResult(status -> {
            attempts.require(id, work);
            holds.holdLate(id, missed, why);
        });
    }

    @Override
    public void sending(FileId id, Outbox.Work work) {
        transactions.executeWithoutResult(status -> attempts.sending(id, work));
    }

    @Override
    public void attempted(FileId id, Outbox.Work work, Outcome outcome, Instant answerDue, Optional<Duration> wait) {
        transactions.executeWithoutResult(status -> attempts.end(id, work, outcome, answerDue, wait));
    }

    @Override
    public List<Awaiting> awaiting(ProfileId profile, FileId after, int most) {
        // Sorted after they are found: in the order of numbers the planner would go through all files that were ever
        // answered.
        return jdbc.sql("""
                        with waiting as materialized (
                            select file_id, name, reference from agency_file
                            where agency = :agency and profile = :profile and answered_at is null and file_id > :after
                                and (state = 'DELIVERED' or state in ('SENT', 'UNDELIVERABLE') and sent_at is not null))
                        select * from waiting order by file_id limit :most
                        """)
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .param("after", after.value())
                .param("most", most)
                .query((row, n) -> new Awaiting(
                        new FileId(row.getLong("file_id")),
                        row.getString("name"),
                        PaymentReference.of(row.getString("reference"))))
                .list();
    }
}

package org.songtor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.fault.CrashPoint;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Receipt;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore;
import org.songtor.port.Outbox;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Batches from claim to receipt. The unique constraint on (fund, content hash) decides who is first, not a look before. */
@Component
@DependsOnDatabaseInitialization
class JdbcBatchStore implements BatchStore {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Keeping keeping;
    private final CheckedRows rows;
    private final CheckedItems items;
    private final HeldMoves held;
    private final CarriedLines carried;
    private final Turn turn;
    private final Entries entries;

    JdbcBatchStore(
            DataSource dataSource,
            TransactionOperations transactions,
            Keeping keeping,
            CheckedRows rows,
            CheckedItems items,
            HeldMoves held,
            CarriedLines carried,
            Turn turn,
            Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.keeping = keeping;
        this.rows = rows;
        this.items = items;
        this.held = held;
        this.carried = carried;
        this.turn = turn;
        this.entries = entries;
    }

    @Override
    public Claim claim(Submission submission) throws IOException {
        try {
            return Objects.requireNonNull(transactions.execute(status -> claimed(submission)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Always key, bytes, batch, in this order: two claims wait for each other, never both ways. */
    private Claim claimed(Submission submission) {
        Sha256 keyStandsFor = holdKey(submission);
        if (!keyStandsFor.equals(submission.sha256())) {
            return new Claim.KeyReused(batch(submission.fund(), keyStandsFor).orElseThrow());
        }
        Optional<BatchId> known = batch(submission.fund(), submission.sha256());
        if (known.isPresent()) {
            return new Claim.Known(known.get());
        }
        keep(submission);
        return insert(submission)
                .<Claim>map(id -> opened(id, submission))
                .orElseGet(() -> new Claim.Known(
                        batch(submission.fund(), submission.sha256()).orElseThrow()));
    }

    private Optional<BatchId> batch(FundId fund, Sha256 sha256) {
        return jdbc.sql("select batch_id from batch where fund_id = ? and sha256 = ?")
                .params(fund.value(), sha256.hex())
                .query((row, n) -> new BatchId(row.getLong(1)))
                .optional();
    }

    /** @return the bytes the key stands for: these, unless others came first */
    private Sha256 holdKey(Submission submission) {
        if (submission.key().isEmpty()) {
            return submission.sha256();
        }
        String key = submission.key().get();
        jdbc.sql("insert into submission_key (fund_id, key, sha256) values (?, ?, ?) on conflict do nothing")
                .params(submission.fund().value(), key, submission.sha256().hex())
                .update();
        return jdbc.sql("select sha256 from submission_key where fund_id = ? and key = ?")
                .params(submission.fund().value(), key)
                .query((row, n) -> new Sha256(row.getString(1)))
                .single();
    }

    private void keep(Submission submission) {
        try {
            keeping.keep("submission", submission.content(), submission.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<BatchId> insert(Submission submission) {
        return jdbc.sql("""
                        insert into batch (fund_id, sha256, channel, source_name, corrects, state)
                        values (?, ?, ?, ?, ?, 'RECEIVED')
                        on conflict (fund_id, sha256) do nothing
                        returning batch_id
                        """)
                .params(
                        submission.fund().value(),
                        submission.sha256().hex(),
                        submission.channel(),
                        submission.sourceName(),
                        submission.corrects().map(BatchId::value).orElse(null))
                .query((row, n) -> new BatchId(row.getLong(1)))
                .optional();
    }

    private Claim opened(BatchId id, Submission submission) {
        entries.work(Outbox.CHECK, id.value());
        entries.journal("batch.received", "batch:" + id.value(), submission.channel() + " " + submission.sha256());
        CrashPoint.reached(CrashPoint.RENAME_BEFORE_COMMIT);
        return new Claim.New(id);
    }

    @Override
    public Optional<Received> received(BatchId id, Path into) throws IOException {
        return copied(
                jdbc.sql("select * from batch where batch_id = ? and state = 'RECEIVED'")
                        .param(id.value()),
                into);
    }

    @Override
    public Optional<Received> original(FundId fund, BatchId id, Path into) throws IOException {
        return copied(
                jdbc.sql("select * from batch where batch_id = ? and fund_id = ?")
                        .params(id.value(), fund.value()),
                into);
    }

    private Optional<Received> copied(JdbcClient.StatementSpec batch, Path into) throws IOException {
        Optional<Received> received = batch.query((row, n) -> received(row)).optional();
        if (received.isPresent()) {
            keeping.copy(received.get().sha256(), into);
        }
        return received;
    }

    private static Received received(ResultSet row) throws SQLException {
        return new Received(
                new BatchId(row.getLong("batch_id")),
                FundId.of(row.getString("fund_id")),
                row.getString("source_name"),
                new Sha256(row.getString("sha256")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("corrects", Long.class)).map(BatchId::new),
                row.getString("channel").equals("desk"));
    }

    @Override
    public boolean checked(BatchId id, Check check) throws IOException {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> {
                Optional<FundId> fund = lockReceived(id);
                fund.ifPresent(f -> written(id, f, check));
                return fund.isPresent();
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Empty when somebody was faster. */
    private Optional<FundId> lockReceived(BatchId id) {
        return jdbc.sql("select fund_id from batch where batch_id = ? and state = 'RECEIVED' for update")
                .param(id.value())
                .query((row, n) -> FundId.of(row.getString(1)))
                .optional();
    }

    private void written(BatchId id, FundId fund, Check check) {
        turn.of(fund);
        CheckedRows.Written written = rows.write(id, fund, check);
        CheckedBatch result = written.result();
        close(id, result);
        items.open(id, fund, result.missing());
        held.collected(id);
        carried.checked(id);
        if (result.state() == BatchState.CHECKED) {
            entries.work(Outbox.DISPATCH, id.value());
        }
        entries.ended(Outbox.CHECK, id.value());
        entries.journal(
                "batch." + result.state().name().toLowerCase(Locale.ROOT),
                "batch:" + id.value(),
                written.lines() + " lines, " + result.problems().size() + " problems");
    }

    private void close(BatchId id, CheckedBatch result) {
        jdbc.sql(
                        "update batch set state = ?, period = ?, fingerprint = ?, corrects = ?, receipt = ?::jsonb where batch_id = ?")
                .params(
                        result.state().name(),
                        result.header().map(h -> h.period().toString()).orElse(null),
                        result.fingerprint().map(Sha256::hex).orElse(null),
                        // A workbook names the batch it mends in its own header, which only the check reads.
                        result.receipt().corrects().map(BatchId::value).orElse(null),
                        Receipts.write(result.receipt()),
                        id.value())
                .update();
    }

    @Override
    public Optional<Receipt> receipt(BatchId id) {
        return jdbc.sql("select receipt from batch where batch_id = ? and receipt is not null")
                .param(id.value())
                .query((row, n) -> Receipts.read(row.getString(1)))
                .optional();
    }

    @Override
    public Optional<BatchId> sameFingerprint(FundId fund, Sha256 fingerprint, BatchId not) {
        return jdbc.sql("""
                        select batch_id from batch
                        where fund_id = ? and fingerprint = ? and batch_id <> ? and state in ('CHECKED', 'DISPATCHED')
                            -- That it looks like the batch it corrects, two people know.
                            and not exists (select from decision_batch d where d.batch_id = ?)
                        order by batch_id limit 1
                        """)
                .params(fund.value(), fingerprint.hex(), not.value(), not.value())
                .query((row, n) -> new BatchId(row.getLong(1)))
                .optional();
    }
}

package org.songtor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
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
    private final Entries entries;

    JdbcBatchStore(
            DataSource dataSource,
            TransactionOperations transactions,
            Keeping keeping,
            CheckedRows rows,
            Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.keeping = keeping;
        this.rows = rows;
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
        Optional<BatchId> known = batch(submission.fund(), submission.sha256());
        Sha256 keyStandsFor = holdKey(submission);
        if (known.isPresent()) {
            return new Claim.Known(known.get());
        }
        if (!keyStandsFor.equals(submission.sha256())) {
            return new Claim.KeyReused(batch(submission.fund(), keyStandsFor).orElseThrow());
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
                        insert into batch (fund_id, sha256, channel, source_name, state)
                        values (?, ?, ?, ?, 'RECEIVED')
                        on conflict (fund_id, sha256) do nothing
                        returning batch_id
                        """)
                .params(
                        submission.fund().value(),
                        submission.sha256().hex(),
                        submission.channel(),
                        submission.sourceName())
                .query((row, n) -> new BatchId(row.getLong(1)))
                .optional();
    }

    private Claim opened(BatchId id, Submission submission) {
        entries.work(Outbox.CHECK, id.value());
        entries.journal("batch.received", "batch:" + id.value(), submission.channel() + " " + submission.sha256());
        return new Claim.New(id);
    }

    @Override
    public Optional<Received> received(BatchId id, Path into) throws IOException {
        Optional<Received> received = jdbc.sql("select * from batch where batch_id = ? and state = 'RECEIVED'")
                .param(id.value())
                .query((row, n) -> received(row))
                .optional();
        if (received.isPresent()) {
            keeping.copy(received.get().sha256(), into);
        }
        return received;
    }

    @Override
    public Optional<Received> original(FundId fund, BatchId id, Path into) throws IOException {
        Optional<Received> received = jdbc.sql("select * from batch where batch_id = ? and fund_id = ?")
                .params(id.value(), fund.value())
                .query((row, n) -> received(row))
                .optional();
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
                Optional.empty());
    }

    @Override
    public boolean checked(BatchId id, Check check) throws IOException {
        List<CheckedLine> lines = new ArrayList<>();
        check.lines(lines::add);
        CheckedBatch result = check.result();
        CheckedRows.refuseContradictions(result, lines);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<FundId> fund = lockReceived(id);
            fund.ifPresent(f -> written(id, f, result, lines));
            return fund.isPresent();
        }));
    }

    /** Empty when somebody was faster. */
    private Optional<FundId> lockReceived(BatchId id) {
        return jdbc.sql("select fund_id from batch where batch_id = ? and state = 'RECEIVED' for update")
                .param(id.value())
                .query((row, n) -> FundId.of(row.getString(1)))
                .optional();
    }

    private void written(BatchId id, FundId fund, CheckedBatch result, List<CheckedLine> lines) {
        rows.write(id, fund, result, lines);
        jdbc.sql("update batch set state = ?, period = ?, receipt = ?::jsonb where batch_id = ?")
                .params(
                        result.state().name(),
                        result.header().map(h -> h.period().toString()).orElse(null),
                        Receipts.write(result.receipt()),
                        id.value())
                .update();
        if (result.state() == BatchState.CHECKED) {
            entries.work(Outbox.DISPATCH, id.value());
        }
        entries.ended(Outbox.CHECK, id.value());
        entries.journal(
                "batch." + result.state().name().toLowerCase(Locale.ROOT),
                "batch:" + id.value(),
                lines.size() + " lines, " + result.problems().size() + " problems");
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
        throw new UnsupportedOperationException();
    }
}

package org.songtor.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Receipt;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore;
import org.songtor.port.Outbox;

/** Batches in memory, by the port's own words. */
public final class MemoryBatchStore implements BatchStore {
    public record Kept(
            BatchId id, Submission submission, byte[] bytes, List<CheckedLine> lines, Optional<CheckedBatch> result) {}

    public final List<Kept> batches = new ArrayList<>();
    public volatile boolean broken;
    private final MemoryOutbox outbox;

    public MemoryBatchStore(MemoryOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public synchronized Claim claim(Submission s) throws IOException {
        if (broken) {
            throw new IllegalStateException("the database is away");
        }
        List<Kept> own = batches.stream()
                .filter(k -> k.submission.fund().equals(s.fund()))
                .toList();
        for (Kept kept : own) {
            boolean sameKey = s.key().isPresent() && s.key().equals(kept.submission.key());
            if (sameKey && !kept.submission.sha256().equals(s.sha256())) {
                return new Claim.KeyReused(kept.id);
            }
        }
        for (Kept kept : own) {
            if (kept.submission.sha256().equals(s.sha256())) {
                return new Claim.Known(kept.id);
            }
        }
        BatchId id = new BatchId(batches.size() + 1L);
        batches.add(new Kept(id, s, Files.readAllBytes(s.content()), List.of(), Optional.empty()));
        outbox.add(Outbox.CHECK, id.value());
        return new Claim.New(id);
    }

    @Override
    public synchronized Optional<Received> received(BatchId id, Path into) throws IOException {
        Optional<Kept> kept = kept(id).filter(k -> k.result.isEmpty());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Files.write(into, kept.get().bytes);
        Submission s = kept.get().submission;
        return Optional.of(new Received(id, s.fund(), s.sourceName(), s.sha256(), Instant.EPOCH, s.corrects()));
    }

    @Override
    public synchronized boolean checked(BatchId id, Check check) throws IOException {
        List<CheckedLine> lines = new ArrayList<>();
        check.lines(lines::add);
        CheckedBatch result = check.result();
        Kept kept = kept(id).orElseThrow();
        outbox.remove(Outbox.CHECK, id.value());
        if (kept.result.isPresent()) {
            return false;
        }
        batches.set(batches.indexOf(kept), new Kept(id, kept.submission, kept.bytes, lines, Optional.of(result)));
        return true;
    }

    @Override
    public synchronized Optional<Receipt> receipt(BatchId id) {
        return kept(id).flatMap(Kept::result).map(CheckedBatch::receipt);
    }

    @Override
    public synchronized Optional<Received> original(FundId fund, BatchId id, Path into) throws IOException {
        Optional<Kept> kept = kept(id).filter(k -> k.submission.fund().equals(fund));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Files.write(into, kept.get().bytes);
        Submission s = kept.get().submission;
        return Optional.of(new Received(id, s.fund(), s.sourceName(), s.sha256(), Instant.EPOCH, s.corrects()));
    }

    @Override
    public synchronized Optional<BatchId> sameFingerprint(FundId fund, Sha256 fingerprint, BatchId not) {
        return batches.stream()
                .filter(k -> k.submission.fund().equals(fund) && !k.id.equals(not))
                .filter(k -> k.result
                        .flatMap(CheckedBatch::fingerprint)
                        .filter(fingerprint::equals)
                        .isPresent())
                .map(Kept::id)
                .findFirst();
    }

    private Optional<Kept> kept(BatchId id) {
        return batches.stream().filter(k -> k.id.equals(id)).findFirst();
    }
}

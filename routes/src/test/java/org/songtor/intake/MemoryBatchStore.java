package org.songtor.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.Receipt;
import org.songtor.port.BatchStore;
import org.songtor.port.Outbox;

/** Batches in memory, by the port's own words. */
public final class MemoryBatchStore implements BatchStore {
    public record Kept(BatchId id, Submission submission, byte[] bytes, Optional<CheckedBatch> result) {}

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
        for (Kept kept : batches) {
            boolean same = kept.submission.fund().equals(s.fund());
            if (same && kept.submission.sha256().equals(s.sha256())) {
                return new Claim.Known(kept.id);
            }
            if (same && s.key().isPresent() && s.key().equals(kept.submission.key())) {
                return new Claim.KeyReused(kept.id);
            }
        }
        BatchId id = new BatchId(batches.size() + 1L);
        batches.add(new Kept(id, s, Files.readAllBytes(s.content()), Optional.empty()));
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
        return Optional.of(new Received(id, s.fund(), s.sourceName(), s.sha256(), Instant.EPOCH));
    }

    @Override
    public synchronized boolean checked(BatchId id, CheckedBatch result) {
        Kept kept = kept(id).orElseThrow();
        outbox.remove(Outbox.CHECK, id.value());
        if (kept.result.isPresent()) {
            return false;
        }
        batches.set(batches.indexOf(kept), new Kept(id, kept.submission, kept.bytes, Optional.of(result)));
        return true;
    }

    @Override
    public synchronized Optional<Receipt> receipt(BatchId id) {
        return kept(id).flatMap(Kept::result).map(CheckedBatch::receipt);
    }

    private Optional<Kept> kept(BatchId id) {
        return batches.stream().filter(k -> k.id.equals(id)).findFirst();
    }
}

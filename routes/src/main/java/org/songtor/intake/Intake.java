package org.songtor.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.songtor.fault.CrashPoint;
import org.songtor.flow.Worker;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Receipt;
import org.songtor.port.BatchStore;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.Received;
import org.songtor.port.BatchStore.Submission;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/**
 * What every channel does with a file: claim it, which makes it durable; check it; give its receipt. A crash between claim and check leaves the outbox
 * row {@code check}, whose ring comes back to {@link #check}. The same bytes again give the same receipt, whenever they come.
 */
@Component
public class Intake {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final BatchStore batches;
    private final Outbox outbox;
    private final Worker worker;
    private final BatchCheck check;
    private final Incoming incoming;
    private final Seal seal;
    private final Map<FundId, Object> oneAtATime = new ConcurrentHashMap<>();

    Intake(BatchStore batches, Outbox outbox, Worker worker, BatchCheck check, Incoming incoming, Seal seal) {
        this.batches = batches;
        this.outbox = outbox;
        this.worker = worker;
        this.check = check;
        this.incoming = incoming;
        this.seal = seal;
    }

    /** How a submission ended; in every case but {@code KeyReused} the bytes are durable. */
    public sealed interface Taken {
        record New(Receipt receipt) implements Taken {}

        record Known(Receipt receipt) implements Taken {}

        /** The fund used this key for other bytes before; these were not kept. */
        record KeyReused(BatchId id) implements Taken {}

        /** Kept, and another worker has not finished its check yet. */
        record Waiting(BatchId id) implements Taken {}
    }

    public Taken submit(Submission submission) throws IOException {
        Claim claim = batches.claim(submission);
        if (claim instanceof Claim.KeyReused reused) {
            return new Taken.KeyReused(reused.id());
        }
        if (claim instanceof Claim.New fresh) {
            Optional<Receipt> receipt = receipt(fresh.id());
            CrashPoint.reached(CrashPoint.COMMIT_BEFORE_RECEIPT);
            return receipt.<Taken>map(Taken.New::new).orElseGet(() -> new Taken.Waiting(fresh.id()));
        }
        BatchId id = ((Claim.Known) claim).id();
        return receipt(id).<Taken>map(Taken.Known::new).orElseGet(() -> new Taken.Waiting(id));
    }

    /** Answers a ring of the topic {@code check}; does nothing where the check is done or somebody is at it. */
    public void check(long batch) {
        worker.run(Outbox.CHECK, batch, this::checkNow);
    }

    /** The receipt, after checking the batch here unless another worker is at it; then that one is waited for. */
    private Optional<Receipt> receipt(BatchId id) {
        Optional<Receipt> receipt = batches.receipt(id);
        if (receipt.isPresent()) {
            return receipt;
        }
        check(id.value());
        long end = System.nanoTime() + PATIENCE.toNanos();
        receipt = batches.receipt(id);
        while (receipt.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            receipt = batches.receipt(id);
        }
        return receipt;
    }

    private void checkNow(Outbox.Work work) {
        BatchId id = new BatchId(work.subject());
        try {
            Path content = incoming.empty();
            try {
                Optional<Received> received = batches.received(id, content);
                if (received.isEmpty()) {
                    outbox.done(work);
                } else {
                    checkAlone(received.get(), content);
                }
            } finally {
                Files.deleteIfExists(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One batch of a fund at a time: two that are checked side by side would not see each other's payments. When another node was faster its
     * result stands, and this one is dropped by the store.
     */
    private void checkAlone(Received received, Path content) throws IOException {
        synchronized (oneAtATime.computeIfAbsent(received.fund(), f -> new Object())) {
            batches.checked(received.id(), seal.on(check.check(received, content)));
        }
    }
}

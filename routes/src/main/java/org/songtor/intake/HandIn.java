package org.songtor.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Receipt;
import org.songtor.port.BatchStore;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.Submission;
import org.songtor.port.Journal;
import org.songtor.port.Submissions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What a person hands in. The claim makes it durable and leaves the outbox row; the check begins here at once, and where no thread is free the doorbell
 * rings for it, so nobody who uploads waits behind somebody's large file.
 */
@Component
class HandIn implements Submissions {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(40);
    private static final int AT_ONCE = 2;

    private final Intake intake;
    private final Incoming incoming;
    private final BatchStore batches;
    private final Journal journal;
    private final Duration moment;
    private final ThreadPoolExecutor checks = new ThreadPoolExecutor(
            0, AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.DiscardPolicy());

    @Autowired
    HandIn(Intake intake, Incoming incoming, BatchStore batches, Journal journal) {
        this(intake, incoming, batches, journal, MOMENT);
    }

    HandIn(Intake intake, Incoming incoming, BatchStore batches, Journal journal, Duration moment) {
        this.intake = intake;
        this.incoming = incoming;
        this.batches = batches;
        this.journal = journal;
        this.moment = moment;
    }

    @Override
    public Handed submit(Parcel parcel, InputStream content) throws IOException {
        if (parcel.corrects().isPresent()
                && receipt(parcel.fund(), parcel.corrects().get()).isEmpty()) {
            return new Handed.NothingToCorrect();
        }
        try (Incoming.Copy copy = incoming.copy(content)) {
            return claim(parcel, copy);
        } catch (Incoming.TooLarge e) {
            return new Handed.TooLarge(incoming.ceiling());
        }
    }

    private Handed claim(Parcel parcel, Incoming.Copy copy) throws IOException {
        Claim claim = batches.claim(new Submission(
                parcel.fund(),
                parcel.channel(),
                Upload.shortName(parcel.sourceName()),
                Optional.empty(),
                copy.path(),
                copy.sha256(),
                parcel.corrects()));
        if (claim instanceof Claim.New fresh) {
            journal.write(
                    parcel.actor(), "batch.handed-in", "batch:" + fresh.id().value(), parcel.channel());
            checks.execute(() -> intake.check(fresh.id().value()));
            await(fresh.id());
            return new Handed.New(fresh.id());
        }
        if (claim instanceof Claim.Known known) {
            return new Handed.Known(known.id());
        }
        throw new IllegalStateException("a key was compared and none was given: " + claim);
    }

    private void await(BatchId id) {
        long end = System.nanoTime() + moment.toNanos();
        while (batches.receipt(id).isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public Optional<Receipt> receipt(FundId fund, BatchId id) {
        return batches.receipt(id).filter(r -> r.fund().equals(fund));
    }

    @Override
    public long ceiling() {
        return incoming.ceiling();
    }
}

package org.songtor.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.channel.Errors;
import org.songtor.channel.Verdict;
import org.songtor.flow.Queues;
import org.songtor.flow.RetryPolicy;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.Worker;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/**
 * The same for every channel: ask what the other side holds, send only what it lacks, ask again, and record the outcome. Since
 * asking comes first, a crash after sending is answered by the other side and not by sending twice.
 */
@Component
public class Delivery {
    private final Worker worker;
    private final FileStore files;
    private final SongtorSettings settings;
    private final Clock clock;

    Delivery(Worker worker, FileStore files, SongtorSettings settings, Clock clock) {
        this.worker = worker;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes the work a ring is about; null when it is done or somebody else has it. */
    public @Nullable Attempt begin(String profile, long file) {
        Optional<Outbox.Work> work = worker.take(Queues.deliver(ProfileId.of(profile)), file);
        if (work.isEmpty()) {
            return null;
        }
        try {
            return open(work.get(), new FileId(file));
        } catch (RuntimeException e) {
            worker.failed(work.get(), e);
            throw e;
        }
    }

    private @Nullable Attempt open(Outbox.Work work, FileId file) {
        FileStore.Signed signed = files.toDeliver(file)
                .orElseThrow(() -> new IllegalStateException(file + " is to be delivered but is not signed"));
        Attempt attempt = new Attempt(work, signed, false, false, Optional.empty());
        if (signed.state() == FileState.ANSWERED) {
            record(attempt, new Outcome.Delivered("the other side answered it already"));
            return null;
        }
        return attempt;
    }

    /**
     * Nothing is there under this name: the bytes may go. Where only a receipt is proof, a file that may have left before is not sent again, whatever
     * the other side does not show: it may have taken it out of its inbox.
     */
    public boolean absent(Attempt attempt) {
        boolean mayBeThere = settings.profile(attempt.profile()).proof() == SongtorSettings.Proof.RECEIPT
                && attempt.file().state() != FileState.SIGNED;
        return attempt.there().isEmpty() && !mayBeThere;
    }

    /** Notes in the store that bytes are about to leave. */
    public Attempt sending(Attempt attempt) {
        files.sending(attempt.file().id(), attempt.work());
        return attempt.withBegun();
    }

    /** The other side took the bytes; what it says from now on is about a question of ours. */
    public Attempt sent(Attempt attempt) {
        return attempt.withPut();
    }

    public void finish(Attempt attempt) {
        record(attempt, outcome(attempt));
    }

    /** Something on the way failed: what that says, the edge knows. */
    public void failed(Attempt attempt, Exception cause) {
        Verdict verdict = Errors.of(settings.profile(attempt.profile()).channel(), cause, attempt.stage());
        record(attempt, verdict.outcome());
    }

    static Outcome outcome(Attempt attempt) {
        Optional<Sha256> there = attempt.there();
        if (there.isEmpty()) {
            return new Outcome.Unknown(
                    attempt.begun()
                            ? "sent, but the other side shows nothing under this name"
                            : "sent before, and no receipt has come; it is not sent again without one");
        }
        if (!there.get().equals(attempt.file().sha256())) {
            return new Outcome.Refused("the other side holds other bytes under this name: " + there.get());
        }
        return new Outcome.Delivered(
                attempt.begun() || attempt.file().state() == FileState.SIGNED
                        ? "the other side shows the same SHA-256"
                        : "was there from an earlier attempt, with the same SHA-256");
    }

    private void record(Attempt attempt, Outcome outcome) {
        ProfileId profile = attempt.profile();
        SongtorSettings.Profile entry = settings.profile(profile);
        int begun = attempt.file().attempts() + 1;
        Optional<Duration> wait = RetryPolicy.next(entry.retry(), begun);
        files.attempted(
                attempt.file().id(), attempt.work(), outcome, clock.instant().plus(entry.answerWithin()), wait);
    }
}

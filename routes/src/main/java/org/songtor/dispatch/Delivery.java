package org.songtor.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.cxf.binding.soap.SoapFault;
import org.jspecify.annotations.Nullable;
import org.songtor.channel.RefusedException;
import org.songtor.fault.CrashPoint;
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

    /** Nothing is there under this name: the bytes may go. */
    public boolean absent(Attempt attempt) {
        return attempt.there().isEmpty();
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
        CrashPoint.reached(CrashPoint.REMOTE_RENAME_BEFORE_COMMIT);
        record(attempt, outcome(attempt));
    }

    /** Something on the way failed: before the first byte nothing happened, after it only the other side knows. */
    public void failed(Attempt attempt, Exception cause) {
        String detail = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (attempt.putting() && refused(cause)) {
            record(attempt, new Outcome.Refused(detail));
        } else if (attempt.begun()) {
            record(attempt, new Outcome.Unknown(detail));
        } else {
            record(attempt, new Outcome.TryAgain(detail));
        }
    }

    /** A clear "no": the channel's own, or a SOAP fault that blames the sender. Every other fault says nothing. */
    private static boolean refused(Exception cause) {
        return cause instanceof RefusedException
                || (cause instanceof SoapFault fault
                        && "Sender".equals(fault.getFaultCode().getLocalPart()));
    }

    static Outcome outcome(Attempt attempt) {
        Optional<Sha256> there = attempt.there();
        if (there.isEmpty()) {
            return new Outcome.Unknown("sent, but the other side shows nothing under this name");
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
        CrashPoint.reached(CrashPoint.DELIVERED_BEFORE_ANSWER_READ);
    }
}

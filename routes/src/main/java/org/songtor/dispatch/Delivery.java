package org.songtor.dispatch;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.channel.Errors;
import org.songtor.channel.Verdict;
import org.songtor.delivery.SendingCalendar;
import org.songtor.fault.CrashPoint;
import org.songtor.flow.AnswerDeadline;
import org.songtor.flow.Queues;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.Worker;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.FileStore;
import org.songtor.port.Gates;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.songtor.settings.Channel;
import org.songtor.settings.ProfileEntry;
import org.songtor.settings.Proof;
import org.springframework.stereotype.Component;

/**
 * The same for every channel: ask what the other side holds, send only what it lacks, ask again, and record the outcome. Since
 * asking comes first, a crash after sending is answered by the other side and not by sending twice. Where a channel cannot ask, a file that may have
 * arrived is not sent again: it waits for its answer as long as an answer may take, and then for a person.
 */
@Component
public class Delivery {
    private static final Outcome SHOWN = new Outcome.Delivered("the other side shows the same SHA-256");
    private static final Outcome WAS_THERE =
            new Outcome.Delivered("was there from an earlier attempt, with the same SHA-256");

    private final Worker worker;
    private final FileStore files;
    private final Gates gates;
    private final SongtorSettings settings;
    private final SendingCalendar calendar;
    private final Clock clock;
    private final Departures departures;
    private final NextTry nextTry;

    public Delivery(
            Worker worker,
            FileStore files,
            Gates gates,
            SongtorSettings settings,
            SendingCalendar calendar,
            Clock clock) {
        this.worker = worker;
        this.files = files;
        this.gates = gates;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
        this.departures = new Departures(files, settings, calendar);
        this.nextTry = new NextTry(settings, calendar, clock, departures);
    }

    /** Takes the work a ring is about; null when it is done, somebody else has it, or it is not its time. */
    public @Nullable Attempt begin(ProfileId of, long file) {
        Optional<Outbox.Work> work = worker.take(Queues.deliver(of), file);
        if (work.isEmpty()) {
            return null;
        }
        try {
            if (tooLate(of, work.get())) {
                worker.postponed(work.get(), Duration.ZERO);
                return null;
            }
            Optional<Duration> closed = closed(of, work.get());
            if (closed.isPresent()) {
                worker.postponed(work.get(), closed.get());
                return null;
            }
            return open(work.get(), new FileId(file));
        } catch (RuntimeException e) {
            worker.failed(work.get(), e);
            throw e;
        }
    }

    /** Whether the agency's hours let every file of the profile go now, whosesoever it is, late or not. Which are held as late is {@link #free}. */
    boolean open(ProfileId profile) {
        Instant now = clock.instant();
        return !nextTry.opening(profile, now).isAfter(now);
    }

    /** Those of the files that no late rule holds now or within this time: they need not be looked at one by one. */
    Set<FileId> free(ProfileId profile, List<FileId> ids, Duration within) {
        Instant now = clock.instant();
        return departures.free(profile, ids, now, now.plus(within));
    }

    /** It missed its last day, and a person decides: the file is held. One that may be there already goes on all the same: it is asked for, or noted. */
    boolean tooLate(ProfileId profile, Outbox.Work work) {
        FileId file = new FileId(work.subject());
        Optional<Kept> kept =
                departures.kept(profile, file, clock.instant()).filter(why -> !departures.mayBeThere(file));
        kept.ifPresent(why -> files.hold(file, work, why.missed(), why.why()));
        return kept.isPresent();
    }

    /** Until the instant from which a person would have to decide, and at most this long. */
    Duration untilLate(ProfileId profile, Outbox.Work work, Duration most) {
        Instant now = clock.instant();
        return departures
                .held(profile, new FileId(work.subject()), now)
                .filter(due -> due.isAfter(now) && due.isBefore(now.plus(most)))
                .map(due -> Duration.between(now, due))
                .orElse(most);
    }

    /** How long until the agency's window opens, or until its breaker may let an attempt through; empty when one may begin. */
    private Optional<Duration> closed(ProfileId profile, Outbox.Work work) {
        Instant now = clock.instant();
        Instant opening =
                departures.orLate(profile, new FileId(work.subject()), now, nextTry.opening(profile, now), now);
        return opening.isAfter(now)
                ? Optional.of(Duration.between(now, opening))
                : gates.closed(profile.agency(), work, worker.lease());
    }

    private @Nullable Attempt open(Outbox.Work work, FileId file) {
        FileStore.Signed signed = files.begin(file, work)
                .orElseThrow(() -> new IllegalStateException(file + " is to be delivered but is not signed"));
        Attempt attempt = Attempt.of(work, signed);
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
        boolean mayBeThere = byReceipt(attempt) && attempt.file().doubtful();
        return attempt.there().isEmpty() && !mayBeThere;
    }

    /**
     * Notes in the store that bytes are about to leave, and sees to it that they may: the last day may be over since the attempt began, or it began only to ask.
     */
    public Attempt sending(Attempt attempt) {
        if (attempt.file().doubtful() && !attempt.asked()) {
            throw new UnaskedException("an earlier attempt may have left " + attempt.name() + " there");
        }
        FileId file = attempt.file().id();
        departures.kept(attempt.profile(), file, clock.instant()).ifPresent(kept -> {
            files.hold(file, attempt.work(), kept.missed(), kept.why());
            throw new HeldBackException(kept.why());
        });
        files.sending(file, attempt.work());
        return attempt.withBegun();
    }

    /**
     * Its last day may be over since it was marked with others.
     *
     * @throws HeldBackException where its late rule keeps it here; it is held when it begins again
     */
    void requireInTime(Attempt attempt) {
        departures.kept(attempt.profile(), attempt.file().id(), clock.instant()).ifPresent(kept -> {
            throw new HeldBackException(kept.why());
        });
    }

    /** The other side took the bytes; what it says from now on is about a question of ours. */
    public Attempt sent(Attempt attempt) {
        return attempt.withPut();
    }

    /** The agency was asked last of all, and answered. */
    public void finish(Attempt attempt) {
        CrashPoint.reached(CrashPoint.REMOTE_RENAME_BEFORE_COMMIT);
        Outcome outcome = outcome(attempt);
        write(attempt, outcome, nextTry.in(attempt));
        ended(attempt, answers(outcome) || withoutReceiptYet(attempt));
    }

    /** It took what was sent or answered what was asked, and writes its receipts when it does: nothing failed. */
    private boolean withoutReceiptYet(Attempt attempt) {
        return byReceipt(attempt) && attempt.there().isEmpty();
    }

    /** Something on the way failed: what that says, the edge knows. */
    public Outcome failed(Attempt attempt, Exception cause) {
        if (cause instanceof UnaskedException) {
            return write(
                    attempt, new Outcome.Unknown(String.valueOf(cause.getMessage())), nextTry.untilAnswered(attempt));
        }
        if (cause instanceof UnsentException || cause instanceof HeldBackException && !attempt.begun()) {
            return write(attempt, new Outcome.TryAgain(String.valueOf(cause.getMessage())), Optional.of(Duration.ZERO));
        }
        return judged(attempt, Errors.of(entry(attempt).channel(), cause, attempt.stage()));
    }

    /** As {@link #failed} of another file on its way in the same act: the agency failed once, and its breaker has heard of it. */
    void failedAlso(Attempt attempt, Exception cause) {
        Verdict verdict = Errors.of(entry(attempt).channel(), cause, attempt.stage());
        write(attempt, verdict.outcome(), nextTry.in(attempt, verdict.later()));
    }

    private Outcome judged(Attempt attempt, Verdict verdict) {
        if (verdict.stops()) {
            gates.stranger(attempt.profile().agency(), verdict.outcome().detail());
        }
        record(attempt, verdict.outcome(), verdict.later());
        return verdict.outcome();
    }

    /** It was marked with others and its turn did not come: surely nothing of it left. */
    void leftOut(Attempt attempt) {
        write(
                attempt,
                new Outcome.TryAgain("nothing of it left: the file before it failed"),
                Optional.of(Duration.ZERO));
    }

    /** Its proof is in the store. */
    void concluded(Attempt attempt) {
        worker.ended(attempt.work());
        counted(attempt, outcome(attempt));
    }

    /** The agency took a file: its breaker hears of it. */
    void heard(Attempt attempt) {
        ended(attempt, answers(outcome(attempt)));
    }

    Instant answerDue(Attempt attempt, Instant delivered) {
        return AnswerDeadline.after(settings, calendar, attempt.profile(), delivered);
    }

    Outcome outcome(Attempt attempt) {
        Optional<Sha256> there = attempt.there();
        if (there.isEmpty()) {
            return new Outcome.Unknown(
                    attempt.begun()
                            ? "sent, but the other side shows nothing under this name"
                            : "sent before, and no receipt has come; it is not sent again without one");
        }
        if (!there.get().equals(attempt.file().sha256())) {
            return otherBytes(attempt, "the other side holds other bytes under this name: " + there.get());
        }
        return attempt.begun() || attempt.file().state() == FileState.SIGNED ? SHOWN : WAS_THERE;
    }

    /**
     * Nobody said no. Where ours may have left, they can be ours half written or half copied: the other side is asked again, and nothing goes over them. A
     * person is told at once where asking again leads nowhere: ours never left and somebody else has the name, or the file would not go again by itself
     * even if they were gone.
     */
    private Outcome otherBytes(Attempt attempt, String detail) {
        boolean ours = attempt.begun() || attempt.file().doubtful();
        if (!ours || !goesAgain(entry(attempt))) {
            return new Outcome.Refused(detail);
        }
        return new Outcome.Unknown(detail
                + (nextTry.in(attempt).isPresent()
                        ? "; it is asked again, and nothing is put over them"
                        : "; they stay so, and a person decides"));
    }

    /** Whether a file that is gone there is sent again: a receipt is its agency's last word, and a broker drops the same message for good. */
    private static boolean goesAgain(ProfileEntry profile) {
        return profile.proof() == Proof.STAT && profile.channel() != Channel.JMS;
    }

    private void record(Attempt attempt, Outcome outcome) {
        record(attempt, outcome, Optional.empty());
    }

    /** What the agency did, or did not: its breaker hears of it. @param later for how long it asked to be left alone, which no other time shortens */
    private void record(Attempt attempt, Outcome outcome, Optional<Duration> later) {
        write(attempt, outcome, nextTry.in(attempt, later));
        ended(attempt, answers(outcome));
    }

    /** A refusal of the file is an answer of the agency. */
    private static boolean answers(Outcome outcome) {
        return outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Refused;
    }

    private void ended(Attempt attempt, boolean answered) {
        gates.ended(
                attempt.profile().agency(),
                attempt.work(),
                answered,
                settings.agency(attempt.profile()).breaker().terms());
    }

    private Outcome write(Attempt attempt, Outcome outcome, Optional<Duration> wait) {
        try {
            Instant due = answerDue(attempt, clock.instant());
            files.attempted(attempt.file().id(), attempt.work(), outcome, due, wait);
            CrashPoint.reached(CrashPoint.DELIVERED_BEFORE_ANSWER_READ);
            counted(attempt, outcome);
            return outcome;
        } finally {
            worker.ended(attempt.work());
        }
    }

    private static void counted(Attempt attempt, Outcome outcome) {
        String word = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Metrics.counter(
                        "songtor.delivery.attempts",
                        "profile",
                        attempt.profile().toString(),
                        "outcome",
                        word)
                .increment();
    }

    /** What is there says nothing, since the agency takes files away; only its receipt does. */
    public boolean byReceipt(Attempt attempt) {
        return entry(attempt).proof() == Proof.RECEIPT;
    }

    private ProfileEntry entry(Attempt attempt) {
        return settings.profile(attempt.profile());
    }
}

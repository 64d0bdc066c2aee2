package org.songtor.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.fault.CrashPoint;
import org.songtor.flow.Queues;
import org.songtor.flow.Ringer;
import org.songtor.flow.Worker;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.port.Convoy;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/**
 * Files that go together pay for one commit where each alone would pay for its own: begun together, asked for one by one, noted together before the first
 * byte of any leaves, sent one by one, and those that are proved noted together. What one of them meets that is not plain, it meets alone: where a step for
 * all fails, {@link Delivery} does it for each; where one fails at the agency, those behind it turn back.
 */
@Component
public class Convoys {
    /** Exchange property. */
    static final String SHIFT = "shift";

    /**
     * So long after they were marked, files go without a question to the store: who takes one away first has to see that this node lost its lease or its connection,
     * and then is rung for it. Nearly every shift is over by then.
     */
    private static final Duration SURE = Duration.ofSeconds(1);

    /**
     * Where late files are held, one whose last instant comes sooner goes alone: a shift is over by then as a rule. That none is too late is no matter of this time, but of
     * what is judged when they are marked and before each leaves.
     */
    private static final Duration FAR = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Convoys.class);

    private final Delivery delivery;
    private final Convoy convoy;
    private final Worker worker;
    private final Ringer ringer;
    private final Clock clock;
    private final Map<ProfileId, Object> joining = new ConcurrentHashMap<>();
    private final Pace pace = new Pace();

    public Convoys(Delivery delivery, Convoy convoy, Worker worker, Ringer ringer, Clock clock) {
        this.delivery = delivery;
        this.convoy = convoy;
        this.worker = worker;
        this.ringer = ringer;
        this.clock = clock;
    }

    /**
     * Takes the work a ring is about and what may go along; nothing where {@link Delivery#begin} takes nothing. Who is rung for a file that another worker is just
     * taking along waits for that, and so sees it. For the first that had no room it rings itself: another worker need not wait until the doorbell looks again.
     *
     * @param rung when, by the clock of who rang, in milliseconds; nothing where nobody says
     */
    public Shift begin(ProfileId of, long file, @Nullable Long rung) {
        synchronized (joining.computeIfAbsent(of, p -> new Object())) {
            if (worker.answered(Queues.deliver(of), file, rung == null ? Instant.MAX : Instant.ofEpochMilli(rung))) {
                return new Shift(List.of());
            }
            List<Attempt> together = mayLead(of, new FileId(file)) ? together(of, new FileId(file)) : List.of();
            if (!together.isEmpty()) {
                return new Shift(together);
            }
        }
        Attempt alone = delivery.begin(of, file);
        return new Shift(alone == null ? List.of() : List.of(alone));
    }

    private boolean mayLead(ProfileId profile, FileId first) {
        return delivery.open(profile)
                && !delivery.free(profile, List.of(first), FAR).isEmpty();
    }

    private List<Attempt> together(ProfileId profile, FileId first) {
        try {
            Convoy.Joined joined = convoy.join(profile, first, pace.most(profile), worker.lease());
            List<Attempt> together = far(profile, joined.members()).stream()
                    .map(member -> {
                        worker.joined(member.work());
                        return Attempt.fresh(member.work(), member.file());
                    })
                    .toList();
            joined.next().ifPresent(next -> ring(profile, next));
            return together;
        } catch (RuntimeException e) {
            LOG.warn("{} goes alone: {}", first, e.toString());
            return List.of();
        }
    }

    /** Of those that joined; the others are given back, and since whoever takes files along is rung for one of many, each is rung for. */
    private List<Convoy.Member> far(ProfileId profile, List<Convoy.Member> joined) {
        Set<FileId> far = new HashSet<>();
        List<FileId> all = joined.stream().map(m -> m.file().id()).toList();
        done("look at", all, () -> far.addAll(delivery.free(profile, all, FAR)));
        List<Outbox.Work> near = joined.stream()
                .filter(m -> !far.contains(m.file().id()))
                .map(Convoy.Member::work)
                .toList();
        if (!near.isEmpty() && done("give back", near, () -> convoy.back(near))) {
            near.forEach(work -> ring(profile, new FileId(work.subject())));
        }
        return joined.stream().filter(m -> far.contains(m.file().id())).toList();
    }

    private void ring(ProfileId profile, FileId next) {
        try {
            ringer.ring(Queues.deliver(profile), next.value());
        } catch (RuntimeException e) {
            LOG.warn("{} waits for the doorbell: {}", next, e.toString());
        }
    }

    /** Not behind one that failed, unless nothing is to be said to the agency any more. */
    public boolean turn(Attempt attempt, Shift shift) {
        boolean comes = !shift.troubled() || (attempt.asked() && !delivery.absent(attempt));
        if (!comes) {
            shift.left(attempt);
        }
        return comes;
    }

    /**
     * Before anything of it leaves, unless there can be nothing of ours there and the other side itself lets nothing be put over what is there. An agency that takes
     * files away would take one again that a gateway restored from a backup does not remember: it is asked always.
     */
    public boolean mustAsk(Attempt attempt) {
        return !attempt.fresh() || delivery.byReceipt(attempt);
    }

    /** Before the first byte leaves. Where all cannot be marked in one, each marks itself when its turn comes. */
    public List<Attempt> marked(Shift shift) {
        back(shift.takeLeft());
        Instant now = clock.instant();
        List<Attempt> plain = inTime(shift.asked().stream()
                .filter(a -> delivery.absent(a) && !a.file().doubtful())
                .toList());
        if (plain.size() < 2 || !done("mark", plain, () -> convoy.sending(works(plain)))) {
            return shift.asked();
        }
        shift.sure(now);
        return shift.asked().stream()
                .map(a -> plain.contains(a) ? a.withBegun() : a)
                .toList();
    }

    /** As long as none of them is looked at again. */
    private List<Attempt> inTime(List<Attempt> absent) {
        if (absent.isEmpty()) {
            return absent;
        }
        List<FileId> all = absent.stream().map(a -> a.file().id()).toList();
        Set<FileId> free = delivery.free(absent.get(0).profile(), all, SURE);
        return absent.stream().filter(a -> free.contains(a.file().id())).toList();
    }

    private void back(List<Attempt> left) {
        if (!left.isEmpty()) {
            left.forEach(a -> worker.ended(a.work()));
            done("turn back", left, () -> convoy.back(works(left)));
        }
    }

    /**
     * Before the first byte of this one leaves: it is marked, or it was with others and is ours still. Those in front of it may have taken minutes, in which the
     * store can have been away, or this node asleep, and another node can have taken the work.
     *
     * @throws UnsentException where it is not ours any more, a person or its last day holds it back, or nobody can say
     */
    public Attempt sending(Attempt attempt, Shift shift) {
        if (!attempt.begun()) {
            return delivery.sending(attempt);
        }
        if (!sure(shift)) {
            try {
                delivery.requireInTime(attempt);
                convoy.stillOurs(attempt.work());
            } catch (RuntimeException e) {
                throw new UnsentException(e);
            }
        }
        return attempt;
    }

    /** Whether those that were marked in one may leave without a question: that was a moment ago. */
    boolean sure(Shift shift) {
        return shift.sure(clock.instant(), SURE);
    }

    /**
     * What was on its way in one did not get through. Where nothing of it was taken, that is said of the first and the others did not leave; where nobody knows,
     * it is said of each.
     */
    public void failed(Shift shift, List<Attempt> together, Exception cause) {
        shift.trouble();
        LOG.warn("{} files in one failed: {}", together.size(), cause.toString());
        List<Attempt> others = together.subList(1, together.size());
        if (delivery.failed(together.get(0), cause) instanceof Outcome.Unknown) {
            others.forEach(a -> alone("stays in doubt under its lease", a, () -> delivery.failedAlso(a, cause)));
        } else {
            others.forEach(shift::left);
        }
    }

    /** One failed as it would alone; what is behind it turns back. */
    void failed(Shift shift, Attempt attempt, Exception cause) {
        shift.trouble();
        LOG.warn("delivery of {} failed: {}", attempt.name(), cause.toString());
        delivery.failed(attempt, cause);
    }

    /**
     * Those that were marked in one have all had their turn, each by itself: where that was quick, more may go together the next time. A channel whose one act carries
     * all of them does not say so, since what breaks there breaks for all.
     */
    void went(Shift shift, List<Attempt> together) {
        ProfileId profile = together.get(0).profile();
        if (shift.troubled()) {
            pace.failed(profile);
        } else {
            pace.went(profile, together.size(), shift.sinceMarked(clock.instant()));
        }
    }

    /** Notes those that are proved. @return those of which each is to be noted by itself */
    public List<Attempt> concluded(Shift shift) {
        shift.takeLeft().forEach(this::leftOut);
        List<Attempt> proved = shift.shown().stream().filter(proved()).toList();
        if (proved.size() < 2 || !done("conclude", proved, () -> conclude(proved))) {
            return shift.shown();
        }
        return shift.shown().stream().filter(proved().negate()).toList();
    }

    private Predicate<Attempt> proved() {
        return attempt -> delivery.outcome(attempt) instanceof Outcome.Delivered;
    }

    private void conclude(List<Attempt> proved) {
        proved.forEach(a -> CrashPoint.reached(CrashPoint.REMOTE_RENAME_BEFORE_COMMIT));
        List<Convoy.Proved> files = proved.stream()
                .map(a -> new Convoy.Proved(a.work(), (Outcome.Delivered) delivery.outcome(a)))
                .toList();
        convoy.delivered(files, delivery.answerDue(proved.get(0), clock.instant()));
        // As often as each alone would come here: a campaign counts passes.
        proved.forEach(a -> CrashPoint.reached(CrashPoint.DELIVERED_BEFORE_ANSWER_READ));
        proved.forEach(delivery::concluded);
        delivery.heard(proved.get(0));
    }

    /** It was marked, and surely nothing of it left. */
    private void leftOut(Attempt attempt) {
        alone("stays under its lease", attempt, () -> delivery.leftOut(attempt));
    }

    private static void alone(String otherwise, Attempt attempt, Runnable note) {
        try {
            note.run();
        } catch (RuntimeException e) {
            LOG.warn("{} {}: {}", attempt.name(), otherwise, e.toString());
        }
    }

    private static boolean done(String what, List<?> files, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("cannot {} {} files in one: {}", what, files.size(), e.toString());
            return false;
        }
    }

    private static List<Outbox.Work> works(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::work).toList();
    }

    /** What the worker had on its way when its route itself failed: leases are not renewed any more. */
    public void lost(Shift shift) {
        shift.begun().forEach(attempt -> worker.ended(attempt.work()));
    }
}

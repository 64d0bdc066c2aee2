package org.songtor.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.fault.CrashPoint;
import org.songtor.port.Outbox;
import org.songtor.port.Outbox.Work;
import org.springframework.stereotype.Component;

/** Takes work of one topic together with all that is due of it, because it is cheaper together. A ring for work that is gone or held still brings the rest. */
@Component
public class Bundle {
    private static final Logger LOG = LoggerFactory.getLogger(Bundle.class);

    /** Each bundle leaves fewer rows due, and what comes meanwhile rings again. */
    private static final int MOST_BUNDLES = 1_000;

    private final Outbox outbox;
    private final Worker worker;
    private final Leases leases;

    public Bundle(Outbox outbox, Worker worker, Leases leases) {
        this.outbox = outbox;
        this.worker = worker;
        this.leases = leases;
    }

    /**
     * Does the work, and more of its topic until none is due. The step itself ends each piece in the store. Where it fails for a bundle, each piece is done by
     * itself, so that one that cannot be done stops no other.
     *
     * @param most pieces at once
     */
    public void run(String topic, long subject, int most, Consumer<List<Work>> step) {
        List<Work> works = new ArrayList<>();
        worker.take(topic, subject).ifPresent(works::add);
        List<Work> beside = beside(topic, works, most);
        works.addAll(beside);
        for (int i = 0; i < MOST_BUNDLES && !works.isEmpty(); i++) {
            run(works, step);
            // A store may give fewer than there are, so that others have some as well.
            beside = beside.isEmpty() ? beside : more(topic, List.of(), most);
            works = beside;
        }
    }

    /** Where the store gives no answer, what was taken before is let go: nobody works on it. */
    private List<Work> beside(String topic, List<Work> taken, int most) {
        try {
            return more(topic, taken, most - taken.size());
        } catch (RuntimeException e) {
            taken.forEach(work -> worker.failed(work, e));
            throw e;
        }
    }

    private List<Work> more(String topic, List<Work> taken, int most) {
        List<Work> works = outbox.takeMore(topic, taken, most, worker.lease());
        works.forEach(leases::keep);
        return works;
    }

    private void run(List<Work> works, Consumer<List<Work>> step) {
        try {
            step.accept(works);
            CrashPoint.reached(CrashPoint.HANDLED_BEFORE_ACK);
            works.forEach(worker::ended);
        } catch (RuntimeException e) {
            if (works.size() == 1) {
                worker.failed(works.get(0), e);
                throw e;
            }
            LOG.warn("{} pieces of work failed together and are done one by one", works.size(), e);
            oneByOne(works, step);
        }
    }

    /** After one that fails by itself the others are let go: what stopped it may stop all, and each would be told as loudly. */
    private void oneByOne(List<Work> works, Consumer<List<Work>> step) {
        for (int i = 0; i < works.size(); i++) {
            try {
                run(List.of(works.get(i)), step);
            } catch (RuntimeException e) {
                letGo(works.subList(i + 1, works.size()), e);
                throw e;
            }
        }
    }

    /** Where even that fails the leases end by themselves, and the cause stays the one to be told. */
    private void letGo(List<Work> works, RuntimeException cause) {
        works.forEach(worker::ended);
        try {
            works.forEach(work -> outbox.release(work, Duration.ZERO));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}

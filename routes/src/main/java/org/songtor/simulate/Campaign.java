package org.songtor.simulate;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Many histories on some cores; the seeds are consecutive, so that a campaign can be repeated and continued. */
public final class Campaign {
    private static final int MOST_FAILURES = 10;
    private static final String STEPS = "org.songtor";

    private final Parts parts;
    private final long first;
    private final long histories;
    private final int cores;
    private final Tally tally = new Tally();
    private long cpuNanos;
    private final List<History.Result> failed = new ArrayList<>();

    public Campaign(long first, long histories, int cores) {
        this(new Parts(), first, histories, cores);
    }

    Campaign(Parts parts, long first, long histories, int cores) {
        this.parts = parts;
        this.first = first;
        this.histories = histories;
        this.cores = cores;
    }

    /** Ends early after {@value #MOST_FAILURES} failures. */
    public Campaign run() throws InterruptedException {
        AtomicLong next = new AtomicLong();
        // Steps tell what they meet; a million histories of trouble would fill a disk.
        LoggingSystem logging = LoggingSystem.get(Campaign.class.getClassLoader());
        logging.setLogLevel(STEPS, LogLevel.OFF);
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            for (Future<?> done : threads.invokeAll(Collections.nCopies(cores, Executors.callable(() -> work(next))))) {
                done.get();
            }
        } catch (ExecutionException e) {
            // Not a law that broke, but the simulator: histories that were not lived prove nothing.
            throw new IllegalStateException("the simulator itself failed", e.getCause());
        } finally {
            threads.shutdownNow();
            logging.setLogLevel(STEPS, null);
        }
        return this;
    }

    private void work(AtomicLong next) {
        Tally own = new Tally();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();
        long i = next.getAndIncrement();
        while (i < histories && !enough()) {
            History.Result result = History.of(first + i, parts, false);
            own.add(result.tally());
            if (result.broken().isPresent()) {
                fail(result);
            }
            i = next.getAndIncrement();
        }
        synchronized (this) {
            tally.add(own);
            cpuNanos += clock.getCurrentThreadCpuTime() - began;
        }
    }

    private synchronized boolean enough() {
        return failed.size() >= MOST_FAILURES;
    }

    private synchronized void fail(History.Result result) {
        failed.add(result);
    }

    /** Histories a second of one core's own time, whatever else the machine did. */
    public double perSecond() {
        return tally.histories / (cpuNanos / 1e9);
    }

    Tally tally() {
        return tally;
    }

    List<History.Result> failed() {
        return failed;
    }

    /** @return whether every law held in every history */
    public boolean report(PrintWriter out) {
        for (History.Result failure : failed) {
            out.println("seed " + failure.seed() + ": "
                    + failure.broken().orElseThrow().getMessage());
        }
        if (!failed.isEmpty()) {
            out.println();
            tell(failed.get(0).seed(), parts, out);
        }
        out.println(
                "histories %,d, events %,d, kills %,d (%,d inside a step), sessions lost %,d (%,d pieces of work taken away), lines %,d, files delivered %,d, shifts of several %,d, arrivals %,d and %,d again, answers %,d, settled %,d, for people %,d"
                        .formatted(
                                tally.histories,
                                tally.events,
                                tally.kills,
                                tally.crashesInSteps,
                                tally.sessionsLost,
                                tally.takenFromTheLiving,
                                tally.lines,
                                tally.filesDelivered,
                                tally.together,
                                tally.arrivals,
                                tally.arrivalsAgain,
                                tally.answersApplied,
                                tally.settled,
                                tally.forPeople));
        return failed.isEmpty();
    }

    /** @return whether every law held in it */
    public static boolean tell(long seed, PrintWriter out) {
        return tell(seed, new Parts(), out);
    }

    private static boolean tell(long seed, Parts parts, PrintWriter out) {
        History.Result result = History.of(seed, parts, true);
        result.story().forEach(out::println);
        out.println("again: ./songtor simulate --story --seed " + seed);
        return result.broken().isEmpty();
    }
}

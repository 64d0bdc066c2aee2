package org.songtor.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.songtor.model.Catalogue;
import org.songtor.model.ProfileId;
import org.songtor.port.AnswerStore;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileYardstick;
import org.songtor.reconcile.Reconcile;

/**
 * How fast lines are labelled: all evidence of every line read, labels and review items written, by the step itself in as many lanes as there are processors;
 * beside one join with insert on the same rows. And how long one new answer takes while many lines lie in the store.
 */
public final class ReconcileBench {
    private static final double SECOND = 1e9;
    /** A gateway that has run for a while: so many lines, again and again until little is compiled any more. */
    private static final int WARM_UP = 100_000;

    private static final int MOST_WARM_UPS = 5;
    /** Of the time by the clock. */
    private static final double LITTLE = 0.1;

    private static final int ANSWER_LINES = 300;
    /** A line of history with its answer, label and indexes, and what the log keeps of it for a while. */
    private static final long BYTES_A_LINE = 1_500;

    private final Path home;
    private final PrintWriter out;
    private final Plan plan;

    /**
     * @param lines labelled at once, by shape: in files of {@code sizes} lines at most; 0 leaves that out
     * @param history lines that lie in the store when one new answer comes; 0 leaves that out
     * @param answers how often such an answer comes
     */
    public record Plan(int lines, List<Integer> sizes, long history, int answers) {}

    public ReconcileBench(Path home, PrintWriter out, Plan plan) {
        this.home = home;
        this.out = out;
        this.plan = plan;
    }

    public void run() throws Exception {
        refuseFullDisk();
        out.printf(
                "songtor bench reconcile: Java %s, %d processors, heap at most %d MiB, load %.1f%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        try (BenchGateway gateway = BenchGateway.start(home, List.of())) {
            ProfileId profile = gateway.bean(Catalogue.class).schemes().values().stream()
                    .map(scheme -> scheme.profile())
                    .min(java.util.Comparator.comparing(ProfileId::toString))
                    .orElseThrow();
            ReconcileYardstick yardstick = gateway.bean(ReconcileYardstick.class);
            warmUp(gateway, yardstick, profile);
            for (int size : plan.lines() == 0 ? List.<Integer>of() : plan.sizes()) {
                yardstick.load(profile, plan.lines(), size);
                measure(gateway, yardstick, size);
            }
            if (plan.history() > 0) {
                history(gateway, yardstick, profile);
            }
        }
    }

    private void warmUp(BenchGateway gateway, ReconcileYardstick yardstick, ProfileId profile) throws Exception {
        boolean warm = false;
        for (int i = 0; !warm && i < MOST_WARM_UPS; i++) {
            yardstick.load(profile, plan.lines() == 0 ? WARM_UP : Math.min(WARM_UP, plan.lines()), ANSWER_LINES);
            yardstick.due();
            Effort effort = Effort.of(() -> labelled(gateway));
            warm = effort.compiling() < effort.seconds() * LITTLE;
        }
    }

    private void refuseFullDisk() throws IOException {
        long free = Files.getFileStore(home).getUsableSpace();
        long needed = (plan.history() + (long) plan.lines() * plan.sizes().size()) * BYTES_A_LINE;
        if (free < needed) {
            throw new IllegalStateException(
                    "%,d MiB are free below %s and %,d MiB are needed".formatted(free >> 20, home, needed >> 20));
        }
    }

    private void measure(BenchGateway gateway, ReconcileYardstick yardstick, int size) throws Exception {
        Effort bare = Effort.of(() -> yardstick.join(false));
        Effort key = Effort.of(() -> yardstick.join(true));
        ReconcileYardstick.Written before = yardstick.written();
        yardstick.due();
        try (Heap heap = Heap.watched()) {
            Effort ours = Effort.of(() -> labelled(gateway));
            ReconcileYardstick.Written after = yardstick.written();
            out.printf(
                    "%,d lines in files of at most %,d: %.1f s (%,d lines/s), %,d labels and %,d review items written, heap %d MiB%n",
                    plan.lines(),
                    size,
                    ours.seconds(),
                    (long) (plan.lines() / ours.seconds()),
                    after.labels() - before.labels(),
                    after.items() - before.items(),
                    heap.peak());
            out.printf(
                    "    one join with insert: %.1f s with the labels' key, ratio %.1f; %.1f s without any key, ratio %.1f%n",
                    key.seconds(), ours.seconds() / key.seconds(), bare.seconds(), ours.seconds() / bare.seconds());
            out.printf(
                    "    processor time: program %.1f s (%.1f s by the clock compiling), database %.1f s; the joins %.1f s and %.1f s%n",
                    ours.program(), ours.compiling(), ours.database(), key.database(), bare.database());
            out.flush();
        }
    }

    /** Every lane takes what is due until nothing is; a file that is not labelled ends the run. */
    private static int labelled(BenchGateway gateway) throws InterruptedException, ExecutionException {
        int lanes = Math.max(2, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < lanes; i++) {
                all.add(pool.submit(() -> gateway.bean(Reconcile.class).reconcile(0)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
        return lanes;
    }

    private void history(BenchGateway gateway, ReconcileYardstick yardstick, ProfileId profile) throws Exception {
        double loading = seconds(() -> {
            yardstick.history(profile, plan.history());
            return 0;
        });
        out.printf("%,d lines of history made in %.0f s%n", plan.history(), loading);
        out.flush();
        double[] answered = new double[plan.answers()];
        double[] labelled = new double[plan.answers()];
        int n = 0;
        for (ReconcileYardstick.Asked asked : yardstick.asked(profile, plan.answers(), ANSWER_LINES)) {
            byte[] bytes = asked.answer().answerId().getBytes(StandardCharsets.US_ASCII);
            AnswerStore.Arrived arrived = new AnswerStore.Arrived(asked.answer().answerId() + ".txt", bytes, bytes);
            answered[n] = seconds(() -> gateway.bean(AnswerStore.class).answer(profile, arrived, asked.answer()));
            labelled[n] = seconds(() -> {
                gateway.bean(Reconcile.class).reconcile(asked.file().value());
                return 0;
            });
            n++;
        }
        double[] both = new double[plan.answers()];
        Arrays.setAll(both, i -> answered[i] + labelled[i]);
        Arrays.sort(both);
        out.printf(
                "an answer of %d lines among them, kept and labelled: first %.0f ms, middle %.0f ms, longest %.0f ms%n",
                ANSWER_LINES,
                (answered[0] + labelled[0]) * 1_000,
                both[plan.answers() / 2] * 1_000,
                both[plan.answers() - 1] * 1_000);
        if (gateway.bean(Outbox.class).waiting(Outbox.RECONCILE) < plan.answers()) {
            throw new IllegalStateException("lines that nobody answered must wait");
        }
    }

    private static double seconds(Callable<?> work) throws Exception {
        long began = System.nanoTime();
        work.call();
        return (System.nanoTime() - began) / SECOND;
    }
}

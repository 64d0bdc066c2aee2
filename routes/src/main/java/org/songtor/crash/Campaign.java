package org.songtor.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.fault.CrashPoint;
import org.songtor.fault.Lane;

/** Every point on every lane with every seed, several houses at once; a house that failed is kept as it stands. */
public final class Campaign {
    private static final Logger LOG = LoggerFactory.getLogger(Campaign.class);
    private static final int SECONDS = 60;
    private static final double NANOS = 1e9;
    private static final double NANOS_AN_HOUR = 3600e9;

    private final Plan plan;
    private final Site site;
    private final Tally tally = new Tally();
    private final Queue<Share> waiting = new ArrayDeque<>();
    private final long end;
    private long began;
    private final Pace pace;
    private int houses;
    private int planned;
    private int toOpen;
    private boolean told;

    /**
     * @param firstSeed with {@code seeds} one, exactly one case a point and lane
     * @param minutes after so many no new case is begun
     */
    public record Plan(List<CrashPoint> points, List<Lane> lanes, int firstSeed, int seeds, int workers, int minutes) {
        public Plan {
            points = List.copyOf(points);
            lanes = List.copyOf(lanes);
        }
    }

    public Campaign(Site site, Plan plan) {
        this.site = site;
        this.plan = plan;
        this.pace = new Pace(plan.workers());
        this.end = System.nanoTime() + Duration.ofMinutes(plan.minutes()).toNanos();
    }

    public Ending run() throws InterruptedException, ExecutionException, IOException {
        List<Goods> goods = site.goods(plan.lanes());
        waiting.addAll(Share.of(plan, goods));
        planned = waiting.stream().mapToInt(s -> s.trials().size()).sum();
        toOpen = waiting.size();
        tellWhatIsNotTried();
        site.say("%d cases on %d houses at a time, at most %d minutes; in %s"
                .formatted(planned, plan.workers(), plan.minutes(), site.dir()));
        site.warmUp(goods);
        began = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(plan.workers());
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < plan.workers(); i++) {
                all.add(workers.submit(() -> {
                    work();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            workers.shutdownNow();
            workers.awaitTermination(SECONDS, TimeUnit.SECONDS);
        }
        return told();
    }

    private Ending told() {
        tally.print(site.out(), "point");
        site.say("%d cases in %.0f min on %d houses at a time: %d an hour"
                .formatted(tally.cases(), hours() * SECONDS, plan.workers(), Math.round(tally.cases() / hours())));
        if (tally.cases() < planned) {
            site.say("ended by --most-minutes: %d of %d cases ran".formatted(tally.cases(), planned));
        }
        return Ending.of(tally.good(), tally.cases(), planned);
    }

    private double hours() {
        return (System.nanoTime() - began) / NANOS_AN_HOUR;
    }

    private void tellWhatIsNotTried() {
        for (Lane lane : plan.lanes()) {
            plan.points()
                    .forEach(point -> point.senseless(lane)
                            .ifPresent(why -> site.say("not tried: %s at %s: %s".formatted(lane, point, why))));
        }
    }

    private void work() throws IOException, InterruptedException {
        for (Share share = next(); share != null; share = next()) {
            Queue<Trial> trials = new ArrayDeque<>(share.trials());
            while (!trials.isEmpty() && System.nanoTime() < end) {
                house(share.goods(), trials);
            }
        }
    }

    @org.jspecify.annotations.Nullable
    private synchronized Share next() {
        return waiting.poll();
    }

    private synchronized String newHouse() {
        houses++;
        return "house-" + houses;
    }

    /** Until the trials are over, one failed, or the time is up. */
    private void house(Goods goods, Queue<Trial> trials) throws IOException, InterruptedException {
        String name = newHouse();
        Path run = site.folder(name);
        boolean good = true;
        long opening = System.nanoTime();
        try (House house = site.house(name, List.of(goods), Map.of())) {
            double opened = (System.nanoTime() - opening) / NANOS;
            for (boolean first = true; good && !trials.isEmpty() && System.nanoTime() < end; first = false) {
                Trial trial = trials.remove();
                Verdict verdict = verdict(house, goods, trial);
                good = verdict.good();
                note(first, first ? opened + verdict.seconds() : verdict.seconds());
                tell(trial, verdict, run);
            }
        }
        if (good) {
            Folders.delete(run);
        }
    }

    private synchronized void note(boolean first, double seconds) {
        if (first) {
            toOpen = Math.max(0, toOpen - 1);
            pace.first(seconds);
        } else {
            pace.other(seconds);
        }
    }

    /**
     * A campaign that meets what nobody expected goes on with its other houses.
     *
     * @throws NotBegunException where none came up yet, in any house
     */
    private Verdict verdict(House house, Goods goods, Trial trial) throws InterruptedException, NotBegunException {
        long began = System.nanoTime();
        try {
            return new Crash(house, goods, trial).run();
        } catch (IOException | RuntimeException e) {
            if (e instanceof NotBegunException notBegun && !site.begun(tally)) {
                throw notBegun;
            }
            LOG.error("{}", trial, e);
            return new Verdict(
                    trial.toString(), 0, List.of(), e + " (see campaign.log)", (System.nanoTime() - began) / 1e9);
        }
    }

    /** As soon as it can be known: nobody should wait two hours to learn that it takes five. */
    private void tellHowLong() {
        int left = planned - tally.cases();
        if (told || !(left == 0 || pace.known(toOpen + houses))) {
            return;
        }
        told = true;
        double hours = hours() + pace.seconds(left, toOpen) / (SECONDS * SECONDS);
        site.say("expected: %d cases an hour, %d cases in %.0f min; no case is begun after %d min"
                .formatted(Math.round(planned / hours), planned, SECONDS * hours, plan.minutes()));
    }

    private synchronized void tell(Trial trial, Verdict verdict, Path run) {
        tally.add(trial.point().toString(), verdict);
        double left = pace.seconds(planned - tally.cases(), toOpen);
        site.say("[%d/%d] %s: %d killed, %s, %.1f s; about %d min left"
                .formatted(
                        tally.cases(),
                        planned,
                        trial,
                        verdict.kills(),
                        verdict.good() ? "survived" : "FAILED",
                        verdict.seconds(),
                        (long) Math.ceil(left / SECONDS)));
        tellHowLong();
        site.tellFailure(
                verdict,
                run,
                "--points %s --channel %s --first-seed %d --seeds 1"
                        .formatted(trial.point(), trial.lane().name().toLowerCase(Locale.ROOT), trial.seed()));
    }
}

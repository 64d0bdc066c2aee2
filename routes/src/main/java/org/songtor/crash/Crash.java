package org.songtor.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.checker.Finding;

/** One trial: hand in, be killed at the point, start again, hand in again, wait until all is over, judge. */
final class Crash {
    private static final Logger LOG = LoggerFactory.getLogger(Crash.class);
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(90);
    private static final double SECOND = 1e9;

    private final House house;
    private final Goods goods;
    private final Trial trial;
    private final StringBuilder laps = new StringBuilder();
    private long clock;

    Crash(House house, Goods goods, Trial trial) {
        this.house = house;
        this.goods = goods;
        this.trial = trial;
    }

    Verdict run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        clock = began;
        Trial.Plan plan = trial.plan(house, goods);
        Victim victim = house.victim();
        victim.arm(trial.point(), plan.pass());
        lap("armed");
        for (Batch batch : plan.batches()) {
            house.sent().append(batch.sent());
        }
        List<Throwable> cutOff = handIn(plan.batches(), victim);
        lap("handed in");
        if (!victim.diesWithin(UNTIL_KILLED)) {
            return verdict(began, 0, List.of(), "pass " + plan.pass() + " of the point was not reached");
        }
        if (victim.exitCode() != Victim.KILLED || !victim.diedAt(trial.point())) {
            return verdict(began, 0, List.of(), "ended with " + victim.exitCode() + " and not at the point " + cutOff);
        }
        lap("killed");
        house.victim();
        lap("started again");
        Recovery recovery = new Recovery(house, plan.batches());
        String trouble = recovery.untilOver() + house.unasked();
        lap("over");
        List<Finding> findings = house.check();
        lap("checked");
        LOG.info("{}:{}", trial, laps);
        return verdict(began, 1, findings, trouble);
    }

    /** Where the time of a case goes stands in the campaign's log. */
    private void lap(String what) {
        long now = System.nanoTime();
        laps.append(" %s %.1f s".formatted(what, (now - clock) / SECOND));
        clock = now;
    }

    /** A gateway that dies while a fund calls it is what this is about; anything else comes up when nothing was killed. */
    private List<Throwable> handIn(List<Batch> batches, Victim victim) throws InterruptedException {
        List<Throwable> cutOff = new ArrayList<>();
        for (Batch batch : batches) {
            try {
                house.doors().hand(batch, victim);
            } catch (IOException e) {
                cutOff.add(e);
            }
        }
        return cutOff;
    }

    private Verdict verdict(long began, int kills, List<Finding> findings, String trouble) {
        return new Verdict(trial.toString(), kills, findings, trouble, (System.nanoTime() - began) / SECOND);
    }
}

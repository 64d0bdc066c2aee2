package org.songtor.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.songtor.checker.Finding;

/** One trial: hand in, be killed at the point, start again, hand in again, wait until all is over, judge. */
final class Crash {
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(90);
    private static final double SECOND = 1e9;

    private final House house;
    private final Goods goods;
    private final Trial trial;

    Crash(House house, Goods goods, Trial trial) {
        this.house = house;
        this.goods = goods;
        this.trial = trial;
    }

    Verdict run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Trial.Plan plan = trial.plan(house, goods);
        Victim victim = house.victim();
        victim.arm(trial.point(), plan.pass());
        for (Batch batch : plan.batches()) {
            house.sent().append(batch.sent());
        }
        List<Throwable> cutOff = handIn(plan.batches(), victim);
        if (!victim.diesWithin(UNTIL_KILLED)) {
            return verdict(began, 0, List.of(), "pass " + plan.pass() + " of the point was not reached");
        }
        if (victim.exitCode() != Victim.KILLED || !victim.diedAt(trial.point())) {
            return verdict(began, 0, List.of(), "ended with " + victim.exitCode() + " and not at the point " + cutOff);
        }
        Recovery recovery = new Recovery(house, plan.batches());
        String trouble = recovery.untilOver();
        return verdict(began, 1, house.check(), trouble);
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

package org.songtor.crash;

import java.util.ArrayList;
import java.util.List;
import org.songtor.fault.CrashPoint;

/** What one house does of a campaign. */
record Share(Goods goods, List<Trial> trials) {
    Share {
        trials = List.copyOf(trials);
    }

    /** Every trial of the plan, once: a lane's evenly in as few houses as hold them, yet so that a short campaign has work for all of its houses at once. */
    static List<Share> of(Campaign.Plan plan, List<Goods> goods) {
        List<Share> lanes = goods.stream().map(g -> lane(plan, g)).toList();
        int all = lanes.stream().mapToInt(l -> l.trials().size()).sum();
        int most = Math.max(1, Math.min(Batch.MONTHS, ceil(all, plan.workers())));
        return lanes.stream().flatMap(l -> l.split(most).stream()).toList();
    }

    private static Share lane(Campaign.Plan plan, Goods goods) {
        List<Trial> trials = new ArrayList<>();
        for (int seed = plan.firstSeed(); seed < plan.firstSeed() + plan.seeds(); seed++) {
            for (CrashPoint point : plan.points()) {
                if (point.senseless(goods.lane()).isEmpty()) {
                    trials.add(new Trial(point, goods.lane(), seed));
                }
            }
        }
        return new Share(goods, trials);
    }

    private List<Share> split(int most) {
        List<Share> parts = new ArrayList<>();
        int count = ceil(trials.size(), most);
        for (int part = 0; part < count; part++) {
            int from = trials.size() * part / count;
            parts.add(new Share(goods, trials.subList(from, trials.size() * (part + 1) / count)));
        }
        return parts;
    }

    private static int ceil(int all, int each) {
        return (all + each - 1) / each;
    }
}

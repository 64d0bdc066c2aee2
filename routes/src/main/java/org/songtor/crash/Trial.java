package org.songtor.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.songtor.fault.CrashPoint;
import org.songtor.fault.Lane;

/** One crash to be survived; the seed says what is on its way, and at which pass of the point it falls. */
record Trial(CrashPoint point, Lane lane, int seed) {
    /** A file of so many lines leaves in more than one packet. */
    private static final int MANY_LINES = 420;

    private static final int FEW_LINES = 6;
    private static final int MOST_BATCHES = 3;

    /** What is handed in, and the pass that kills. */
    record Plan(List<Batch> batches, int pass) {}

    Plan plan(House house, Goods goods) {
        // Neighbouring seeds of a linear generator begin alike.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + point.ordinal() * 131L + lane.ordinal());
        boolean half = point == CrashPoint.PART_HALF_THERE;
        int count = half ? 1 : 1 + random.nextInt(MOST_BATCHES);
        int month = house.nextMonth();
        List<Batch> batches = new ArrayList<>();
        int from = House.person(0);
        for (int i = 0; i < count; i++) {
            int lines = half ? MANY_LINES + random.nextInt(20) : 1 + random.nextInt(FEW_LINES);
            String name = "%s-%s-%d-%d.csv".formatted(point, lane, seed, i);
            batches.add(Batch.of(house.fund(), goods, point.door(lane), name, month, from, lines, random));
            from += lines;
        }
        return new Plan(batches, 1 + random.nextInt(count * passes()));
    }

    /** How often at least a batch comes by on its way from the door to the money. */
    private int passes() {
        return switch (point) {
            case RING_BEFORE_MARK, HANDLED_BEFORE_ACK -> 3;
            // A person's part is done only after the crash.
            case BUSINESS_BEFORE_JOURNAL -> lane == Lane.MANUAL ? 3 : 5;
            default -> 1;
        };
    }

    @Override
    public String toString() {
        return "%-5s %-28s seed %d".formatted(lane, point, seed);
    }
}

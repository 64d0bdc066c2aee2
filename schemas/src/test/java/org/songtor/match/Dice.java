package org.songtor.match;

import java.util.Random;

/** All of a year is drawn from one source, so that one seed is one year. */
record Dice(Random random) {
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}

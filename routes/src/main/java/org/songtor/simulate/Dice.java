package org.songtor.simulate;

import java.util.List;

/** All chance of one history: the same seed throws the same numbers (SplitMix64). */
final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    /** Mixed, since seeds that are one step apart would throw one row of numbers, each a throw later than the one before. */
    Dice(long seed) {
        this.state = mixed(seed * STEP + 0x5DEECE66DL);
    }

    long next() {
        state += STEP;
        return mixed(state);
    }

    private static long mixed(long state) {
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) ((next() >>> 33) * bound >>> 31);
    }

    /** From {@code least} to {@code most}, both inclusive. */
    long between(long least, long most) {
        return least + below((int) Math.min(most - least + 1, Integer.MAX_VALUE));
    }

    /** As often near {@code least} as near {@code most}, counted in doublings: what is quick should happen as well as what is slow. */
    long spread(long least, long most) {
        int doublings = 64 - Long.numberOfLeadingZeros(most - least);
        return Math.max(least, between(least, least + ((most - least) >> below(Math.max(1, doublings)))));
    }

    boolean inHundred(int chances) {
        return below(100) < chances;
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }
}

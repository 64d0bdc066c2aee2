package org.songtor.intake.index;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/**
 * Numbers by number, without an object for each: 16 bytes a place, at most two thirds of the places taken. A number that is absent is 0. Keys are
 * not negative.
 */
public final class LongMap {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Key + 1; 0 is a free place. */
    private long[] keys = new long[64];

    private long[] values = new long[64];
    private int size;

    public int size() {
        return size;
    }

    public long get(long key) {
        int at = place(keys, key + 1);
        return keys[at] == 0 ? 0 : values[at];
    }

    public void put(long key, long value) {
        int at = open(key + 1); // first: it may change the arrays
        values[at] = value;
    }

    /** Sets these bits. */
    public void or(long key, long bits) {
        int at = open(key + 1);
        values[at] |= bits;
    }

    /** @throws ArithmeticException where the sum does not fit a long */
    public void add(long key, long amount) {
        int at = open(key + 1);
        values[at] = Math.addExact(values[at], amount);
    }

    /** Puts the value where the key has none. @return what was there before, 0 when nothing */
    public long putIfAbsent(long key, long value) {
        int at = open(key + 1);
        long before = values[at];
        if (before == 0) {
            values[at] = value;
        }
        return before;
    }

    /** Every key once, in no order. */
    public PrimitiveIterator.OfLong keys() {
        return new PrimitiveIterator.OfLong() {
            private int next = after(-1);

            @Override
            public boolean hasNext() {
                return next < keys.length;
            }

            @Override
            public long nextLong() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                long key = keys[next] - 1;
                next = after(next);
                return key;
            }
        };
    }

    private int after(int at) {
        int next = at + 1;
        while (next < keys.length && keys[next] == 0) {
            next++;
        }
        return next;
    }

    /** The key's place, taken for it. */
    private int open(long stored) {
        int at = place(keys, stored);
        if (keys[at] != 0) {
            return at;
        }
        if (++size * 3L > keys.length * 2L) {
            grow();
            at = place(keys, stored);
        }
        keys[at] = stored;
        return at;
    }

    private void grow() {
        long[] more = new long[Math.multiplyExact(keys.length, 2)];
        long[] moved = new long[more.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int at = place(more, keys[i]);
                more[at] = keys[i];
                moved[at] = values[i];
            }
        }
        keys = more;
        values = moved;
    }

    private static int place(long[] among, long stored) {
        int mask = among.length - 1;
        int at = (int) ((stored * MIX) >>> 32) & mask;
        while (among[at] != 0 && among[at] != stored) {
            at = (at + 1) & mask;
        }
        return at;
    }
}

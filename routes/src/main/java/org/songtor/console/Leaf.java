package org.songtor.console;

import java.util.List;

/**
 * One page of a long list.
 *
 * @param number from 1
 * @param more whether another page follows
 */
public record Leaf<T>(List<T> rows, int number, boolean more) {
    static final int SIZE = 50;
    /** Keeps an offset far from overflow; no batch is that long. */
    static final int MOST = 1_000_000;

    /** From rows read one further than the page is long. */
    static <T> Leaf<T> of(List<T> read, int number) {
        boolean more = read.size() > SIZE;
        return new Leaf<>(more ? read.subList(0, SIZE) : read, number, more);
    }

    static int within(int asked) {
        return Math.max(1, Math.min(asked, MOST));
    }

    static int offset(int number) {
        return Math.multiplyExact(number - 1, SIZE);
    }
}

package org.songtor.layout;

/** How often a kind of record stands in a file, in its place. */
public enum Cardinality {
    ONCE(1, 1),
    OPTIONAL(0, 1),
    MANY(0, Long.MAX_VALUE),
    SOME(1, Long.MAX_VALUE);

    private final long least;
    private final long most;

    Cardinality(long least, long most) {
        this.least = least;
        this.most = most;
    }

    long least() {
        return least;
    }

    long most() {
        return most;
    }

    /** Whether it can stand more than once. */
    public boolean repeats() {
        return most > 1;
    }
}

package org.songtor.crash;

/** How long a campaign takes, by what it has seen: a house's first case starts a gateway on an empty database, and waits for its agencies to open. */
final class Pace {
    private final int workers;
    private double firsts;
    private int houses;
    private double others;
    private int cases;

    Pace(int workers) {
        this.workers = workers;
    }

    /** A house was opened and had its first case, in so many seconds together. */
    void first(double seconds) {
        firsts += seconds;
        houses++;
    }

    /** A case of a house that was open. */
    void other(double seconds) {
        others += seconds;
        cases++;
    }

    /** Each house that runs had a first case and another one, or all that there are. */
    boolean known(int ofHouses) {
        return houses >= Math.min(workers, ofHouses) && cases >= workers;
    }

    /** Seconds for so many cases in so many houses yet to be opened; no fewer than the houses that work at once allow. */
    double seconds(int more, int moreHouses) {
        double first = houses == 0 ? 0 : firsts / houses;
        double other = cases == 0 ? first : others / cases;
        int opened = Math.min(more, moreHouses);
        return (opened * first + (more - opened) * other) / workers;
    }
}

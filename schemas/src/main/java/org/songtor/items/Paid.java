package org.songtor.items;

import java.util.List;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;

/**
 * A file that money is given to, as people sign it.
 *
 * @param name empty where the file has none
 * @param funds whose lines it holds; of a fund's own decision that one alone, and so all sums
 * @param due what it should get, without what left it
 * @param credited what it has got
 */
public record Paid(FileId file, String name, String reference, List<FundId> funds, Satang due, Satang credited) {
    public Paid {
        funds = List.copyOf(funds);
    }

    /** Nothing where it has all. */
    public Satang lacks() {
        return due.compareTo(credited) > 0 ? due.minus(credited) : Satang.ZERO;
    }
}

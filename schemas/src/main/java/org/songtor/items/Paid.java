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
 * @param repaired credits that pay it by a reference that was repaired, which the decision would end: each is asked about anew. Of a decision that is under way,
 *     and not of a file of many funds to one of them
 */
public record Paid(
        FileId file,
        String name,
        String reference,
        List<FundId> funds,
        Satang due,
        Satang credited,
        List<BankSide> repaired) {
    public Paid {
        funds = List.copyOf(funds);
        repaired = List.copyOf(repaired);
    }

    /** That no repaired credit pays, or of which none ends. */
    public Paid(FileId file, String name, String reference, List<FundId> funds, Satang due, Satang credited) {
        this(file, name, reference, funds, due, credited, List.of());
    }

    /** The same with these that end. */
    public Paid ending(List<BankSide> repaired) {
        return new Paid(file, name, reference, funds, due, credited, repaired);
    }

    /** Nothing where it has all. */
    public Satang lacks() {
        return due.compareTo(credited) > 0 ? due.minus(credited) : Satang.ZERO;
    }
}

package org.songtor.items;

import java.util.List;
import java.util.Optional;
import org.songtor.model.FileId;
import org.songtor.model.Satang;

/**
 * The one sum of a file and those that credits name together with it. What is missing or over is so once, of all of them.
 *
 * @param with the other files, without those that the viewer does not see
 * @param unseen how many others there are of funds that the viewer does not see
 * @param due what has to be paid for all of them; empty where the viewer does not see all
 * @param came what is there of it, after what was paid back or taken back; likewise
 * @param over what is over; below zero what is missing
 * @param alone what names this file and no other
 */
public record PaidTogether(
        List<With> with, int unseen, Optional<Satang> due, Optional<Satang> came, Satang over, Satang alone) {

    public PaidTogether {
        with = List.copyOf(with);
    }

    /** How many files it is. */
    public int files() {
        return 1 + with.size() + unseen;
    }

    /** What is missing of all together; zero where nothing is. */
    public Satang missing() {
        return over.isPositive() ? Satang.ZERO : Satang.ZERO.minus(over);
    }

    /**
     * Another file.
     *
     * @param items about its money that the viewer may look at: those that ask, and those in which it was said what became of money that was over
     */
    public record With(FileId file, String reference, List<About> items) {
        public With {
            items = List.copyOf(items);
        }
    }

    /** @param decided what it says became of money that was over counts now, for all the files */
    public record About(long item, boolean decided) {}
}

package org.songtor.port;

import java.util.List;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;

/**
 * What reconciliation is measured with: invented evidence as it stands before labels are computed, and the least a database could do with it. Only for an
 * installation that has no batch of anybody's: what keeps rows whole is switched off while they are made.
 */
public interface ReconcileYardstick {

    /**
     * Files that were delivered and answered, with their money and their rows {@code reconcile}, which wait for {@link #due}: of twenty lines about one is refused, not eligible, a
     * duplicate, booked with another amount or left out; of a hundred files a few have too little money, too much or none, and one in ten is paid together
     * with the next.
     *
     * @param most lines of a file; the least is seven eighths of it
     * @throws IllegalStateException where batches are that the yardstick did not make
     */
    void load(ProfileId profile, long lines, int most);

    /** What was loaded is to be labelled from now on. */
    void due();

    /** The same, long since labelled and settled: nothing of it is due. */
    void history(ProfileId profile, long lines);

    /**
     * One join of all sent lines with what was said of them that is due, inserted into a table of its own with the labels' key, or without any.
     *
     * @return rows inserted
     */
    long join(boolean key);

    /** Delivered files of so many lines that nobody has answered yet. */
    List<Asked> asked(ProfileId profile, int files, int lines);

    /** A delivered file, and the answer that books every line of it but a few. */
    record Asked(FileId file, Answer answer) {}

    /** Lines with a label of their own, and open review items. */
    Written written();

    record Written(long labels, long items) {}
}

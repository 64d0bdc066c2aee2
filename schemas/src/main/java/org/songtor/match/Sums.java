package org.songtor.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.songtor.model.Satang;

/** Files whose open amounts are together exactly some money; a search that ends after so many steps, whatever it was given. */
final class Sums {
    /** So many files of one credit are tried together: the nearest in days. */
    static final int LOOKED_AT = 24;

    static final int MOST_TOGETHER = 4;
    static final int MOST_STEPS = 20_000;
    static final int MOST_FOUND = 3;

    private final List<PayableFile> files;
    private final Satang sought;
    private final List<Set<PayableFile>> found = new ArrayList<>();
    private int steps;

    private Sums(List<PayableFile> files, Satang sought) {
        this.files = files;
        this.sought = sought;
    }

    /** Two to four files, or all of them, the ones that come first in the list before others. */
    static List<Set<PayableFile>> of(List<PayableFile> files, Satang sought) {
        List<PayableFile> looked = files.subList(0, Math.min(LOOKED_AT, files.size()));
        Sums sums = new Sums(looked, sought);
        if (looked.size() > MOST_TOGETHER && FileIndex.sum(looked).equals(sought)) {
            sums.found.add(new LinkedHashSet<>(looked));
        }
        sums.search(0, Satang.ZERO, new ArrayList<>());
        return sums.found;
    }

    private void search(int from, Satang sum, List<PayableFile> taken) {
        if (taken.size() > 1 && sum.equals(sought)) {
            found.add(new LinkedHashSet<>(taken));
        }
        if (taken.size() == MOST_TOGETHER || sum.compareTo(sought) >= 0) {
            return;
        }
        for (int i = from; i < files.size() && found.size() < MOST_FOUND && steps++ < MOST_STEPS; i++) {
            taken.add(files.get(i));
            search(i + 1, sum.plus(files.get(i).open()), taken);
            taken.remove(taken.size() - 1);
        }
    }
}

package org.songtor.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.songtor.model.Problem;

/** Counts every problem and keeps the first {@value #MOST}: a file that is wrong in each line must not fill the memory. */
final class ProblemList {
    static final int MOST = 10_000;

    private final List<Problem> kept = new ArrayList<>();
    private int count;

    void add(Collection<Problem> problems) {
        count += problems.size();
        problems.stream().limit(MOST - kept.size()).forEach(kept::add);
    }

    int count() {
        return count;
    }

    List<Problem> kept() {
        return List.copyOf(kept);
    }
}

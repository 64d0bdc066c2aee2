package org.songtor.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.songtor.model.Problem;
import org.songtor.model.Severity;

/** Counts every problem and keeps the first {@value #MOST}: a file that is wrong in each line must not fill the memory. */
final class ProblemList {
    static final int MOST = 10_000;

    private final List<Problem> kept = new ArrayList<>();
    private int count;

    void add(Problem problem) {
        count++;
        if (kept.size() < MOST) {
            kept.add(problem);
        }
    }

    void add(Collection<Problem> problems) {
        for (Problem problem : problems) {
            add(problem);
        }
    }

    /** Those that are not about the batch as a whole. */
    void addLines(Collection<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.severity() != Severity.REFUSE_BATCH) {
                add(problem);
            }
        }
    }

    void add(ProblemList other) {
        int before = count;
        add(other.kept);
        count = before + other.count;
    }

    int count() {
        return count;
    }

    List<Problem> kept() {
        return List.copyOf(kept);
    }
}

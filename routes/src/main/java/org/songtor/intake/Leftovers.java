package org.songtor.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.Repairs.Others;
import org.songtor.repair.Group;

/** Problems that no look at a cell explains, such as a payment made twice: equal ones together, the most frequent first. */
final class Leftovers {
    private Leftovers() {}

    /** @param findings what was grouped already; null where nothing could be read */
    static List<Others> of(List<Problem> problems, @Nullable Findings findings) {
        Map<String, List<Problem>> kinds = new TreeMap<>();
        for (Problem p : problems) {
            if (findings == null || !explained(p, findings)) {
                kinds.computeIfAbsent(p.code().code() + " " + p.field(), k -> new ArrayList<>())
                        .add(p);
            }
        }
        return kinds.values().stream()
                .map(all -> new Others(
                        all.get(0).code(),
                        all.get(0).field(),
                        all.size(),
                        all.stream().limit(Group.MOST_EXAMPLES).toList()))
                .sorted(Comparator.comparingInt(Others::count).reversed())
                .toList();
    }

    /** Count and total have groups of their own whenever they can be compared. */
    private static boolean explained(Problem p, Findings findings) {
        boolean declared = p.code() == ProblemCode.COUNT_MISMATCH || p.code() == ProblemCode.TOTAL_MISMATCH;
        return findings.grouped(p.row(), p.field()) || declared;
    }
}

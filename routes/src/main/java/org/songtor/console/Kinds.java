package org.songtor.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;

/**
 * Equal problems of a receipt told once.
 *
 * @param count how many of those told; a receipt tells the first thousand
 * @param examples the first few, with their rows
 */
public record Kinds(ProblemCode code, String field, int count, List<Problem> examples) {
    private static final int MOST_EXAMPLES = 8;

    /** In the order in which each first came. */
    static List<Kinds> of(List<Problem> problems) {
        Map<String, List<Problem>> kinds = new LinkedHashMap<>();
        for (Problem p : problems) {
            kinds.computeIfAbsent(p.code() + " " + p.field(), k -> new ArrayList<>())
                    .add(p);
        }
        return kinds.values().stream()
                .map(all -> new Kinds(
                        all.get(0).code(),
                        all.get(0).field(),
                        all.size(),
                        all.stream().limit(MOST_EXAMPLES).toList()))
                .toList();
    }

    /** What it is and what mends it, said once for all of them. */
    public Problem first() {
        return examples.get(0);
    }

    /** Whether there are more than are shown as examples. */
    public boolean more() {
        return count > examples.size();
    }

    /** Rows, where the problems have rows. */
    public List<Integer> rows() {
        return examples.stream().map(Problem::row).filter(row -> row > 0).toList();
    }

    /** Examples that say more than the row alone. */
    public List<Problem> telling() {
        return examples.stream()
                .filter(p -> !p.found().isEmpty() || !p.expected().isEmpty())
                .limit(3)
                .toList();
    }
}

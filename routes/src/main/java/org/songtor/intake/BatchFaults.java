package org.songtor.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.songtor.port.Views.LineView;

/** What the store knows to be wrong with a batch, by line, by row, and of the whole; and which of its lines are no longer the fund's to mend. */
final class BatchFaults {
    private static final int PAGE = 5_000;
    /** On one sheet; nobody reads more before mending the first. */
    private static final int MOST_TOLD = 500;

    private final Map<Integer, List<Problem>> ofLine = new HashMap<>();
    private final Map<Integer, List<Problem>> ofRow = new HashMap<>();
    private final List<Problem> ofWhole = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();
    private final BitSet taken = new BitSet();

    static BatchFaults of(Views views, FundId fund, BatchId id) {
        Viewer viewer = new Viewer("returned", Set.of(fund), false);
        BatchFaults faults = new BatchFaults();
        views.problems(viewer, id, ProblemList.MOST).forEach(faults::put);
        int offset = 0;
        List<LineView> page;
        do {
            page = views.lines(viewer, id, offset, PAGE);
            page.stream().filter(l -> l.label() != Label.REFUSED_AT_INTAKE).forEach(l -> faults.taken.set(l.lineNo()));
            offset += page.size();
        } while (page.size() == PAGE);
        return faults;
    }

    private void put(Problem p) {
        if (p.lineNo() > 0) {
            ofLine.computeIfAbsent(p.lineNo(), n -> new ArrayList<>()).add(p);
        } else if (p.row() > 0) {
            ofRow.computeIfAbsent(p.row(), n -> new ArrayList<>()).add(p);
        } else {
            ofWhole.add(p);
        }
    }

    /** Goes on, waits for a person, or waits in trust: sent again it would be a second payment. */
    boolean taken(int lineNo) {
        return taken.get(lineNo);
    }

    List<Problem> of(int lineNo, int row) {
        seen.add(row);
        List<Problem> all = new ArrayList<>(ofLine.getOrDefault(lineNo, List.of()));
        all.addAll(ofRow.getOrDefault(row, List.of()));
        return all;
    }

    /** Of no line; of rows that nobody asked about, since they could not be read; of every line and row where none is shown. */
    List<Problem> ofWhole(boolean linesShown) {
        List<Problem> all = new ArrayList<>(ofWhole);
        ofRow.forEach((row, problems) -> {
            if (!linesShown || !seen.contains(row)) {
                all.addAll(problems);
            }
        });
        if (!linesShown) {
            ofLine.values().forEach(all::addAll);
        }
        return all.stream().limit(MOST_TOLD).toList();
    }
}

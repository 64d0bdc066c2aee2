package org.songtor.crash;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songtor.checker.Finding.Kind;

/** What came of all trials, counted by what they were about. */
final class Tally {
    private static final String FORM = "%-30s %6s %6s %6s %8s %12s %6s %8s%n";

    private final Map<String, List<Verdict>> verdicts = new TreeMap<>();

    synchronized void add(String about, Verdict verdict) {
        verdicts.computeIfAbsent(about, a -> new ArrayList<>()).add(verdict);
    }

    synchronized int cases() {
        return all().size();
    }

    synchronized boolean good() {
        return all().stream().allMatch(Verdict::good);
    }

    private List<Verdict> all() {
        return verdicts.values().stream().flatMap(List::stream).toList();
    }

    /** @param what heading of the first column */
    synchronized void print(PrintWriter out, String what) {
        out.printf(FORM, what, "cases", "kills", "lost", "doubled", "misreported", "other", "trouble");
        verdicts.forEach((about, of) -> row(out, about, of));
        row(out, "all", all());
        out.flush();
    }

    private static void row(PrintWriter out, String about, List<Verdict> of) {
        out.printf(
                FORM,
                about,
                of.size(),
                of.stream().mapToInt(Verdict::kills).sum(),
                count(of, Kind.LOST),
                count(of, Kind.DOUBLED),
                count(of, Kind.MISREPORTED),
                count(of, Kind.PHANTOM) + count(of, Kind.REORDERED) + count(of, Kind.SUMS),
                of.stream().filter(v -> !v.trouble().isEmpty()).count());
    }

    private static long count(List<Verdict> of, Kind kind) {
        return of.stream().mapToLong(v -> v.of(kind)).sum();
    }
}

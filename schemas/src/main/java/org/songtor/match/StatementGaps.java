package org.songtor.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songtor.model.Satang;

/**
 * Where statements of one account do not follow each other: money moved there that no statement tells. Statements in, gaps out, in whatever order they came.
 *
 * <p>Two statements belong together where they tell an entry in common, or where one opens with what the other closed with, is not of an earlier day, and none
 * lies wholly between them (then the balance only came back to what it was). One without entries belongs to any that opens or closes with its balance: of what
 * day it is says little, and it hides no money. Statements that belong together, directly or by others, leave nothing out; between two such sets something is
 * missing.
 *
 * <p>What is missing without changing the balance is not seen.
 */
public final class StatementGaps {
    /** The last of a set: the latest; of one day the one with most entries. */
    private static final Comparator<KeptStatement> LATER = Comparator.comparing(KeptStatement::dated)
            .thenComparing(KeptStatement::entries)
            .thenComparing(KeptStatement::id, Comparator.reverseOrder());

    private static final Comparator<KeptStatement> EARLIER = Comparator.comparing(KeptStatement::began)
            .thenComparing(KeptStatement::dated)
            .thenComparing(KeptStatement::entries, Comparator.reverseOrder())
            .thenComparing(KeptStatement::id);

    private final List<KeptStatement> all;
    private final Map<Long, Long> above = new HashMap<>();

    private StatementGaps(Collection<KeptStatement> all) {
        this.all = List.copyOf(all);
    }

    /** Between these two of an account something is missing. */
    public record Gap(KeptStatement before, KeptStatement after) {
        /** What the balance changed by unseen; below zero where it fell. */
        public Satang apart() {
            return after.opening().minus(before.closing());
        }
    }

    /**
     * @param account every statement of one account that is kept
     * @return oldest first
     */
    public static List<Gap> of(Collection<KeptStatement> account) {
        StatementGaps gaps = new StatementGaps(account);
        gaps.joinByEntries();
        gaps.joinByBalances();
        return gaps.found();
    }

    private void joinByEntries() {
        Set<Long> known = all.stream().map(KeptStatement::id).collect(Collectors.toSet());
        for (KeptStatement one : all) {
            one.overlaps().stream().filter(known::contains).forEach(other -> join(one.id(), other));
        }
    }

    private void joinByBalances() {
        Map<Satang, List<KeptStatement>> opening = all.stream().collect(Collectors.groupingBy(KeptStatement::opening));
        Map<Satang, List<KeptStatement>> closing = all.stream().collect(Collectors.groupingBy(KeptStatement::closing));
        TreeMap<LocalDate, LocalDate> firstEnd = firstEndOfThoseThatBegin();
        for (KeptStatement one : all) {
            if (one.entries() == 0) {
                closing.getOrDefault(one.opening(), List.of()).forEach(other -> join(one.id(), other.id()));
                opening.getOrDefault(one.closing(), List.of()).forEach(other -> join(one.id(), other.id()));
            }
            Map.Entry<LocalDate, LocalDate> between = firstEnd.higherEntry(one.dated());
            opening.getOrDefault(one.closing(), List.of()).stream()
                    .filter(next -> !next.dated().isBefore(one.dated()))
                    .filter(next -> between == null || !between.getValue().isBefore(next.began()))
                    .forEach(next -> join(one.id(), next.id()));
        }
    }

    /** By a day: the first last day of the statements with entries that begin on it or later. */
    private TreeMap<LocalDate, LocalDate> firstEndOfThoseThatBegin() {
        TreeMap<LocalDate, LocalDate> ends = new TreeMap<>();
        all.stream()
                .filter(one -> one.entries() > 0)
                .forEach(one -> ends.merge(one.began(), one.dated(), StatementGaps::first));
        LocalDate first = LocalDate.MAX;
        for (Map.Entry<LocalDate, LocalDate> end : ends.descendingMap().entrySet()) {
            first = first(first, end.getValue());
            end.setValue(first);
        }
        return ends;
    }

    private static LocalDate first(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private List<Gap> found() {
        Map<Long, List<KeptStatement>> sets = all.stream().collect(Collectors.groupingBy(one -> root(one.id())));
        List<List<KeptStatement>> inOrder = sets.values().stream()
                .sorted(Comparator.comparing(set -> set.stream().min(EARLIER).orElseThrow(), EARLIER))
                .toList();
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < inOrder.size(); i++) {
            KeptStatement after = first(inOrder.get(i));
            gaps.add(new Gap(last(inOrder.get(i - 1), after.dated()), after));
        }
        return gaps;
    }

    /** Up to a day; of several of one day that go on from each other the one that no other goes on from. */
    private static KeptStatement last(List<KeptStatement> set, LocalDate until) {
        LocalDate day = set.stream()
                .filter(one -> !one.dated().isAfter(until))
                .max(LATER)
                .orElseGet(() -> set.stream().min(EARLIER).orElseThrow())
                .dated();
        List<KeptStatement> ofDay =
                set.stream().filter(one -> one.dated().equals(day)).toList();
        return ends(ofDay, KeptStatement::closing, KeptStatement::opening).stream()
                .max(LATER)
                .orElseThrow();
    }

    private static KeptStatement first(List<KeptStatement> set) {
        LocalDate day = set.stream().min(EARLIER).orElseThrow().began();
        List<KeptStatement> ofDay =
                set.stream().filter(one -> one.began().equals(day)).toList();
        return ends(ofDay, KeptStatement::opening, KeptStatement::closing).stream()
                .min(EARLIER)
                .orElseThrow();
    }

    /** Those whose one balance is no other's other one; all where they go round. */
    private static List<KeptStatement> ends(
            List<KeptStatement> some, Function<KeptStatement, Satang> own, Function<KeptStatement, Satang> others) {
        List<KeptStatement> ends = some.stream()
                .filter(one -> some.stream()
                        .filter(other -> other.id() != one.id() && other.entries() > 0)
                        .noneMatch(other -> others.apply(other).equals(own.apply(one))))
                .toList();
        return ends.isEmpty() ? some : ends;
    }

    private void join(long one, long other) {
        above.put(root(one), root(other));
    }

    private long root(long id) {
        long at = id;
        while (true) {
            long up = Objects.requireNonNullElse(above.get(at), at);
            if (up == at) {
                return at;
            }
            above.put(at, Objects.requireNonNullElse(above.get(up), up));
            at = up;
        }
    }
}

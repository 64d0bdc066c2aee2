package org.songtor.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The entries of one day in one statement beside those of that day that the store has: which are the same, which are others, and whether that can be told. An entry
 * is like another in amount and text; that it is the same the balances say.
 *
 * <ul>
 *   <li>Where nothing left the account that day, a balance is there but once. What the statement tells of satang that another told is the same, and what it brings
 *       must come to just what it tells besides.
 *   <li>Else a statement that begins or ends as another did is that one, longer or shorter, and has all of its entries or nothing new; unless it goes on from one as
 *       well, since the balance may have come back. One that goes on from another and has nothing like it is another part.
 * </ul>
 */
final class DayEntries {
    /**
     * @param name as the statement or the store has it
     * @param counted whether that counts within a statement, and so says nothing by itself
     * @param balance what it does to the account, in satang
     * @param arrival of the statement that first told it; below zero where it is not kept yet
     */
    record Entry(String name, boolean counted, long balance, String text, long arrival) {
        private Like like() {
            return new Like(balance, EntryText.plain(text));
        }
    }

    private record Like(long balance, String text) {}

    private final DaySlice own;
    private final List<Entry> told;
    private final List<Entry> stored;
    private final List<DaySlice> slices;
    private final Set<String> taken;
    private final List<DaySlice> near;
    private final boolean onlyIn;

    /** By the statement's name of what is here, the store's. */
    private final Map<String, String> names = new HashMap<>();

    private final List<Entry> others = new ArrayList<>();
    private final List<Entry> unmatched = new ArrayList<>();
    private final List<Entry> apart = new ArrayList<>();

    /**
     * @param own what the statement tells of the day
     * @param told all entries of the day in the statement
     * @param stored all that the store has of the day
     * @param slices of the statements that told the day before
     * @param taken names of the statement's that the account has, on whatever day
     */
    DayEntries(DaySlice own, List<Entry> told, List<Entry> stored, List<DaySlice> slices, Set<String> taken) {
        this.own = own;
        this.told = told;
        this.stored = stored;
        this.slices = slices;
        this.taken = taken;
        this.onlyIn =
                told.stream().noneMatch(e -> e.balance() < 0) && stored.stream().noneMatch(e -> e.balance() < 0);
        this.near = slices.stream()
                .filter(onlyIn ? own::overlaps : own::sharesAnEnd)
                .toList();
        match();
    }

    /** Whether the balances of all that the store has are known: not of a month that was told before they were kept. */
    boolean known() {
        Set<Long> with = slices.stream().map(DaySlice::arrival).collect(Collectors.toSet());
        return stored.stream().allMatch(e -> with.contains(e.arrival()));
    }

    /** Whether what is the same and what is not can be told. */
    boolean sure() {
        if (onlyIn) {
            return own.adds(slices) == fresh();
        }
        return near.isEmpty() ? anotherPart() : longerOrShorter();
    }

    /** By the statement's name of what is here, the store's. */
    Map<String, String> names() {
        return names;
    }

    /** What is not here, of names that say nothing by themselves. */
    List<Entry> others() {
        return others;
    }

    private void match() {
        Set<Long> arrivals = near.stream().map(DaySlice::arrival).collect(Collectors.toSet());
        for (Entry one : stored) {
            if (one.counted()) {
                (arrivals.contains(one.arrival()) ? unmatched : apart).add(one);
            }
        }
        List<Entry> left = told.stream().filter(Entry::counted).collect(Collectors.toCollection(ArrayList::new));
        pair(left, e -> List.of(e.name(), e.like()));
        pair(left, Entry::like);
        others.addAll(left);
    }

    private void pair(List<Entry> left, Function<Entry, Object> key) {
        Map<Object, Deque<Entry>> by = new HashMap<>();
        unmatched.forEach(one ->
                by.computeIfAbsent(key.apply(one), of -> new ArrayDeque<>()).add(one));
        Set<String> used = new HashSet<>();
        left.removeIf(one -> {
            Deque<Entry> same = by.getOrDefault(key.apply(one), new ArrayDeque<>());
            if (same.isEmpty()) {
                return false;
            }
            Entry here = same.remove();
            used.add(here.name());
            names.put(one.name(), here.name());
            return true;
        });
        unmatched.removeIf(one -> used.contains(one.name()));
    }

    private long fresh() {
        return sum(others)
                + sum(told.stream()
                        .filter(e -> !e.counted() && !taken.contains(e.name()))
                        .toList());
    }

    private static long sum(Collection<Entry> entries) {
        return entries.stream().mapToLong(Entry::balance).sum();
    }

    private boolean anotherPart() {
        return noneLike(apart)
                && (slices.stream().anyMatch(own::touches) || others.stream().noneMatch(e -> taken.contains(e.name())));
    }

    private boolean longerOrShorter() {
        boolean once = slices.stream().noneMatch(own::touches) || sameNumber();
        return once && (others.isEmpty() || unmatched.isEmpty() && noneLike(apart));
    }

    /** Of the bank's number of one that it begins or ends as, which no other part of the day has. */
    private boolean sameNumber() {
        List<DaySlice> same =
                slices.stream().filter(s -> s.id().equals(own.id())).toList();
        return !same.isEmpty() && same.stream().allMatch(own::sharesAnEnd);
    }

    private boolean noneLike(List<Entry> some) {
        Set<Like> likes = some.stream().map(Entry::like).collect(Collectors.toSet());
        return others.stream().map(Entry::like).noneMatch(likes::contains);
    }
}

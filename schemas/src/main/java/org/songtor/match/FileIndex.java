package org.songtor.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** An agency's files, found by what a credit tells of them. Every list is in the order of day and reference, whatever order they were given in. */
final class FileIndex {
    static final Comparator<PayableFile> BY_DAY = Comparator.comparing(PayableFile::day)
            .thenComparing(file -> file.reference().value());

    private final Map<Long, PayableFile> byDigits = new HashMap<>();
    private final Map<Satang, List<PayableFile>> byOpen = new HashMap<>();
    private final Map<Satang, List<PayableFile>> paid = new HashMap<>();
    private final Map<FundId, List<PayableFile>> openOfFund = new HashMap<>();
    private final Map<Satang, Set<FundId>> byFundsOpen = new HashMap<>();
    private final List<PayableFile> open = new ArrayList<>();
    private final FundNames names = new FundNames();
    private final long[] sorted;

    FileIndex(List<PayableFile> files) {
        files.stream().sorted(BY_DAY).forEach(this::add);
        openOfFund.forEach((fund, theirs) -> byFundsOpen
                .computeIfAbsent(sum(theirs), sum -> new LinkedHashSet<>())
                .add(fund));
        sorted = byDigits.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private void add(PayableFile file) {
        if (byDigits.put(digits(file.reference()), file) != null) {
            throw new IllegalArgumentException(file.reference() + " is given twice");
        }
        if (file.open().isPositive()) {
            open.add(file);
            file.fund()
                    .ifPresent(fund -> openOfFund
                            .computeIfAbsent(fund, f -> new ArrayList<>())
                            .add(file));
        } else {
            paid.computeIfAbsent(file.total(), amount -> new ArrayList<>()).add(file);
        }
        file.wanted()
                .forEach(sum ->
                        byOpen.computeIfAbsent(sum, amount -> new ArrayList<>()).add(file));
        file.fund().ifPresent(fund -> file.names().forEach(name -> names.add(name, fund)));
    }

    private static long digits(PaymentReference reference) {
        return Long.parseLong(reference.value(), 2, reference.value().length(), 10);
    }

    Optional<PayableFile> named(PaymentReference reference) {
        return Optional.ofNullable(byDigits.get(digits(reference)));
    }

    /** Files the digits may mean, as they stand or after one edit. */
    Set<PayableFile> one(Written written) {
        return found(collect -> Edits.one(written, collect));
    }

    /** Files the digits may mean after one edit or two. */
    Set<PayableFile> two(Written written) {
        return found(collect -> {
            Edits.one(written, collect);
            Edits.two(written, collect);
        });
    }

    private Set<PayableFile> found(Consumer<LongConsumer> edits) {
        Set<PayableFile> found = new LinkedHashSet<>();
        edits.accept(valid -> {
            PayableFile file = byDigits.get(valid);
            if (file != null) {
                found.add(file);
            }
        });
        return found;
    }

    /** Files whose digits begin like this; none where there are more than {@code most}. */
    List<PayableFile> beginning(String digits, int most) {
        long unit = Math.round(Math.pow(10, 10 - digits.length()));
        long from = Long.parseLong(digits) * unit;
        int first = at(from);
        int end = at(from + unit);
        return end - first > most
                ? List.of()
                : Arrays.stream(sorted, first, end)
                        .mapToObj(value -> Objects.requireNonNull(byDigits.get(value)))
                        .toList();
    }

    private int at(long value) {
        int found = Arrays.binarySearch(sorted, value);
        return found < 0 ? -found - 1 : found;
    }

    /** Files that want just this sum, as it is now or as they were sent. */
    List<PayableFile> open(Satang amount) {
        return byOpen.getOrDefault(amount, List.of());
    }

    /** Files of this total whose money is there. */
    List<PayableFile> paid(Satang total) {
        return paid.getOrDefault(total, List.of());
    }

    List<PayableFile> openOf(FundId fund) {
        return openOfFund.getOrDefault(fund, List.of());
    }

    /** Funds all of whose open files together are this amount. */
    Set<FundId> fundsOwing(Satang amount) {
        return byFundsOpen.getOrDefault(amount, Set.of());
    }

    /** Funds named in a text, each with the name. */
    Map<FundId, String> fundsIn(String text) {
        return names.in(text);
    }

    List<PayableFile> open() {
        return open;
    }

    /** At most so many of a list in the order of days, the nearest to a day first. */
    static List<PayableFile> nearest(List<PayableFile> byDay, LocalDate day, int most) {
        int after = 0;
        int end = byDay.size();
        while (after < end) {
            int middle = (after + end) >>> 1;
            if (byDay.get(middle).day().isBefore(day)) {
                after = middle + 1;
            } else {
                end = middle;
            }
        }
        List<PayableFile> nearest =
                new ArrayList<>(byDay.subList(Math.max(0, after - most), Math.min(byDay.size(), after + most)));
        nearest.sort(
                Comparator.comparingLong((PayableFile file) -> apart(file, day)).thenComparing(BY_DAY));
        return nearest.subList(0, Math.min(most, nearest.size()));
    }

    static long apart(PayableFile file, LocalDate day) {
        return Math.abs(day.toEpochDay() - file.day().toEpochDay());
    }

    static Satang sum(Iterable<PayableFile> files) {
        Satang sum = Satang.ZERO;
        for (PayableFile file : files) {
            sum = sum.plus(file.open());
        }
        return sum;
    }
}

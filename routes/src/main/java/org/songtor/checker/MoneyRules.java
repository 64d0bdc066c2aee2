package org.songtor.checker;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.songtor.checker.Finding.Kind;
import org.songtor.checker.Observed.LedgerRow;
import org.songtor.checker.Observed.Paid;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Credit;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;

/** "Settled" stands on bank money and the agency's booking; and all satang handed in are at an agency or still open. */
final class MoneyRules {
    /** Batches whose lines nobody has: none of them goes on, or they were not looked at yet. */
    private static final Set<String> UNREAD = Set.of("REFUSED", "RECEIVED");

    private static final Set<Label> LEFT =
            EnumSet.of(Label.RETURNED, Label.RESUBMITTED, Label.MERGED, Label.FIRST_STANDS);

    /** Channel of batches whose lines stand in another batch too: that one's line stays where it was, and its money is looked for a second time. */
    static final String CORRECTED = "desk";

    private final Index index;
    private final Findings findings;
    private final Set<String> paid;

    private MoneyRules(Index index, Findings findings) {
        this.index = index;
        this.findings = findings;
        this.paid = paid(index);
    }

    static void check(Index index, Findings findings) {
        MoneyRules rules = new MoneyRules(index, findings);
        rules.credits();
        index.run.books().places().stream().filter(Place::live).forEach(rules::line);
        rules.inIsOutAndOpen();
    }

    /** References of files whose money is there to the satang; files that one credit names together are paid together. What left a file by decision may be paid or not. */
    private static Set<String> paid(Index index) {
        Map<String, Set<String>> groups = new HashMap<>();
        List<Paid> all =
                index.run.agencies().stream().flatMap(a -> a.paid().stream()).toList();
        for (Paid one : all) {
            Set<String> group = new HashSet<>(one.references());
            one.references().forEach(r -> group.addAll(groups.getOrDefault(r, Set.of())));
            group.forEach(r -> groups.put(r, group));
        }
        Map<Set<String>, Long> given = new IdentityHashMap<>();
        all.forEach(one -> one.references().stream()
                .findFirst()
                .ifPresent(r -> given.merge(Objects.requireNonNull(groups.get(r)), one.satang(), Math::addExact)));
        Map<String, Long> asked = sums(index.run.books().files(), File::reference, File::satang);
        Map<String, Long> left = left(index);
        return given.entrySet().stream()
                .filter(e -> whole(e.getValue(), of(asked, e.getKey()), of(left, e.getKey())))
                .flatMap(e -> e.getKey().stream())
                .collect(Collectors.toSet());
    }

    private static boolean whole(long given, long asked, long left) {
        return given <= asked && given >= asked - left;
    }

    private static long of(Map<String, Long> sums, Set<String> group) {
        return group.stream().mapToLong(r -> sums.getOrDefault(r, 0L)).reduce(0, Math::addExact);
    }

    private static <T> Map<String, Long> sums(List<T> all, Function<T, String> reference, ToLongFunction<T> satang) {
        return all.stream().collect(Collectors.toMap(reference, satang::applyAsLong, Math::addExact));
    }

    /** By reference: of lines that people gave back, sent again or merged, and that the agency did not book. */
    private static Map<String, Long> left(Index index) {
        List<Place> places = index.run.books().places().stream()
                .filter(Place::live)
                .filter(p -> Optional.ofNullable(index.lines.get(p.line()))
                        .filter(line -> LEFT.contains(line.label()))
                        .isPresent())
                .filter(p -> index.file(p)
                        .filter(f -> index.ledgerOf(f, p).stream()
                                .noneMatch(row -> row.what().equals("booked")))
                        .isPresent())
                .toList();
        return sums(places, p -> index.file(p).orElseThrow().reference(), Place::satang);
    }

    private void credits() {
        Map<String, Paid> bank = new HashMap<>();
        index.run.agencies().forEach(a -> a.paid().forEach(p -> bank.put(a.code() + " " + p.entry(), p)));
        Map<String, List<Credit>> ours = Index.groups(index.run.books().credits(), c -> c.agency() + " " + c.entry());
        ours.forEach((key, same) -> {
            findings.unless(same.size() == 1, Kind.DOUBLED, key, "is credited " + same.size() + " times");
            Paid one = bank.get(key);
            findings.unless(one != null, Kind.PHANTOM, key, "is on no statement of the bank");
            findings.unless(
                    one == null || one.satang() == same.get(0).satang(), Kind.SUMS, key, "is another sum at the bank");
        });
        if (index.run.settled()) {
            bank.keySet()
                    .forEach(k -> findings.unless(ours.containsKey(k), Kind.LOST, k, "the bank paid, nobody knows"));
        }
    }

    private void line(Place place) {
        File file = index.files.get(place.file());
        Line line = index.lines.get(place.line());
        if (file == null || line == null) {
            return;
        }
        List<LedgerRow> rows = index.ledgerOf(file, place);
        boolean booked = rows.size() == 1 && rows.get(0).what().equals("booked");
        boolean money = paid.contains(file.reference());
        String subject = line.batch() + " line " + line.lineNo();
        findings.unless(
                line.label() != Label.SETTLED || booked && money,
                Kind.MISREPORTED,
                subject,
                "is SETTLED" + (booked ? "" : ", and the agency has not booked it")
                        + (money ? "" : ", and the bank has not its money"));
        boolean knows = line.label() == Label.SETTLED || !index.run.settled();
        findings.unless(
                knows || !booked || !money,
                Kind.MISREPORTED,
                subject,
                "is " + line.label() + ", and the agency booked it and the bank has its money");
    }

    private void inIsOutAndOpen() {
        Set<String> taken = new HashSet<>(index.ledger.keySet());
        long in = index.run.sent().stream()
                .filter(s -> index.run.books().batches().stream()
                        .noneMatch(b -> UNREAD.contains(b.state()) && b.sha256().equals(s.sha256())))
                .flatMap(s -> s.lines().stream())
                .mapToLong(Observed.SentLine::satang)
                .reduce(corrected(), Math::addExact);
        long out = index.ledger.values().stream()
                .flatMap(List::stream)
                .mapToLong(LedgerRow::satang)
                .reduce(0, Math::addExact);
        long open = index.run.books().lines().stream()
                .filter(l -> index.livePlacesOfLine.getOrDefault(l.id(), List.of()).stream()
                        .noneMatch(p -> index.file(p)
                                .filter(f -> taken.contains(Index.key(f, p)))
                                .isPresent()))
                .filter(l -> l.label() != Label.FORWARDED)
                .mapToLong(Line::satang)
                .reduce(0, Math::addExact);
        findings.unless(
                in == Math.addExact(out, open),
                Kind.SUMS,
                "all",
                in + " satang came in; " + out + " are at agencies and " + open + " open");
    }

    /** Satang of lines that go again; a batch that was not looked at has none. */
    private long corrected() {
        return index.run.books().batches().stream()
                .filter(b -> b.channel().equals(CORRECTED))
                .flatMap(b -> index.linesOfBatch.getOrDefault(b.number(), List.of()).stream())
                .mapToLong(Line::satang)
                .reduce(0, Math::addExact);
    }
}

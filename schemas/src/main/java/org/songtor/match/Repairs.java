package org.songtor.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * References that are damaged or cut off, and yet beyond doubt. A repair is made where all of this holds:
 *
 * <ol>
 *   <li>everything in the text that begins like a reference and is not whole means, after at most one {@link Edits edit}, exactly one file each;
 *   <li>no other file whose money is not exact is two edits away, but those that the text names whole beside it (nor here and below is asked, where the whole
 *       reference is only written otherwise);
 *   <li>the money is exactly what is open of all of them (before or after the bank's fee), as it is now or as they were sent;
 *   <li>every other file with that much open, or paid with that much before, is {@value #FAR} places away: amount and reference each say the same;
 *   <li>no other credit that has money left beside the files it names may mean one of these files; or all that may mean the one file mean nothing else and are together exactly what is open, and of none
 *       people said that it is nobody's.
 * </ol>
 */
final class Repairs {
    /** Digits that differ in so many places were not damaged into each other. */
    static final int FAR = 5;
    /** Where more files than this have the same amount open, the amount says nothing and nothing is repaired. */
    static final int MOST_OF_ONE_AMOUNT = 1_000;

    private final FileIndex files;
    private final Map<Long, Reading> readings = new HashMap<>();
    private final Map<PaymentReference, Set<Long>> claims = new HashMap<>();

    /**
     * What one credit's text may mean.
     *
     * @param whole files it names or was given
     * @param near for each damaged piece the files it may mean
     * @param unread a piece begins like a reference and means no file
     */
    private record Reading(
            CreditFacts credit, Set<PayableFile> whole, Map<Written, Set<PayableFile>> near, boolean unread) {

        /** All its money is that of the files it names: whatever else stands in its text, it pays nothing else, and claims nothing. */
        boolean spent() {
            return !whole.isEmpty() && whole.stream().allMatch(PayableFile::exact);
        }

        /** The files of the damaged pieces, where each means one. */
        Optional<Set<PayableFile>> meant() {
            boolean sure = !unread && near.values().stream().allMatch(files -> files.size() == 1);
            Set<PayableFile> all = new LinkedHashSet<>();
            near.values().forEach(all::addAll);
            return sure && !all.isEmpty() ? Optional.of(all) : Optional.empty();
        }
    }

    Repairs(FileIndex files, List<CreditFacts> credits) {
        this.files = files;
        for (CreditFacts credit : credits) {
            Reading reading = read(credit);
            readings.put(credit.id(), reading);
            if (!reading.spent()) {
                reading.near()
                        .values()
                        .forEach(near -> near.forEach(
                                file -> claims.computeIfAbsent(file.reference(), reference -> new TreeSet<>())
                                        .add(credit.id())));
            }
        }
    }

    private Reading read(CreditFacts credit) {
        if (!credit.given().isEmpty()) {
            return new Reading(credit, known(credit.given()), Map.of(), false);
        }
        Set<PaymentReference> named = PaymentReference.findAll(credit.text());
        Set<PayableFile> whole = known(named);
        Map<Written, Set<PayableFile>> near = new HashMap<>();
        boolean unread = whole.size() < named.size();
        for (Written written : Written.in(credit.text())) {
            if (named.stream().noneMatch(reference -> reference.value().endsWith(written.digits()))) {
                Set<PayableFile> one = files.one(written);
                unread |= written.prefixed() && one.isEmpty();
                if (!one.isEmpty()) {
                    near.put(written, one);
                }
            }
        }
        return new Reading(credit, whole, near, unread);
    }

    private Set<PayableFile> known(Set<PaymentReference> references) {
        return references.stream()
                .map(files::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<PayableFile> whole(CreditFacts credit) {
        return reading(credit.id()).whole();
    }

    /** Files to add to those that the credit names whole; none where there is any doubt. */
    Set<PayableFile> repaired(CreditFacts credit) {
        Reading reading = reading(credit.id());
        return reading.meant().filter(meant -> exact(reading, meant)).orElse(Set.of());
    }

    /** Credits beside this one that may mean one of the files. */
    Set<Long> others(CreditFacts credit, Set<PayableFile> files) {
        Set<Long> others = new TreeSet<>();
        files.forEach(file -> others.addAll(claims.getOrDefault(file.reference(), Set.of())));
        others.remove(credit.id());
        return others;
    }

    private Reading reading(long credit) {
        return Objects.requireNonNull(readings.get(credit));
    }

    private boolean exact(Reading reading, Set<PayableFile> meant) {
        Set<Long> claiming = new HashSet<>();
        meant.forEach(file -> claiming.addAll(claims.getOrDefault(file.reference(), Set.of())));
        if (claiming.size() == 1) {
            return meant.stream().allMatch(file -> alone(reading, file))
                    && money(reading)
                            .filter(money -> wanted(meant).stream().anyMatch(money::contains))
                            .isPresent();
        }
        return meant.size() == 1 && togetherExact(meant.iterator().next(), claiming);
    }

    /** What is open of all, as it is now and as they were sent. */
    private static Set<Satang> wanted(Set<PayableFile> files) {
        Set<Satang> sums = new HashSet<>();
        if (files.stream().anyMatch(PayableFile::exact)) {
            return sums;
        }
        if (files.stream().allMatch(file -> file.open().isPositive())) {
            sums.add(FileIndex.sum(files));
        }
        if (files.stream().allMatch(file -> file.openAsSent().isPositive())) {
            sums.add(files.stream().map(PayableFile::openAsSent).reduce(Satang.ZERO, Satang::plus));
        }
        return sums;
    }

    /** What the credit has for files it does not name, before or after the fee; files it names together share one open sum, below zero by that much. */
    private static Optional<List<Satang>> money(Reading reading) {
        CreditFacts credit = reading.credit();
        if (reading.whole().isEmpty()) {
            return Optional.of(List.of(credit.amount(), credit.paid()));
        }
        Set<Satang> shared = reading.whole().stream()
                .map(file -> file.exact() ? Satang.ZERO : file.open())
                .collect(Collectors.toSet());
        return shared.stream()
                .map(open -> Satang.ZERO.minus(open))
                .map(over -> List.of(over, over.plus(credit.fee())))
                .filter(over -> over.get(0).isPositive() && shared.size() == 1)
                .findFirst();
    }

    private boolean togetherExact(PayableFile file, Set<Long> claiming) {
        List<CreditFacts> together = new ArrayList<>();
        for (long id : claiming) {
            Reading other = reading(id);
            boolean onlyThis = !other.credit().notOurs()
                    && other.whole().isEmpty()
                    && other.meant().filter(Set.of(file)::equals).isPresent()
                    && alone(other, file);
            if (!onlyThis) {
                return false;
            }
            together.add(other.credit());
        }
        return file.wanted().contains(sum(together, false)) || file.wanted().contains(sum(together, true));
    }

    private static Satang sum(List<CreditFacts> credits, boolean withFees) {
        return credits.stream()
                .map(credit -> withFees ? credit.paid() : credit.amount())
                .reduce(Satang.ZERO, Satang::plus);
    }

    /** Nothing else can have been damaged into this. */
    private boolean alone(Reading reading, PayableFile file) {
        return reading.near().entrySet().stream()
                .filter(piece -> piece.getValue().contains(file))
                .map(Map.Entry::getKey)
                .allMatch(written ->
                        means(written, file) || noneNear(reading, written, file) && farFromSameAmount(written, file));
    }

    /** Only written otherwise than references are: its check digits agree. */
    private static boolean means(Written written, PayableFile file) {
        return written.prefixed()
                && file.reference().value().endsWith(written.digits())
                && written.digits().length() == 10;
    }

    /** A file that the credit names whole beside it was not written a second time. */
    private boolean noneNear(Reading reading, Written written, PayableFile file) {
        return files.two(written).stream()
                .allMatch(other -> other.equals(file) || reading.whole().contains(other) || other.exact());
    }

    private boolean farFromSameAmount(Written written, PayableFile file) {
        List<PayableFile> same = new ArrayList<>();
        for (Satang sum : file.wanted()) {
            same.addAll(files.open(sum));
            same.addAll(files.paid(sum));
        }
        return same.size() <= MOST_OF_ONE_AMOUNT
                && same.stream()
                        .filter(other -> !other.equals(file))
                        .allMatch(other ->
                                Distance.of(written, other.reference().value().substring(2)) >= FAR);
    }
}

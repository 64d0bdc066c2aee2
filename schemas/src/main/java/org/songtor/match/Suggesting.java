package org.songtor.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * What a credit that is nobody's for sure may pay, with reasons. Looked at are files with a similar reference, with the same money open or paid, of funds named
 * in the text, and the {@value Sums#LOOKED_AT} nearest in days.
 */
final class Suggesting {
    /** Days apart up to which nearness speaks for a file. */
    static final int NEAR = 10;
    /** Files of the same amount, of which the nearest in days are shown. */
    private static final int SAME = 5;
    /** Files that begin with the same digits; more say nothing. */
    private static final int ALIKE = 5;

    private final FileIndex files;
    private final Set<PaymentReference> repaired;
    private final Repairs repairs;
    private final Map<Satang, List<CreditFacts>> loose;

    /**
     * @param standing files as they stand with what repairs found
     * @param loose credits that are nobody's for sure
     */
    Suggesting(Standing standing, Repairs repairs, List<CreditFacts> loose) {
        this.files = standing.files();
        this.repaired = standing.repaired();
        this.repairs = repairs;
        this.loose =
                loose.stream().collect(Collectors.groupingBy(CreditFacts::amount, HashMap::new, Collectors.toList()));
    }

    List<Candidate> candidates(CreditFacts credit) {
        Map<Set<PayableFile>, List<Reason>> reasons = new LinkedHashMap<>();
        Map<FundId, String> funds = files.fundsIn(credit.text());
        similar(credit, reasons);
        sameAmount(credit, funds, reasons);
        ofFunds(credit, funds, reasons);
        nearby(credit, reasons);
        paidByRepair(reasons);
        return reasons.entrySet().stream()
                .map(entry -> Shown.of(
                        credit, entry.getKey(), entry.getValue(), funds, repairs.others(credit, entry.getKey())))
                .sorted(Shown.LIKELIEST_FIRST)
                .limit(CreditMatching.MOST_CANDIDATES)
                .map(Shown::candidate)
                .toList();
    }

    private static void add(Map<Set<PayableFile>, List<Reason>> reasons, Set<PayableFile> files, Reason reason) {
        List<Reason> all = reasons.computeIfAbsent(files, f -> new ArrayList<>());
        if (!all.contains(reason)) {
            all.add(reason);
        }
    }

    private void similar(CreditFacts credit, Map<Set<PayableFile>, List<Reason>> reasons) {
        Set<PayableFile> all = new LinkedHashSet<>();
        for (Written written : Written.in(credit.text())) {
            Set<PayableFile> near = new LinkedHashSet<>(written.prefixed() ? files.two(written) : files.one(written));
            if (near.isEmpty() && written.digits().length() < 10) {
                near.addAll(files.beginning(written.digits(), ALIKE));
            }
            for (PayableFile file : near) {
                String digits = file.reference().value().substring(2);
                int missing = Math.max(0, digits.length() - written.digits().length());
                int differs = Math.max(0, Distance.of(written, digits));
                add(
                        reasons,
                        Set.of(file),
                        new Reason.SimilarReference(file.reference(), written.shown(), differs, missing));
            }
            all.addAll(near);
        }
        sums(
                credit,
                all.stream()
                        .filter(file -> file.open().isPositive())
                        .sorted(FileIndex.BY_DAY)
                        .toList(),
                reasons);
    }

    private void sameAmount(
            CreditFacts credit, Map<FundId, String> funds, Map<Set<PayableFile>, List<Reason>> reasons) {
        for (PayableFile file : FileIndex.nearest(files.open(credit.amount()), credit.bookedOn(), SAME)) {
            add(
                    reasons,
                    Set.of(file),
                    new Reason.SameAmount(credit.amount(), !file.open().equals(credit.amount())));
        }
        if (credit.fee().isPositive()) {
            for (PayableFile file : FileIndex.nearest(files.open(credit.paid()), credit.bookedOn(), SAME)) {
                add(reasons, Set.of(file), new Reason.FeeExplains(credit.paid(), credit.fee()));
            }
        }
        for (PayableFile file : FileIndex.nearest(files.paid(credit.amount()), credit.bookedOn(), SAME)) {
            boolean speaks = reasons.containsKey(Set.of(file))
                    || file.fund().filter(funds::containsKey).isPresent();
            if (speaks && repaired.contains(file.reference())) {
                reasons.computeIfAbsent(Set.of(file), f -> new ArrayList<>());
            } else if (speaks) {
                add(reasons, Set.of(file), new Reason.PaidAlready(file.total()));
            }
        }
    }

    /** Only a file by itself has its money: sums are of open ones. */
    private void paidByRepair(Map<Set<PayableFile>, List<Reason>> reasons) {
        reasons.forEach((set, why) -> set.stream()
                .filter(file -> repaired.contains(file.reference()))
                .forEach(file -> why.add(new Reason.PaidByRepair(file.total()))));
    }

    private void ofFunds(CreditFacts credit, Map<FundId, String> funds, Map<Set<PayableFile>, List<Reason>> reasons) {
        for (FundId fund : funds.keySet()) {
            List<PayableFile> theirs = FileIndex.nearest(files.openOf(fund), credit.bookedOn(), Sums.LOOKED_AT);
            theirs.stream().limit(SAME).forEach(file -> reasons.computeIfAbsent(Set.of(file), f -> new ArrayList<>()));
            sums(credit, theirs, reasons);
        }
        for (FundId fund : files.fundsOwing(credit.amount())) {
            List<PayableFile> theirs = files.openOf(fund);
            if (theirs.size() > 1 && theirs.size() <= Sums.LOOKED_AT) {
                sum(theirs, credit.amount(), reasons);
            }
        }
    }

    /** Where few files are open at all, everything is looked at. */
    private void nearby(CreditFacts credit, Map<Set<PayableFile>, List<Reason>> reasons) {
        if (files.open().size() <= Sums.LOOKED_AT) {
            sums(credit, FileIndex.nearest(files.open(), credit.bookedOn(), Sums.LOOKED_AT), reasons);
        }
        Set<PayableFile> parts = new LinkedHashSet<>();
        reasons.keySet().stream().filter(set -> set.size() == 1).forEach(parts::addAll);
        parts.addAll(FileIndex.nearest(files.open(), credit.bookedOn(), Sums.LOOKED_AT));
        for (PayableFile file : parts) {
            part(credit, file, reasons);
        }
    }

    private void sums(CreditFacts credit, List<PayableFile> some, Map<Set<PayableFile>, List<Reason>> reasons) {
        Sums.of(some, credit.amount()).forEach(set -> sum(set, credit.amount(), reasons));
        if (credit.fee().isPositive()) {
            Sums.of(some, credit.paid()).forEach(set -> {
                sum(set, credit.paid(), reasons);
                add(reasons, set, new Reason.FeeExplains(credit.paid(), credit.fee()));
            });
        }
    }

    private static void sum(Collection<PayableFile> set, Satang money, Map<Set<PayableFile>, List<Reason>> reasons) {
        add(reasons, Set.copyOf(set), new Reason.SumOfFiles(money, set.size()));
    }

    /** A part speaks for a file only where another credit is the rest, or something else speaks for it. */
    private void part(CreditFacts credit, PayableFile file, Map<Set<PayableFile>, List<Reason>> reasons) {
        if (credit.amount().compareTo(file.open()) >= 0) {
            return;
        }
        Satang rest = file.open().minus(credit.amount());
        Set<Long> with = new TreeSet<>();
        loose.getOrDefault(rest, List.of()).stream()
                .filter(other -> other.id() != credit.id() && near(credit, other))
                .limit(SAME)
                .forEach(other -> with.add(other.id()));
        if (!with.isEmpty() || reasons.containsKey(Set.of(file))) {
            add(reasons, Set.of(file), new Reason.PartOfFile(rest, with));
        }
    }

    private static boolean near(CreditFacts one, CreditFacts other) {
        return Math.abs(one.bookedOn().toEpochDay() - other.bookedOn().toEpochDay()) <= NEAR;
    }
}

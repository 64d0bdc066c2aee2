package org.songtor.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;

/** A candidate with its place among the others, which depends on nothing but what is known. */
record Shown(Candidate candidate, int weight, long apart, String order) {
    static final Comparator<Shown> LIKELIEST_FIRST = Comparator.comparingInt((Shown one) -> -one.weight())
            .thenComparing(Shown::apart)
            .thenComparing(Shown::order);

    /**
     * With the reasons that are asked of every candidate.
     *
     * @param reasons what speaks for these files
     * @param funds named in the credit's text
     * @param others credits that may mean one of the files as well
     */
    static Shown of(
            CreditFacts credit,
            Set<PayableFile> files,
            List<Reason> reasons,
            Map<FundId, String> funds,
            Set<Long> others) {
        List<Reason> all = new ArrayList<>(reasons);
        files.stream()
                .flatMap(file -> file.fund().stream())
                .filter(funds::containsKey)
                .distinct()
                .map(funds::get)
                .sorted()
                .forEach(name -> all.add(new Reason.FundInText(name)));
        PayableFile last = files.stream().max(FileIndex.BY_DAY).orElseThrow();
        long apart = FileIndex.apart(last, credit.bookedOn());
        if (apart <= Suggesting.NEAR) {
            all.add(new Reason.NearInDays(
                    (int) (credit.bookedOn().toEpochDay() - last.day().toEpochDay())));
        }
        if (!others.isEmpty()) {
            all.add(new Reason.AlsoClaimedBy(others));
        }
        all.sort(Comparator.comparingInt(Shown::says).reversed());
        int weight = all.stream().mapToInt(Shown::says).sum();
        Set<PaymentReference> references =
                files.stream().map(PayableFile::reference).collect(Collectors.toSet());
        String order = references.stream().map(PaymentReference::value).sorted().collect(Collectors.joining());
        return new Shown(new Candidate(references, all), weight, apart, order);
    }

    /** How much a reason says; together they order the candidates. */
    private static int says(Reason reason) {
        if (reason instanceof Reason.SimilarReference similar) {
            return Math.max(1, 8 - 3 * similar.differs() - similar.missing());
        }
        if (reason instanceof Reason.SumOfFiles || reason instanceof Reason.FundInText) {
            return 3;
        }
        if (reason instanceof Reason.PartOfFile part) {
            return part.with().isEmpty() ? 1 : 2;
        }
        if (reason instanceof Reason.AlsoClaimedBy) {
            return 0;
        }
        boolean paid = reason instanceof Reason.PaidAlready || reason instanceof Reason.PaidByRepair;
        return reason instanceof Reason.NearInDays || paid ? 1 : 4;
    }
}

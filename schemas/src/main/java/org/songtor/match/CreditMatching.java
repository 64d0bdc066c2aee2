package org.songtor.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * Whose money each credit of one agency's account is: a pure function of all credits and files given, in any order. Asked again with every arrival, over
 *
 * <ul>
 *   <li>every credit that no whole reference and no person gave to a file, also those matched by repair before; others may be there and change nothing;
 *   <li>every file of the agency that is not too old, <em>also those whose money is there</em>: what is left out cannot make a repair doubtful. Files
 *       that a credit names are among them, else the credit is nobody's until they are.
 * </ul>
 *
 * The first that applies:
 *
 * <ol>
 *   <li>people gave it to files: those, whatever its text names. Where they said so against the text, and the files have their money without it, they are told;
 *   <li>people said that it is nobody's: none, and where one of the next two would hold they are told so ({@link CreditMatch.Contradicted});
 *   <li>references stand whole in the text: the files they name, whatever the amount: that is the payer's word, and whether the money is exact says the
 *       files' {@link Settlement}. Damaged references beside them are added where they are {@link Repairs beyond doubt};
 *   <li>damaged or cut off references beyond doubt, and the money exact;
 *   <li>candidates with reasons, where anything {@link Suggesting speaks for} a file;
 *   <li>nobody.
 * </ol>
 *
 * Automatic is only what is unambiguous and exact; an equal amount alone never is. Work is bounded: {@value Written#MOST} pieces of a text, {@value
 * Repairs#MOST_OF_ONE_AMOUNT} files of one amount, {@value Sums#LOOKED_AT} files and {@value Sums#MOST_STEPS} steps for sums of several.
 */
public final class CreditMatching {
    /** So many candidates of one credit are shown. */
    public static final int MOST_CANDIDATES = 10;

    private CreditMatching() {}

    /**
     * One match for each credit, in the order of the credits' numbers.
     *
     * @throws IllegalArgumentException where a file or a credit is given twice
     */
    public static List<CreditMatch> match(List<CreditFacts> credits, List<PayableFile> files) {
        FileIndex index = new FileIndex(files);
        Repairs repairs = new Repairs(index, credits);
        Map<Long, CreditMatch> matches = new HashMap<>();
        List<CreditFacts> loose = new ArrayList<>();
        for (CreditFacts credit : credits) {
            CreditMatch match = automatic(credit, repairs);
            if (matches.put(credit.id(), match) != null) {
                throw new IllegalArgumentException("credit " + credit.id() + " is given twice");
            }
            if (!(match instanceof CreditMatch.Matched)) {
                loose.add(credit);
            }
        }
        loose.sort(Comparator.comparingLong(CreditFacts::id));
        List<CreditFacts> shown = new ArrayList<>(loose);
        credits.stream().filter(credit -> questioned(matches.get(credit.id()))).forEach(shown::add);
        List<CreditMatch> found = List.copyOf(matches.values());
        Suggesting suggesting = new Suggesting(Standing.of(index, files, found, Set.of()), repairs, loose);
        for (CreditFacts credit : shown) {
            Set<PaymentReference> own = repaired(matches.get(credit.id()));
            Suggesting asked =
                    own.isEmpty() ? suggesting : new Suggesting(Standing.of(index, files, found, own), repairs, loose);
            matches.computeIfPresent(credit.id(), (id, match) -> suggested(match, asked.candidates(credit)));
        }
        return matches.keySet().stream()
                .sorted()
                .map(id -> Objects.requireNonNull(matches.get(id)))
                .toList();
    }

    private static Set<PaymentReference> repaired(@Nullable CreditMatch match) {
        return match instanceof CreditMatch.Matched matched ? matched.repaired() : Set.of();
    }

    private static CreditMatch suggested(CreditMatch match, List<Candidate> candidates) {
        if (match instanceof CreditMatch.Contradicted contradicted) {
            return new CreditMatch.Contradicted(match.credit(), contradicted.files(), candidates);
        }
        if (match instanceof CreditMatch.Matched matched) {
            return new CreditMatch.Matched(
                    match.credit(), matched.files(), matched.repaired(), matched.asks(), candidates);
        }
        return candidates.isEmpty() ? match : new CreditMatch.Candidates(match.credit(), candidates);
    }

    private static boolean questioned(@Nullable CreditMatch match) {
        return match instanceof CreditMatch.Matched matched
                && matched.asks().filter(Label.CREDIT_QUESTIONED::equals).isPresent();
    }

    private static CreditMatch automatic(CreditFacts credit, Repairs repairs) {
        Set<PaymentReference> matched = new HashSet<>(credit.given());
        matched.addAll(references(repairs.whole(credit)));
        Set<PaymentReference> repaired = references(repairs.repaired(credit));
        matched.addAll(repaired);
        if (matched.isEmpty()) {
            return new CreditMatch.Nobody(credit.id());
        }
        return credit.notOurs()
                ? new CreditMatch.Contradicted(credit.id(), matched, List.of())
                : new CreditMatch.Matched(credit.id(), matched, repaired, asks(credit, repairs), List.of());
    }

    /** That it is for files that its text does not name holds until they have their money without it. */
    private static Optional<Label> asks(CreditFacts credit, Repairs repairs) {
        boolean spare = credit.otherwise()
                && !PaymentReference.findAll(credit.text()).containsAll(credit.given())
                && repairs.whole(credit).stream()
                        .anyMatch(file -> Satang.ZERO.minus(file.open()).compareTo(credit.amount()) >= 0);
        if (spare) {
            return Optional.of(Label.DECISION_CONTRADICTED);
        }
        return credit.questioned() ? Optional.of(Label.CREDIT_QUESTIONED) : Optional.empty();
    }

    private static Set<PaymentReference> references(Set<PayableFile> files) {
        return files.stream().map(PayableFile::reference).collect(Collectors.toSet());
    }
}

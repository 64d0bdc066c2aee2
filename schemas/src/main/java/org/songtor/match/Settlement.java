package org.songtor.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * Whether the bank has the money for a file. Files that one credit names together are one sum: their totals against all
 * credits that name any of them, each credit once. So two files may be paid at once, and one file in two parts.
 *
 * <p>Where banks kept fees, the sum is exact when either what the account gained or what was paid is what was asked for; never a mixture of both, which could
 * explain a lack by fees that have nothing to do with it.
 */
public enum Settlement {
    /** No credit names the files. */
    NONE,
    SHORT,
    EXACT,
    OVER;

    /**
     * Of files that are paid together and have at least one credit.
     *
     * @param asked their totals
     * @param gained what the account gained by all credits that name any of them
     * @param paid the same with the banks' fees
     */
    public static Settlement of(Satang asked, Satang gained, Satang paid) {
        if (gained.equals(asked) || paid.equals(asked)) {
            return EXACT;
        }
        return gained.compareTo(asked) > 0 ? OVER : SHORT;
    }

    /** How each file of the evidence stands. */
    public static Map<PaymentReference, Settlement> of(Evidence evidence) {
        Map<PaymentReference, Set<PaymentReference>> groups = groups(evidence);
        Map<PaymentReference, Settlement> standing = new HashMap<>();
        for (Set<PaymentReference> group : new HashSet<>(groups.values())) {
            Settlement one = ofGroup(group, evidence);
            group.forEach(reference -> standing.put(reference, one));
        }
        standing.keySet()
                .retainAll(
                        evidence.files().stream().map(Evidence.File::reference).collect(Collectors.toSet()));
        return standing;
    }

    /** Every reference with all references that credits connect it to, itself among them. */
    private static Map<PaymentReference, Set<PaymentReference>> groups(Evidence evidence) {
        Map<PaymentReference, Set<PaymentReference>> groups = new HashMap<>();
        evidence.files().forEach(file -> groups.put(file.reference(), Set.of(file.reference())));
        for (Evidence.Credit credit : evidence.credits()) {
            Set<PaymentReference> joined = new HashSet<>(credit.references());
            credit.references().forEach(named -> joined.addAll(groups.getOrDefault(named, Set.of())));
            joined.forEach(reference -> groups.put(reference, joined));
        }
        return groups;
    }

    private static Settlement ofGroup(Set<PaymentReference> group, Evidence evidence) {
        List<Evidence.Credit> credits = evidence.credits().stream()
                .filter(credit -> credit.references().stream().anyMatch(group::contains))
                .toList();
        if (credits.isEmpty()) {
            return NONE;
        }
        Satang asked = sum(
                evidence.files().stream()
                        .filter(file -> group.contains(file.reference()))
                        .toList(),
                Evidence.File::total);
        return of(asked, sum(credits, Evidence.Credit::amount), sum(credits, Evidence.Credit::paid));
    }

    private static <T> Satang sum(List<T> parts, Function<T, Satang> amount) {
        return parts.stream().map(amount).reduce(Satang.ZERO, Satang::plus);
    }
}

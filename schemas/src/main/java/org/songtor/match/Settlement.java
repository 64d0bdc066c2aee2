package org.songtor.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
        return each(evidence, Group::settlement);
    }

    /** What is missing of each file and the files it is paid with; zero where the sum is exact, below zero where it is over. */
    public static Map<PaymentReference, Satang> open(Evidence evidence) {
        return each(evidence, Group::open);
    }

    private static <T> Map<PaymentReference, T> each(Evidence evidence, Function<Group, T> one) {
        Map<PaymentReference, Set<PaymentReference>> joined = joined(evidence);
        Map<Set<PaymentReference>, Group> groups = new IdentityHashMap<>();
        for (Evidence.Credit credit : evidence.credits()) {
            credit.references().stream()
                    .findAny()
                    .ifPresent(reference ->
                            group(groups, joined, reference).credits().add(credit));
        }
        evidence.files()
                .forEach(file -> group(groups, joined, file.reference()).files().add(file));
        Map<PaymentReference, T> each = new HashMap<>();
        for (Group group : groups.values()) {
            T said = one.apply(group);
            group.files().forEach(file -> each.put(file.reference(), said));
        }
        return each;
    }

    private static Group group(
            Map<Set<PaymentReference>, Group> groups,
            Map<PaymentReference, Set<PaymentReference>> joined,
            PaymentReference reference) {
        return groups.computeIfAbsent(
                Objects.requireNonNull(joined.get(reference)), set -> new Group(new ArrayList<>(), new ArrayList<>()));
    }

    /** Files that are one sum, and the credits that name any of them. */
    private record Group(List<Evidence.File> files, List<Evidence.Credit> credits) {
        Satang asked() {
            return sum(files, Evidence.File::total);
        }

        Satang gained() {
            return sum(credits, Evidence.Credit::amount);
        }

        Settlement settlement() {
            return credits.isEmpty() ? NONE : Settlement.of(asked(), gained(), sum(credits, Evidence.Credit::paid));
        }

        Satang open() {
            return settlement() == EXACT ? Satang.ZERO : asked().minus(gained());
        }
    }

    /** Every reference with all references that credits connect it to, itself among them. */
    private static Map<PaymentReference, Set<PaymentReference>> joined(Evidence evidence) {
        Map<PaymentReference, Set<PaymentReference>> groups = new HashMap<>();
        evidence.files().forEach(file -> groups.put(file.reference(), Set.of(file.reference())));
        for (Evidence.Credit credit : evidence.credits()) {
            Set<PaymentReference> joined = new HashSet<>(credit.references());
            credit.references().forEach(named -> joined.addAll(groups.getOrDefault(named, Set.of())));
            joined.forEach(reference -> groups.put(reference, joined));
        }
        return groups;
    }

    private static <T> Satang sum(List<T> parts, Function<T, Satang> amount) {
        return parts.stream().map(amount).reduce(Satang.ZERO, Satang::plus);
    }
}

package org.songtor.match;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songtor.model.PaymentReference;

/**
 * Whose money each credit of one agency's account is: a pure function of all credits and files given, in any order. Asked again with every arrival, over
 *
 * <ul>
 *   <li>every credit that no whole reference and no person gave to a file, also those matched by repair before; others may be there and change nothing;
 *   <li>every file of the agency that is not too old, <em>also those whose money is there</em>: what is left out cannot make a repair doubtful.
 * </ul>
 *
 * Automatic is only what is unambiguous and exact; everything else is a list of candidates with reasons, for a person.
 */
public final class CreditMatching {
    /** So many candidates of one credit are shown. */
    public static final int MOST_CANDIDATES = 10;

    private CreditMatching() {}

    /** @return one match for each credit, in the order of the credits' numbers */
    public static List<CreditMatch> match(List<CreditFacts> credits, List<PayableFile> files) {
        Map<PaymentReference, PayableFile> known = new HashMap<>();
        files.forEach(file -> known.put(file.reference(), file));
        return credits.stream()
                .sorted(Comparator.comparingLong(CreditFacts::id))
                .map(credit -> named(credit, known.keySet()))
                .toList();
    }

    private static CreditMatch named(CreditFacts credit, Set<PaymentReference> known) {
        Set<PaymentReference> named =
                new HashSet<>(credit.given().isEmpty() ? PaymentReference.findAll(credit.text()) : credit.given());
        named.retainAll(known);
        return named.isEmpty()
                ? new CreditMatch.Nobody(credit.id())
                : new CreditMatch.Matched(credit.id(), named, Set.of());
    }
}

package org.songtor.match;

import java.util.List;
import java.util.Set;
import org.songtor.model.PaymentReference;

/**
 * Files that a credit may pay.
 *
 * @param files more than one where it would pay them together
 * @param reasons why, the strongest first; empty only where a whole reference in the text says it all
 */
public record Candidate(Set<PaymentReference> files, List<Reason> reasons) {

    public Candidate {
        files = Set.copyOf(files);
        reasons = List.copyOf(reasons);
    }
}

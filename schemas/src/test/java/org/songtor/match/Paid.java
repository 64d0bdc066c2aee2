package org.songtor.match;

import java.util.Optional;
import java.util.Set;
import org.songtor.model.PaymentReference;
import org.songtor.review.DecisionKind;

/** A credit of the year, what people know of it, and whose it truly is. */
final class Paid {
    final CreditFacts facts;
    final Set<PaymentReference> truth;
    Optional<Decided> decided = Optional.empty();
    Set<PaymentReference> given = Set.of();

    Paid(CreditFacts facts, Set<PaymentReference> truth) {
        this.facts = facts;
        this.truth = truth;
    }

    private boolean notOurs() {
        return decided.filter(one -> one.kind() == DecisionKind.NOT_OURS).isPresent();
    }

    CreditFacts known() {
        return new CreditFacts(
                facts.id(), facts.amount(), facts.fee(), facts.bookedOn(), facts.text(), given, notOurs());
    }
}

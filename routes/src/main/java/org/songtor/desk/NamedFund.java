package org.songtor.desk;

import java.util.Optional;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.stereotype.Component;

/** The fund that a call for money is about. */
@Component
class NamedFund {
    private final Catalogue catalogue;

    NamedFund(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A program's own, and no other that it names; an operator's as named. @throws DeskException where there is none */
    Fund named(Caller caller, Optional<String> named) {
        try {
            return caller.fund()
                    .or(() -> named.map(FundId::of))
                    .flatMap(catalogue::fund)
                    .filter(fund ->
                            named.isEmpty() || named.get().equals(fund.id().value()))
                    .orElseThrow(() -> new DeskException(Why.NOT_FOUND));
        } catch (IllegalArgumentException e) { // no name that a fund may have
            throw new DeskException(Why.NOT_FOUND);
        }
    }
}

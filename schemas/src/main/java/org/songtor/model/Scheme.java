package org.songtor.model;

import java.util.List;
import java.util.Optional;

/**
 * One scheme of the catalogue, read from configuration.
 *
 * @param profile by which file profile its lines travel
 * @param terms what it asks, by contribution period; they do not overlap
 */
public record Scheme(
        SchemeCode code, ProfileId profile, String nameTh, String nameEn, boolean needsWages, List<SchemeTerms> terms) {
    public Scheme {
        terms = List.copyOf(terms);
    }

    /** Empty where the scheme takes no money for this period. */
    public Optional<SchemeTerms> termsIn(Period period) {
        return terms.stream().filter(t -> t.holdIn(period)).findFirst();
    }
}

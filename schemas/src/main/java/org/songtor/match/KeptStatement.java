package org.songtor.match;

import java.time.LocalDate;
import java.util.Set;
import org.songtor.model.Satang;

/**
 * What is kept of a bank's statement with balances, as far as it says what comes before and after it.
 *
 * @param id ours; of two that say the same of the same day the smaller one is shown
 * @param began the day of its first entry; without entries {@code dated}
 * @param dated the last day it covers
 * @param entries how many it tells
 * @param overlaps statements of the account that tell an entry of this one, by their ids; it is enough where one of two says so
 */
public record KeptStatement(
        long id, LocalDate began, LocalDate dated, Satang opening, Satang closing, int entries, Set<Long> overlaps) {

    public KeptStatement {
        overlaps = Set.copyOf(overlaps);
    }
}

package org.songtor.model;

import java.util.Optional;
import java.util.Set;

/**
 * What a scheme asks, from one contribution period to another. A past period is judged by its own terms.
 *
 * @param until last period; empty while no end is known
 * @param least smallest amount of one deposit
 * @param most largest amount of one deposit
 * @param exactly the only amount admitted, for example an option's monthly rate
 * @param yearlyMost most that one person may pay in a calendar year, over all funds
 * @param ages admitted ages in full years on the day of the deposit
 * @param occupation the only occupation admitted, as rosters write it
 * @param excludes schemes that the same person may not pay into in the same period; a clash is held for a person to decide
 * @param source where the figures were read
 */
public record SchemeTerms(
        Period from,
        Optional<Period> until,
        Satang least,
        Optional<Satang> most,
        Optional<Satang> exactly,
        Optional<Satang> yearlyMost,
        Optional<Ages> ages,
        Optional<String> occupation,
        Set<SchemeCode> excludes,
        String source) {
    public SchemeTerms {
        excludes = Set.copyOf(excludes);
    }

    /** Both inclusive. */
    public record Ages(int from, int to) {}

    public boolean holdIn(Period period) {
        return from.compareTo(period) <= 0
                && until.map(u -> u.compareTo(period) >= 0).orElse(true);
    }
}

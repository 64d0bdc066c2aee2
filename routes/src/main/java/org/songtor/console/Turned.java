package org.songtor.console;

import java.util.Optional;
import org.songtor.model.Period;

/** Whether the first of two periods is after the last, which is told in the same words wherever two are typed. */
final class Turned {
    private Turned() {}

    static boolean of(Optional<Period> from, Optional<Period> until) {
        return from.flatMap(first -> until.map(last -> first.compareTo(last) > 0))
                .orElse(false);
    }

    /** What is no period is not turned. */
    static boolean of(String from, String until) {
        try {
            return of(Optional.of(Period.of(from)), Optional.of(Period.of(until)));
        } catch (IllegalArgumentException e) { // another sentence says so
            return false;
        }
    }
}

package org.songtor.approval;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One officer's signature under an order.
 *
 * @param role of the officer in this fund, such as {@code chair}
 * @param termFrom first day of the officer's term
 * @param termUntil last day of the term; empty for an office without one
 */
public record Signature(
        String login, String role, LocalDate signedOn, LocalDate termFrom, Optional<LocalDate> termUntil) {

    /** Whether the officer was in office on the day of signing. */
    public boolean inOffice() {
        return !signedOn.isBefore(termFrom)
                && termUntil.map(until -> !signedOn.isAfter(until)).orElse(true);
    }
}

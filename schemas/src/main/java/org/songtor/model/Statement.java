package org.songtor.model;

import java.time.LocalDate;
import java.util.List;

/** A bank's statement of one collection account: opening + credits = closing. */
public record Statement(
        String statementId, String account, LocalDate date, Satang opening, Satang closing, List<Credit> credits) {

    public Statement {
        credits = List.copyOf(credits);
    }

    /**
     * Money that arrived.
     *
     * @param entryReference the bank's own reference, unique in the account
     * @param text what the payer wrote; payment references are looked for in it
     */
    public record Credit(String entryReference, LocalDate bookedOn, Satang amount, String text) {}
}

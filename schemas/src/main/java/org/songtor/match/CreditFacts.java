package org.songtor.match;

import java.time.LocalDate;
import java.util.Set;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * Money that arrived in an agency's account, as far as it tells whose it is.
 *
 * @param amount what the account gained
 * @param fee what the bank kept of what was paid; zero where the statement says nothing of it
 * @param text what the payer wrote; references in it are looked for by {@link CreditMatching}, whole ones too
 * @param given files that people said it pays; where there are any, nothing is guessed
 * @param notOurs people said that it is nobody's here and gave it to no file since: it is matched to none until they take that back
 * @param questioned an operator asks whether the payer meant another file: it pays what it pays until two people say which
 * @param otherwise people said so: {@code given} stands in the place of what the text names
 */
public record CreditFacts(
        long id,
        Satang amount,
        Satang fee,
        LocalDate bookedOn,
        String text,
        Set<PaymentReference> given,
        boolean notOurs,
        boolean questioned,
        boolean otherwise) {

    public CreditFacts {
        given = Set.copyOf(given);
        notOurs = notOurs && given.isEmpty();
        if (otherwise && given.isEmpty()) {
            throw new IllegalArgumentException("credit " + id + " pays what in place of what its text names?");
        }
    }

    /** Of whose text nobody said that it names the wrong file. */
    public CreditFacts(
            long id,
            Satang amount,
            Satang fee,
            LocalDate bookedOn,
            String text,
            Set<PaymentReference> given,
            boolean notOurs) {
        this(id, amount, fee, bookedOn, text, given, notOurs, false, false);
    }

    /** What the payer paid. */
    public Satang paid() {
        return amount.plus(fee);
    }
}

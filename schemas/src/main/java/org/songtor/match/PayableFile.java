package org.songtor.match;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * A file of an agency that a credit may pay.
 *
 * @param total of its lines
 * @param open what is missing after all credits that name it whole or were given to it by people, together with the files it is paid with; never what repairs
 *     found, because those are found anew each time; zero where the money is there, below zero where there is more
 * @param day on which it was delivered, or frozen where it was not yet
 * @param fund empty for a file of many funds
 * @param names under which the fund may write its payments
 */
public record PayableFile(
        PaymentReference reference,
        Satang total,
        Satang open,
        LocalDate day,
        Optional<FundId> fund,
        Set<String> names) {

    public PayableFile {
        names = Set.copyOf(names);
    }

    /** Of the reference alone: files are told apart by it, and there are many. */
    @Override
    public int hashCode() {
        return reference.hashCode();
    }
}

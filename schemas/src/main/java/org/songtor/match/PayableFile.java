package org.songtor.match;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * A file of an agency that a credit may pay.
 *
 * @param total of its lines
 * @param open what is missing after all credits that name it whole or were given to it by people, together with the files it is paid with; never what repairs
 *     found, because those are found anew each time; zero where the money is there, below zero where there is more
 * @param openAsSent the same had no line left the file since it was sent: who pays what stood on the slip may not have heard
 * @param day on which it was delivered, or frozen where it was not yet
 * @param fund empty for a file of many funds
 * @param names under which the fund may write its payments
 */
public record PayableFile(
        PaymentReference reference,
        Satang total,
        Satang open,
        Satang openAsSent,
        LocalDate day,
        Optional<FundId> fund,
        Set<String> names) {

    public PayableFile {
        names = Set.copyOf(names);
    }

    /** From which no line left. */
    public PayableFile(
            PaymentReference reference,
            Satang total,
            Satang open,
            LocalDate day,
            Optional<FundId> fund,
            Set<String> names) {
        this(reference, total, open, open, day, fund, names);
    }

    /** Its money is there, by what is asked for now or by what was sent; not where all lines left it and nothing came. */
    boolean exact() {
        return openAsSent.equals(Satang.ZERO) || open.equals(Satang.ZERO) && !openAsSent.equals(total);
    }

    /** Sums that would be just its money, each above zero; none where that is there. */
    Set<Satang> wanted() {
        return exact()
                ? Set.of()
                : Stream.of(open, openAsSent).filter(Satang::isPositive).collect(Collectors.toUnmodifiableSet());
    }

    /** Of the reference alone: files are told apart by it, and there are many. */
    @Override
    public int hashCode() {
        return reference.hashCode();
    }
}

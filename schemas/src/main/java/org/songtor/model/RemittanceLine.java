package org.songtor.model;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One payment of one person into one scheme for one period, as the fund submitted it and after its shape was checked.
 *
 * @param row row in the fund's sheet or file, from 1 as the fund's program shows it
 * @param lineNo running number of the line in the batch, from 1
 * @param wages the wage a wage-based contribution was computed from; empty where the scheme has none
 * @param details what only some funds say of a line
 */
public record RemittanceLine(
        int lineNo,
        int row,
        NationalId person,
        PersonName name,
        SchemeCode scheme,
        Satang amount,
        Optional<Satang> wages,
        Details details) {

    /** A line of which nothing more is said. */
    public RemittanceLine(
            int lineNo,
            int row,
            NationalId person,
            PersonName name,
            SchemeCode scheme,
            Satang amount,
            Optional<Satang> wages) {
        this(lineNo, row, person, name, scheme, amount, wages, Details.NONE);
    }

    /**
     * @param memberNo the fund's own number of the member
     * @param period the line's own contribution period; empty means the batch's
     * @param shares who bears the amount, where the fund says so
     * @param collectedAt when the fund took the money, Asia/Bangkok
     */
    public record Details(
            Optional<String> memberNo,
            Optional<Period> period,
            Optional<Shares> shares,
            Optional<LocalDateTime> collectedAt) {
        public static final Details NONE =
                new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

package org.songtor.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One agency file before it is bytes, or after it was read: the remittance of one fund for one period by one profile. */
public record Document(Header header, List<Line> lines) {

    public Document {
        lines = List.copyOf(lines);
    }

    /**
     * @param sequence running number of the profile's stream: no gaps, never used twice
     * @param date day the file was written (Asia/Bangkok)
     * @param payer the fund as this agency registered it
     * @param payee where the agency collects
     */
    public record Header(
            PaymentReference reference, int sequence, Period period, LocalDate date, Fund.Payer payer, Payee payee) {}

    /** The agency's collection account and the service code it gave for this money; digits as text. */
    public record Payee(String account, String serviceCode) {}

    /**
     * @param position place in the file, from 1; with the file's reference it names the line to the agency
     * @param shares who bears the amount, where the fund said so
     * @param agencyReference the member's own number at this agency, where the roster has one
     */
    public record Line(
            int position,
            NationalId person,
            PersonName name,
            SchemeCode scheme,
            Satang amount,
            Optional<Satang> wages,
            Optional<Shares> shares,
            Optional<String> agencyReference) {

        /** A line of which nothing more is known. */
        public Line(
                int position,
                NationalId person,
                PersonName name,
                SchemeCode scheme,
                Satang amount,
                Optional<Satang> wages) {
            this(position, person, name, scheme, amount, wages, Optional.empty(), Optional.empty());
        }

        /** A line of a batch at its place in the file. */
        public static Line of(int position, RemittanceLine line, Optional<String> agencyReference) {
            return new Line(
                    position,
                    line.person(),
                    line.name(),
                    line.scheme(),
                    line.amount(),
                    line.wages(),
                    line.details().shares(),
                    agencyReference);
        }
    }

    public Satang total() {
        return lines.stream().map(Line::amount).reduce(Satang.ZERO, Satang::plus);
    }
}

package org.songtor.statement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.wire.Baht;
import org.songtor.wire.Refusal;
import org.songtor.wire.XmlNode;

/** Counts and sums of camt.053's {@code TxsSummry}: where the bank gives one, it must be what stands there. */
final class Totals {
    private Totals() {}

    /** @param booked entries on the credit side: payments that were booked together are one */
    static void check(XmlNode head, int booked, List<Statement.Credit> credits, List<Statement.Debit> debits)
            throws FormatException {
        Satang in = sum("TtlCdtNtries", credits.stream().map(Statement.Credit::amount));
        Satang out = sum("TtlDbtNtries", debits.stream().map(Statement.Debit::amount));
        total(head, "TtlNtries", booked + debits.size(), sum("TtlNtries", Stream.of(in, out)));
        total(head, "TtlCdtNtries", booked, in);
        total(head, "TtlDbtNtries", debits.size(), out);
    }

    private static void total(XmlNode head, String which, int count, Satang sum) throws FormatException {
        String counted = head.textIfAny("TxsSummry", which, "NbOfNtries");
        if (!counted.isEmpty() && !counted.equals("" + count)) {
            throw Refusal.controlTotal(which, counted, "" + count);
        }
        Optional<XmlNode> given = head.find("TxsSummry", which, "Sum");
        if (given.isPresent() && !Baht.parseLoose(0, "Sum", given.get().text()).equals(sum)) {
            throw Refusal.controlTotal(which, given.get().text(), sum);
        }
    }

    private static Satang sum(String field, Stream<Satang> amounts) throws FormatException {
        return Whole.sum(field, () -> amounts.reduce(Satang.ZERO, Satang::plus));
    }
}

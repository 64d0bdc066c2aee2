package org.songtor.statement;

import java.time.LocalDate;
import javax.xml.stream.XMLStreamException;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.wire.XmlOut;

/** A statement as camt.053.001.08: balances {@code OPBD} and {@code CLBD}, the credits' count and sum, one {@code Ntry} a credit. */
final class CamtWriter {
    private CamtWriter() {}

    static byte[] write(Statement statement) throws FormatException {
        return XmlOut.document(CamtText.NAMESPACE, out -> {
            String stamp = statement.date() + "T23:59:59+07:00";
            out.open("BkToCstmrStmt", "GrpHdr").path(statement.statementId(), "MsgId");
            out.path(stamp, "CreDtTm").close(1);
            out.open("Stmt").path(statement.statementId(), "Id").path(stamp, "CreDtTm");
            out.open("Acct").path(statement.account(), "Id", "Othr", "Id").path("THB", "Ccy");
            out.close(1);
            balance(out, "OPBD", statement.opening(), statement.date());
            balance(out, "CLBD", statement.closing(), statement.date());
            out.open("TxsSummry", "TtlCdtNtries").path("" + statement.credits().size(), "NbOfNtries");
            out.path(sum(statement).toBaht(), "Sum").close(2);
            out.each(statement.credits(), CamtWriter::credit);
            out.each(statement.debits(), CamtWriter::debit).close(2);
        });
    }

    private static void balance(XmlOut out, String code, Satang amount, LocalDate day) throws XMLStreamException {
        out.open("Bal").path(code, "Tp", "CdOrPrtry", "Cd").amount(amount, "Amt");
        out.path("CRDT", "CdtDbtInd").path(day.toString(), "Dt", "Dt").close(1);
    }

    private static void credit(XmlOut out, Statement.Credit credit) throws XMLStreamException {
        booked(out, credit.entryReference(), credit.amount(), "CRDT", false, credit.bookedOn());
        if (credit.fee().isPositive()) {
            out.open("Chrgs").amount(credit.fee(), "TtlChrgsAndTaxAmt").close(1);
        }
        out.pathIfAny(credit.text(), "NtryDtls", "TxDtls", "RmtInf", "Ustrd").close(1);
    }

    private static void debit(XmlOut out, Statement.Debit debit) throws XMLStreamException {
        booked(out, debit.entryReference(), debit.amount(), "DBIT", debit.reversal(), debit.bookedOn());
        out.pathIfAny(debit.text(), "NtryDtls", "TxDtls", "RmtInf", "Ustrd").close(1);
    }

    private static void booked(
            XmlOut out, String reference, Satang amount, String side, boolean reversal, LocalDate day)
            throws XMLStreamException {
        out.open("Ntry").path(reference, "NtryRef").amount(amount, "Amt");
        out.path(side, "CdtDbtInd").pathIfAny(reversal ? "true" : "", "RvslInd").path("BOOK", "Sts", "Cd");
        out.path(day.toString(), "BookgDt", "Dt").path(reference, "AcctSvcrRef");
        out.open("BkTxCd", "Domn").path("PMNT", "Cd").open("Fmly").path(side.equals("CRDT") ? "RCDT" : "ICDT", "Cd");
        out.path("OTHR", "SubFmlyCd").close(3);
    }

    private static Satang sum(Statement statement) {
        return statement.credits().stream().map(Statement.Credit::amount).reduce(Satang.ZERO, Satang::plus);
    }
}

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
            out.each(statement.credits(), CamtWriter::entry).close(2);
        });
    }

    private static void balance(XmlOut out, String code, Satang amount, LocalDate day) throws XMLStreamException {
        out.open("Bal").path(code, "Tp", "CdOrPrtry", "Cd").amount(amount, "Amt");
        out.path("CRDT", "CdtDbtInd").path(day.toString(), "Dt", "Dt").close(1);
    }

    private static void entry(XmlOut out, Statement.Credit credit) throws XMLStreamException {
        out.open("Ntry").path(credit.entryReference(), "NtryRef").amount(credit.amount(), "Amt");
        out.path("CRDT", "CdtDbtInd").path("BOOK", "Sts", "Cd");
        out.path(credit.bookedOn().toString(), "BookgDt", "Dt").path(credit.entryReference(), "AcctSvcrRef");
        out.open("BkTxCd", "Domn").path("PMNT", "Cd").open("Fmly").path("RCDT", "Cd");
        out.path("OTHR", "SubFmlyCd").close(3);
        out.pathIfAny(credit.text(), "NtryDtls", "TxDtls", "RmtInf", "Ustrd").close(1);
    }

    private static Satang sum(Statement statement) {
        return statement.credits().stream().map(Statement.Credit::amount).reduce(Satang.ZERO, Satang::plus);
    }
}

package org.songtor.agency.gsb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.songtor.agency.Fields;
import org.songtor.agency.LineKey;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.XmlIn;
import org.songtor.wire.XmlNode;
import org.songtor.wire.XmlOut;

/**
 * pain.001.001.09 with one payment of many transactions. Where a document's values stand:
 *
 * <ul>
 *   <li>reference: {@code MsgId}, {@code PmtInfId}; sequence: the initiating party's id of scheme {@code SEQUENCE};
 *   <li>payer: {@code Dbtr}, its branch an id of scheme {@code BRANCH}; Songtor moves no money, so debtor account and agent are
 *       {@code NOTPROVIDED};
 *   <li>payee: {@code CdtrAcct} of each transaction, service code as local instrument;
 *   <li>person: {@code UltmtDbtr} with the national id ({@code NIDN}); scheme and period: the creditor reference;
 *   <li>line: {@code EndToEndId} = {@code <reference>-<position>}; control totals: {@code NbOfTxs}, {@code CtrlSum}, twice.
 * </ul>
 */
final class Pain001 {
    static final String MESSAGE = "pain.001.001.09";

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:" + MESSAGE;
    private static final String NOT_PROVIDED = "NOTPROVIDED";
    private static final String TRANSACTION = "CdtTrfTxInf";

    private Pain001() {}

    /** The frame by StAX, with the transactions put in as bytes: they are all alike but for six values. */
    static byte[] write(Document document) throws FormatException {
        Satang total = document.total();
        byte[] frame = XmlOut.document(NAMESPACE, out -> {
            out.open("CstmrCdtTrfInitn");
            group(out, document, total);
            payment(out, document, total);
            out.close(1);
        });
        return new Transactions(document).within(frame);
    }

    private static void group(XmlOut out, Document document, Satang total) throws XMLStreamException {
        Document.Header header = document.header();
        out.open("GrpHdr").path(header.reference().value(), "MsgId").path(Stamp.of(header.date()), "CreDtTm");
        totals(out, document, total);
        out.open("InitgPty").path(header.payer().registeredName(), "Nm").open("Id", "OrgId", "Othr");
        out.path("%06d".formatted(header.sequence()), "Id").path("SEQUENCE", "SchmeNm", "Prtry");
        out.close(5);
    }

    private static void payment(XmlOut out, Document document, Satang total) throws XMLStreamException {
        Document.Header header = document.header();
        out.open("PmtInf").path(header.reference().value(), "PmtInfId").path("TRF", "PmtMtd");
        totals(out, document, total);
        out.pathIfAny(header.payee().serviceCode(), "PmtTpInf", "LclInstrm", "Prtry");
        out.path(header.date().toString(), "ReqdExctnDt", "Dt");
        debtor(out, header.payer());
        out.path(NOT_PROVIDED, "DbtrAcct", "Id", "Othr", "Id");
        out.path(NOT_PROVIDED, "DbtrAgt", "FinInstnId", "Othr", "Id");
        out.close(1);
    }

    private static void debtor(XmlOut out, Fund.Payer payer) throws XMLStreamException {
        out.open("Dbtr").path(payer.registeredName(), "Nm").open("Id", "OrgId");
        out.path(payer.registeredNumber(), "Othr", "Id");
        if (!payer.branch().isEmpty()) {
            out.open("Othr").path(payer.branch(), "Id").path("BRANCH", "SchmeNm", "Prtry");
            out.close(1);
        }
        out.close(3);
    }

    private static void totals(XmlOut out, Document document, Satang total) throws XMLStreamException {
        out.path(Integer.toString(document.lines().size()), "NbOfTxs");
        out.path(total.toBaht(), "CtrlSum");
    }

    /** Reads values and checks the totals; that nothing else stood there, the caller proves by writing it again. */
    static Document read(byte[] content) throws FormatException {
        Optional<TransactionScan> scan = TransactionScan.of(content);
        return scan.isPresent() ? scanned(scan.get()) : parsed(content);
    }

    /** Transactions in exactly our form are taken as bytes; the frame, with one of them, is read as any message. */
    private static Document scanned(TransactionScan scan) throws FormatException {
        Message message = message(scan.frameWithFirst());
        Document.Header header = header(
                message.group(), message.payment(), message.transactions().get(0));
        Optional<List<Document.Line>> lines = scan.lines(header);
        return lines.isPresent() ? checked(message, new Document(header, lines.get())) : parsed(scan.content());
    }

    private static Document parsed(byte[] content) throws FormatException {
        Message message = message(content);
        return checked(message, document(message.group(), message.payment(), message.transactions()));
    }

    private static Document checked(Message message, Document document) throws FormatException {
        checkTotals(message.group(), document);
        checkTotals(message.payment(), document);
        return document;
    }

    private record Message(XmlNode group, XmlNode payment, List<XmlNode> transactions) {}

    private static Message message(byte[] content) throws FormatException {
        XmlIn in = XmlIn.open(content, NAMESPACE);
        in.enter("Document");
        in.enter("CstmrCdtTrfInitn");
        XmlNode group = in.take("GrpHdr");
        in.enter("PmtInf");
        XmlNode payment = in.takeHead(TRANSACTION);
        List<XmlNode> transactions = new ArrayList<>();
        while (in.next().equals(TRANSACTION)) {
            transactions.add(in.takeRecord(TRANSACTION));
        }
        in.leave();
        in.leave();
        in.leave();
        in.end();
        if (transactions.isEmpty()) {
            throw Refusal.badRecord(0, TRANSACTION, "none", "one or more");
        }
        return new Message(group, payment, transactions);
    }

    private static Document document(XmlNode group, XmlNode payment, List<XmlNode> transactions)
            throws FormatException {
        Document.Header header = header(group, payment, transactions.get(0));
        List<Document.Line> lines = new ArrayList<>();
        for (XmlNode transaction : transactions) {
            lines.add(line(header.reference(), transaction));
        }
        return new Document(header, lines);
    }

    private static Document.Header header(XmlNode group, XmlNode payment, XmlNode first) throws FormatException {
        Fields at = new Fields(0);
        return new Document.Header(
                at.reference("MsgId", group.text("MsgId")),
                at.sixDigits("SEQUENCE", group.text("InitgPty", "Id", "OrgId", "Othr", "Id")),
                period(first),
                at.date("ReqdExctnDt", payment.text("ReqdExctnDt", "Dt")),
                payer(payment.child("Dbtr")),
                new Document.Payee(
                        first.text("CdtrAcct", "Id", "Othr", "Id"),
                        payment.textIfAny("PmtTpInf", "LclInstrm", "Prtry")));
    }

    private static Fund.Payer payer(XmlNode debtor) throws FormatException {
        List<XmlNode> ids = debtor.child("Id", "OrgId").shape("Othr", "Othr?").all("Othr");
        return new Fund.Payer(
                debtor.text("Nm"),
                ids.get(0).text("Id"),
                ids.size() > 1 ? ids.get(1).text("Id") : "");
    }

    private static Document.Line line(PaymentReference reference, XmlNode transaction) throws FormatException {
        Fields at = new Fields(transaction.record());
        XmlNode scheme = transaction.child("RmtInf", "Strd", "CdtrRefInf", "Tp", "CdOrPrtry");
        XmlNode person = transaction.child("UltmtDbtr");
        return new Document.Line(
                LineKey.position(
                        reference, transaction.text("PmtId", "EndToEndId"), transaction.record(), "EndToEndId"),
                Person.read(person),
                new PersonName("", person.text("Nm"), ""),
                at.scheme("Prtry", scheme.text("Prtry")),
                transaction.amount("Amt", "InstdAmt"),
                Optional.empty());
    }

    private static Period period(XmlNode transaction) throws FormatException {
        return new Fields(transaction.record()).period("Ref", transaction.text("RmtInf", "Strd", "CdtrRefInf", "Ref"));
    }

    private static void checkTotals(XmlNode where, Document document) throws FormatException {
        Fields at = new Fields(0);
        at.count("NbOfTxs", where.text("NbOfTxs"), document.lines().size());
        Satang total = document.total();
        at.total("CtrlSum", where.text("CtrlSum"), total);
    }
}

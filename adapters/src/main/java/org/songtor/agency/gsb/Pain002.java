package org.songtor.agency.gsb;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.songtor.agency.Carriage;
import org.songtor.agency.Fields;
import org.songtor.agency.LineKey;
import org.songtor.model.Answer;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;
import org.songtor.wire.XmlIn;
import org.songtor.wire.XmlNode;
import org.songtor.wire.XmlOut;

/**
 * pain.002.001.10. {@code MsgId} is the bank's answer id; {@code GrpSts} is {@code RJCT} for a file sent back unread, with the
 * bank's words beside it, {@code ACSC} where all was booked, else {@code PART}. Each transaction names the line by its
 * {@code OrgnlEndToEndId}, or {@value #NEVER_SENT} for a payment that no file held; {@code ACSC} with the amount booked, or
 * {@code RJCT} with a proprietary reason. Count and sum of what was booked, and the count of the rest, close the group.
 *
 * <p>Blanks between elements and the time of day are read and not kept; anything else unknown is refused.
 */
final class Pain002 {
    static final int LONGEST_WORDS = 105;
    static final String NEVER_SENT = "NOTPROVIDED";

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";
    private static final String BOOKED = "ACSC";
    private static final String REJECTED = "RJCT";
    private static final String PARTLY = "PART";
    private static final String TRANSACTION = "TxInfAndSts";

    private Pain002() {}

    static byte[] write(Answer answer) throws FormatException {
        return XmlOut.document(NAMESPACE, out -> {
            out.open("CstmrPmtStsRpt", "GrpHdr").path(answer.answerId(), "MsgId");
            out.path(Stamp.of(answer.date()), "CreDtTm").close(1);
            group(out, answer);
            if (!answer.lines().isEmpty()) {
                out.open("OrgnlPmtInfAndSts").path(answer.reference().value(), "OrgnlPmtInfId");
                out.each(answer.lines(), (o, line) -> transaction(o, answer.reference(), line));
                out.close(1);
            }
            out.close(1);
        });
    }

    private static void group(XmlOut out, Answer answer) throws XMLStreamException {
        out.open("OrgnlGrpInfAndSts").path(answer.reference().value(), "OrgnlMsgId");
        out.path(Pain001.MESSAGE, "OrgnlMsgNmId").path(groupStatus(answer), "GrpSts");
        out.pathIfAny(answer.reason(), "StsRsnInf", "AddtlInf");
        if (answer.verdict() == Answer.Verdict.PROCESSED) {
            long booked = bookedLines(answer);
            out.open("NbOfTxsPerSts").path(Long.toString(booked), "DtldNbOfTxs").path(BOOKED, "DtldSts");
            out.path(Carriage.booked(answer).toBaht(), "DtldCtrlSum").close(1);
            out.open("NbOfTxsPerSts").path(Long.toString(answer.lines().size() - booked), "DtldNbOfTxs");
            out.path(REJECTED, "DtldSts").close(1);
        }
        out.close(1);
    }

    private static void transaction(XmlOut out, PaymentReference reference, Answer.Line line)
            throws XMLStreamException {
        boolean booked = line.verdict() == Answer.LineVerdict.BOOKED;
        String key = line.position() == 0 ? NEVER_SENT : LineKey.of(reference, line.position());
        out.open(TRANSACTION).path(key, "OrgnlEndToEndId").path(booked ? BOOKED : REJECTED, "TxSts");
        if (!booked || !line.cause().isEmpty()) {
            out.open("StsRsnInf").pathIfAny(booked ? "" : line.verdict().name(), "Rsn", "Prtry");
            out.pathIfAny(line.cause(), "AddtlInf").close(1);
        }
        out.open("OrgnlTxRef");
        if (booked) {
            out.open("Amt").amount(line.booked(), "InstdAmt").close(1);
        }
        out.open("UltmtDbtr", "Pty");
        Person.write(out, line.person());
        out.close(4);
    }

    private static long bookedLines(Answer answer) {
        return answer.lines().stream()
                .filter(line -> line.verdict() == Answer.LineVerdict.BOOKED)
                .count();
    }

    private static String groupStatus(Answer answer) {
        if (answer.verdict() == Answer.Verdict.FILE_REFUSED) {
            return REJECTED;
        }
        return !answer.lines().isEmpty()
                        && bookedLines(answer) == answer.lines().size()
                ? BOOKED
                : PARTLY;
    }

    static Answer read(byte[] content) throws FormatException {
        XmlIn in = XmlIn.open(content, NAMESPACE);
        in.enter("Document");
        in.enter("CstmrPmtStsRpt");
        XmlNode head = in.take("GrpHdr").shape("MsgId", "CreDtTm");
        XmlNode group = in.take("OrgnlGrpInfAndSts")
                .shape("OrgnlMsgId", "OrgnlMsgNmId", "GrpSts", "StsRsnInf?", "NbOfTxsPerSts*");
        Fields at = new Fields(0);
        at.same("OrgnlMsgNmId", group.text("OrgnlMsgNmId"), Pain001.MESSAGE);
        PaymentReference reference = at.reference("OrgnlMsgId", group.text("OrgnlMsgId"));
        List<Answer.Line> lines = transactions(in, reference);
        in.leave();
        in.leave();
        in.end();
        Answer answer = answer(head, group, reference, lines);
        at.same("GrpSts", group.text("GrpSts"), groupStatus(answer));
        checkTotals(group, answer);
        return answer;
    }

    private static Answer answer(XmlNode head, XmlNode group, PaymentReference reference, List<Answer.Line> lines)
            throws FormatException {
        boolean refused = group.text("GrpSts").equals(REJECTED);
        if (group.find("StsRsnInf").isPresent()) {
            group.child("StsRsnInf").shape("AddtlInf");
        }
        return new Answer(
                reference,
                head.text("MsgId"),
                Stamp.day("CreDtTm", head.text("CreDtTm")),
                refused ? Answer.Verdict.FILE_REFUSED : Answer.Verdict.PROCESSED,
                group.textIfAny("StsRsnInf", "AddtlInf"),
                lines);
    }

    private static List<Answer.Line> transactions(XmlIn in, PaymentReference reference) throws FormatException {
        List<Answer.Line> lines = new ArrayList<>();
        if (in.next().equals("OrgnlPmtInfAndSts")) {
            in.enter("OrgnlPmtInfAndSts");
            XmlNode payment = in.takeHead(TRANSACTION).shape("OrgnlPmtInfId");
            new Fields(0).same("OrgnlPmtInfId", payment.text("OrgnlPmtInfId"), reference.value());
            do {
                lines.add(line(reference, in.takeRecord(TRANSACTION)));
            } while (in.next().equals(TRANSACTION));
            in.leave();
        }
        return lines;
    }

    private static Answer.Line line(PaymentReference reference, XmlNode transaction) throws FormatException {
        transaction.shape("OrgnlEndToEndId", "TxSts", "StsRsnInf?", "OrgnlTxRef");
        boolean booked = transaction.text("TxSts").equals(BOOKED);
        XmlNode original =
                transaction.child("OrgnlTxRef").shape(booked ? "Amt" : "UltmtDbtr", booked ? "UltmtDbtr" : "Amt?");
        return new Answer.Line(
                position(reference, transaction),
                Person.read(
                        original.child("UltmtDbtr").shape("Pty").child("Pty").shape("Id")),
                booked ? Answer.LineVerdict.BOOKED : rejection(transaction),
                booked ? original.child("Amt").shape("InstdAmt").amount("InstdAmt") : Satang.ZERO,
                cause(transaction, booked));
    }

    private static int position(PaymentReference reference, XmlNode transaction) throws FormatException {
        String key = transaction.text("OrgnlEndToEndId");
        if (key.equals(NEVER_SENT)) {
            return 0;
        }
        int position = LineKey.position(reference, key, transaction.record(), "OrgnlEndToEndId");
        new Fields(transaction.record()).isTrue(position > 0, "OrgnlEndToEndId", key, NEVER_SENT + " or from 000001");
        return position;
    }

    private static Answer.LineVerdict rejection(XmlNode transaction) throws FormatException {
        Fields at = new Fields(transaction.record());
        at.same("TxSts", transaction.text("TxSts"), REJECTED);
        transaction.child("StsRsnInf").shape("Rsn", "AddtlInf?").child("Rsn").shape("Prtry");
        Answer.LineVerdict verdict =
                at.oneOf(Answer.LineVerdict.class, "Prtry", transaction.text("StsRsnInf", "Rsn", "Prtry"));
        at.isTrue(verdict != Answer.LineVerdict.BOOKED, "Prtry", verdict.name(), "a reason to reject");
        return verdict;
    }

    private static String cause(XmlNode transaction, boolean booked) throws FormatException {
        if (booked && transaction.find("StsRsnInf").isPresent()) {
            transaction.child("StsRsnInf").shape("AddtlInf");
        }
        return transaction.textIfAny("StsRsnInf", "AddtlInf");
    }

    private static void checkTotals(XmlNode group, Answer answer) throws FormatException {
        Fields at = new Fields(0);
        List<XmlNode> totals = group.all("NbOfTxsPerSts");
        boolean refused = answer.verdict() == Answer.Verdict.FILE_REFUSED;
        at.isTrue(totals.size() == (refused ? 0 : 2), "NbOfTxsPerSts", "" + totals.size(), refused ? "0" : "2");
        if (!refused) {
            long booked = bookedLines(answer);
            XmlNode first = totals.get(0).shape("DtldNbOfTxs", "DtldSts", "DtldCtrlSum");
            XmlNode second = totals.get(1).shape("DtldNbOfTxs", "DtldSts");
            at.same("DtldSts", first.text("DtldSts"), BOOKED);
            at.count("DtldNbOfTxs", first.text("DtldNbOfTxs"), booked);
            at.total("DtldCtrlSum", first.text("DtldCtrlSum"), Carriage.booked(answer));
            at.same("DtldSts", second.text("DtldSts"), REJECTED);
            at.count("DtldNbOfTxs", second.text("DtldNbOfTxs"), answer.lines().size() - booked);
        }
    }
}

package org.songtor.agency.sso;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.agency.Fields;
import org.songtor.agency.LineKey;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.PaymentReference;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;
import org.songtor.port.FormatException;
import org.songtor.wire.CanonicalXml;
import org.songtor.wire.XmlIn;
import org.songtor.wire.XmlNode;

/** Element {@code Submit} of the Section 40 contract: header values, control totals, one {@code contribution} a line. */
final class S40Submit {
    private static final String LIST = "contributions";
    private static final String ONE = "contribution";

    private S40Submit() {}

    static byte[] write(Document document) throws FormatException {
        Document.Header header = document.header();
        CanonicalXml xml = new CanonicalXml("Submit", S40Format.NAMESPACE)
                .leaf("reference", header.reference())
                .leaf("sequence", header.sequence())
                .leaf("period", header.period())
                .leaf("date", header.date());
        xml.open("payer").leaf("name", header.payer().registeredName());
        xml.leaf("number", header.payer().registeredNumber());
        xml.leaf("branch", header.payer().branch()).close();
        xml.open("payee").leaf("account", header.payee().account());
        xml.leaf("serviceCode", header.payee().serviceCode()).close();
        xml.leaf("count", document.lines().size())
                .leaf("total", document.total().toBaht())
                .open(LIST);
        document.lines().forEach(line -> contribution(xml, header.reference(), line));
        return xml.bytes();
    }

    private static void contribution(CanonicalXml xml, PaymentReference reference, Document.Line line) {
        xml.open(ONE)
                .leaf("line", LineKey.of(reference, line.position()))
                .leaf("nationalId", line.person().value())
                .leaf("title", line.name().title())
                .leaf("firstName", line.name().first())
                .leaf("lastName", line.name().last())
                .leaf("option", line.scheme().value().substring(S40Format.OPTION.length()))
                .leaf("amount", line.amount().toBaht())
                .close();
    }

    /** Reads values and checks the totals; that nothing else stood there, the caller proves by writing it again. */
    static Document read(byte[] content) throws FormatException {
        XmlIn in = XmlIn.open(content, S40Format.NAMESPACE);
        in.enter("Submit");
        XmlNode head = in.takeHead(LIST);
        Document.Header header = header(head);
        List<Document.Line> lines = new ArrayList<>();
        in.enter(LIST);
        while (in.next().equals(ONE)) {
            lines.add(line(header.reference(), in.takeRecord(ONE)));
        }
        in.leave();
        in.leave();
        in.end();
        Document document = new Document(header, lines);
        Fields at = new Fields(0);
        at.count("count", head.text("count"), lines.size());
        at.total("total", head.text("total"), document.total());
        return document;
    }

    private static Document.Header header(XmlNode head) throws FormatException {
        Fields at = new Fields(0);
        return new Document.Header(
                at.reference("reference", head.text("reference")),
                at.number("sequence", head.text("sequence")),
                at.period("period", head.text("period")),
                at.date("date", head.text("date")),
                new Fund.Payer(head.text("payer", "name"), head.text("payer", "number"), head.text("payer", "branch")),
                new Document.Payee(head.text("payee", "account"), head.text("payee", "serviceCode")));
    }

    private static Document.Line line(PaymentReference reference, XmlNode contribution) throws FormatException {
        int record = contribution.record();
        Fields at = new Fields(record);
        String option = contribution.text("option");
        at.isTrue(option.matches("[1-3]"), "option", option, "1, 2 or 3");
        return new Document.Line(
                LineKey.position(reference, contribution.text("line"), record, "line"),
                at.person("nationalId", contribution.text("nationalId")),
                new PersonName(
                        contribution.text("title"), contribution.text("firstName"), contribution.text("lastName")),
                SchemeCode.of(S40Format.OPTION + option),
                at.baht("amount", contribution.text("amount")),
                Optional.empty());
    }
}

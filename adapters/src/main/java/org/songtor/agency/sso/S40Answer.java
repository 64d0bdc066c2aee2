package org.songtor.agency.sso;

import java.util.ArrayList;
import java.util.List;
import org.songtor.agency.Carriage;
import org.songtor.agency.Fields;
import org.songtor.agency.LineKey;
import org.songtor.model.Answer;
import org.songtor.model.PaymentReference;
import org.songtor.port.FormatException;
import org.songtor.wire.CanonicalXml;
import org.songtor.wire.XmlIn;
import org.songtor.wire.XmlNode;

/** Element {@code Answer} of the Section 40 contract; a line of position 000000 is a payment that no file held. */
final class S40Answer {
    private static final String LIST = "results";
    private static final String ONE = "result";

    private S40Answer() {}

    static byte[] write(Answer answer) throws FormatException {
        CanonicalXml xml = new CanonicalXml("Answer", S40Format.NAMESPACE)
                .leaf("reference", answer.reference())
                .leaf("answerId", answer.answerId())
                .leaf("date", answer.date())
                .leaf("verdict", answer.verdict())
                .leaf("reason", answer.reason())
                .leaf("count", answer.lines().size())
                .leaf("total", Carriage.booked(answer).toBaht())
                .open(LIST);
        answer.lines().forEach(line -> result(xml, answer.reference(), line));
        return xml.bytes();
    }

    private static void result(CanonicalXml xml, PaymentReference reference, Answer.Line line) {
        xml.open(ONE)
                .leaf("line", LineKey.of(reference, line.position()))
                .leaf("nationalId", line.person().value())
                .leaf("verdict", line.verdict())
                .leaf("booked", line.booked().toBaht())
                .leaf("cause", line.cause())
                .close();
    }

    /** Reads values and checks the totals; that nothing else stood there, the caller proves by writing it again. */
    static Answer read(byte[] content) throws FormatException {
        XmlIn in = XmlIn.open(content, S40Format.NAMESPACE);
        in.enter("Answer");
        XmlNode head = in.takeHead(LIST);
        Fields at = new Fields(0);
        PaymentReference reference = at.reference("reference", head.text("reference"));
        List<Answer.Line> lines = new ArrayList<>();
        in.enter(LIST);
        while (in.next().equals(ONE)) {
            lines.add(line(reference, in.takeRecord(ONE)));
        }
        in.leave();
        in.leave();
        in.end();
        Answer answer = new Answer(
                reference,
                head.text("answerId"),
                at.date("date", head.text("date")),
                at.oneOf(Answer.Verdict.class, "verdict", head.text("verdict")),
                head.text("reason"),
                lines);
        at.count("count", head.text("count"), lines.size());
        at.total("total", head.text("total"), Carriage.booked(answer));
        return answer;
    }

    private static Answer.Line line(PaymentReference reference, XmlNode result) throws FormatException {
        int record = result.record();
        Fields at = new Fields(record);
        return new Answer.Line(
                LineKey.position(reference, result.text("line"), record, "line"),
                at.person("nationalId", result.text("nationalId")),
                at.oneOf(Answer.LineVerdict.class, "verdict", result.text("verdict")),
                at.baht("booked", result.text("booked")),
                result.text("cause"));
    }
}

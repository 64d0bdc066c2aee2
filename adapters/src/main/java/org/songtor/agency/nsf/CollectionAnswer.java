package org.songtor.agency.nsf;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.songtor.agency.Carriage;
import org.songtor.agency.Fields;
import org.songtor.agency.LineKey;
import org.songtor.model.Answer;
import org.songtor.model.PaymentReference;
import org.songtor.port.FormatException;

/**
 * The answer to a file of collections:
 *
 * <pre>
 * H,collection-answer,1,reference,answer id,date (C.E.),PROCESSED or FILE_REFUSED,reason
 * D,line key (position 000000: never sent),national id,verdict,amount booked (baht),cause
 * T,count of D,sum booked
 * </pre>
 */
final class CollectionAnswer {
    private static final String KIND = "collection-answer";
    private static final int HEADER = 8;
    private static final int DETAIL = 6;

    private CollectionAnswer() {}

    static byte[] write(Answer answer) throws FormatException {
        List<List<String>> records = new ArrayList<>();
        records.add(List.of(
                "H",
                KIND,
                "1",
                answer.reference().value(),
                answer.answerId(),
                answer.date().toString(),
                answer.verdict().name(),
                answer.reason()));
        for (Answer.Line line : answer.lines()) {
            records.add(detail(answer.reference(), line));
        }
        records.add(
                List.of("T", "" + answer.lines().size(), Carriage.booked(answer).toBaht()));
        return Csv.write(records);
    }

    private static List<String> detail(PaymentReference reference, Answer.Line line) {
        return List.of(
                "D",
                LineKey.of(reference, line.position()),
                line.person().value(),
                line.verdict().name(),
                line.booked().toBaht(),
                line.cause());
    }

    static Answer read(byte[] content) throws FormatException {
        List<CsvRecord> records = Csv.read(content);
        List<String> head = Csv.fields(0, records.get(0), "H", HEADER);
        Fields fields = new Fields(0);
        fields.same("kind", head.get(1), KIND);
        fields.same("version", head.get(2), "1");
        PaymentReference reference = fields.reference("reference", head.get(3));
        List<Answer.Line> lines = new ArrayList<>();
        for (int i = 1; i < records.size() - 1; i++) {
            lines.add(line(i, reference, Csv.fields(i, records.get(i), "D", DETAIL)));
        }
        Answer answer = new Answer(
                reference,
                head.get(4),
                fields.date("date", head.get(5)),
                fields.oneOf(Answer.Verdict.class, "verdict", head.get(6)),
                head.get(7),
                lines);
        Collection.trailer(records.get(records.size() - 1), lines.size(), Carriage.booked(answer));
        return answer;
    }

    private static Answer.Line line(int record, PaymentReference reference, List<String> at) throws FormatException {
        Fields fields = new Fields(record);
        return new Answer.Line(
                LineKey.position(reference, at.get(1), record, "line key"),
                fields.person("national id", at.get(2)),
                fields.oneOf(Answer.LineVerdict.class, "verdict", at.get(3)),
                fields.baht("booked", at.get(4)),
                at.get(5));
    }
}

package org.songtor.agency.nsf;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.agency.Fields;
import org.songtor.agency.LineKey;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.PaymentReference;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

/**
 * The file of collections:
 *
 * <pre>
 * H,collection,1,reference,sequence,period (B.E.),date (C.E.),payer name,payer number,payer branch,account,service code
 * D,line key,national id,title,first name,last name,scheme,amount (baht)
 * T,count of D,sum of D
 * </pre>
 */
final class Collection {
    private static final String KIND = "collection";
    private static final int HEADER = 12;
    private static final int DETAIL = 8;

    private Collection() {}

    static byte[] write(Document document) throws FormatException {
        List<List<String>> records = new ArrayList<>();
        records.add(header(document.header()));
        for (Document.Line line : document.lines()) {
            records.add(detail(document.header().reference(), line));
        }
        records.add(List.of("T", "" + document.lines().size(), document.total().toBaht()));
        return Csv.write(records);
    }

    private static List<String> header(Document.Header header) {
        return List.of(
                "H",
                KIND,
                "1",
                header.reference().value(),
                "" + header.sequence(),
                header.period().toString(),
                header.date().toString(),
                header.payer().registeredName(),
                header.payer().registeredNumber(),
                header.payer().branch(),
                header.payee().account(),
                header.payee().serviceCode());
    }

    private static List<String> detail(PaymentReference reference, Document.Line line) {
        return List.of(
                "D",
                LineKey.of(reference, line.position()),
                line.person().value(),
                line.name().title(),
                line.name().first(),
                line.name().last(),
                line.scheme().value(),
                line.amount().toBaht());
    }

    static Document read(byte[] content) throws FormatException {
        List<CsvRecord> records = Csv.read(content);
        Document.Header header = header(Csv.fields(0, records.get(0), "H", HEADER));
        List<Document.Line> lines = new ArrayList<>();
        for (int i = 1; i < records.size() - 1; i++) {
            lines.add(line(i, header.reference(), Csv.fields(i, records.get(i), "D", DETAIL)));
        }
        Document document = new Document(header, lines);
        trailer(records.get(records.size() - 1), lines.size(), document.total());
        return document;
    }

    private static Document.Header header(List<String> at) throws FormatException {
        Fields fields = new Fields(0);
        fields.same("kind", at.get(1), KIND);
        fields.same("version", at.get(2), "1");
        return new Document.Header(
                fields.reference("reference", at.get(3)),
                fields.number("sequence", at.get(4)),
                fields.period("period", at.get(5)),
                fields.date("date", at.get(6)),
                new Fund.Payer(at.get(7), at.get(8), at.get(9)),
                new Document.Payee(at.get(10), at.get(11)));
    }

    private static Document.Line line(int record, PaymentReference reference, List<String> at) throws FormatException {
        Fields fields = new Fields(record);
        return new Document.Line(
                LineKey.position(reference, at.get(1), record, "line key"),
                fields.person("national id", at.get(2)),
                new PersonName(at.get(3), at.get(4), at.get(5)),
                fields.scheme("scheme", at.get(6)),
                fields.baht("amount", at.get(7)),
                Optional.empty());
    }

    /** Count and sum of the records before the last, which must be the trailer. */
    static void trailer(CsvRecord last, int count, Satang total) throws FormatException {
        List<String> at = Csv.fields(0, last, "T", 3);
        Fields fields = new Fields(0);
        fields.baht("total", at.get(2));
        fields.count("count", at.get(1), count);
        fields.total("total", at.get(2), total);
    }
}

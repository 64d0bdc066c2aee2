package org.songtor.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.layout.AnswerTable;
import org.songtor.layout.Layout;
import org.songtor.layout.Row;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/**
 * A fixed-width profile whose layout tables use the common field names: a header with {@code account, payer, date, service_code,
 * reference, file_sequence, period, payer_number, payer_branch}, one record a line with {@code name, person, scheme, amount}, a
 * trailer, and an answer as {@link AnswerTable} has it. Everything else is said by the tables. A line's position is its place among
 * the detail records; a name travels whole, so it comes back in one part; wages do not travel.
 */
public abstract class LayoutFormat implements AgencyFormat {
    private final Layout layout;
    private final AnswerTable answers;
    private final FileNames names;
    private final Records records;

    /** The letters that the tables give to header, detail and trailer records. */
    public record Records(String header, String detail, String trailer) {}

    /** @param tables path of the layout tables on the class path, without {@code .v1.layout} */
    protected LayoutFormat(String tables, FileNames names, Records records) {
        this.layout = Layout.load(tables + ".v1.layout");
        this.answers = new AnswerTable(
                Layout.load(tables + "-answer.v1.layout"), records.header(), records.detail(), records.trailer());
        this.names = names;
        this.records = records;
    }

    @Override
    public ProfileInfo profile() {
        return layout.info();
    }

    @Override
    public List<Problem> check(Document.Line line) {
        return layout.check(row(line));
    }

    @Override
    public String fileName(Document.Header header) {
        return names.remittance(header.reference(), header.sequence());
    }

    @Override
    public byte[] write(Document document) throws FormatException {
        Positions.check(document);
        names.checkSequence(document.header().sequence());
        List<Row> rows = new ArrayList<>();
        rows.add(row(document.header()));
        document.lines().forEach(line -> rows.add(row(line)));
        rows.add(layout.row(records.trailer()));
        return layout.write(rows);
    }

    private Row row(Document.Header h) {
        return layout.row(records.header())
                .set("account", h.payee().account())
                .set("payer", h.payer().registeredName())
                .set("date", h.date())
                .set("service_code", h.payee().serviceCode())
                .set("reference", h.reference())
                .set("file_sequence", (long) h.sequence())
                .set("period", h.period())
                .set("payer_number", h.payer().registeredNumber())
                .set("payer_branch", h.payer().branch());
    }

    private Row row(Document.Line line) {
        return layout.row(records.detail())
                .set("name", line.name().full())
                .set("person", line.person())
                .set("scheme", line.scheme())
                .set("amount", line.amount());
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        List<Row> rows = layout.read(content);
        List<Document.Line> lines = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size() - 1)) {
            lines.add(line(lines.size() + 1, row));
        }
        Document document = new Document(header(rows.get(0)), lines);
        Positions.check(document);
        names.checkSequence(document.header().sequence());
        sameName(fileName, fileName(document.header()));
        return document;
    }

    private static Document.Header header(Row row) {
        return new Document.Header(
                row.get("reference", PaymentReference.class),
                Math.toIntExact(row.get("file_sequence", Long.class)),
                row.get("period", Period.class),
                row.get("date", LocalDate.class),
                new Fund.Payer(
                        row.get("payer", String.class),
                        row.get("payer_number", String.class),
                        row.get("payer_branch", String.class)),
                new Document.Payee(row.get("account", String.class), row.get("service_code", String.class)));
    }

    private static Document.Line line(int position, Row row) {
        return new Document.Line(
                position,
                row.get("person", NationalId.class),
                new PersonName("", row.get("name", String.class), ""),
                row.get("scheme", SchemeCode.class),
                row.get("amount", Satang.class),
                Optional.empty());
    }

    private static void sameName(String given, String due) throws FormatException {
        if (!given.equals(due)) {
            throw new FormatException(
                    Problem.ofFile(ProblemCode.BAD_RECORD, "file name", "a name of another file", due));
        }
    }

    @Override
    public String answerName(Answer answer) {
        return names.answer(answer.reference(), answer.answerId());
    }

    @Override
    public byte[] writeAnswer(Answer answer) throws FormatException {
        return answers.write(answer);
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        return answers.read(content);
    }
}

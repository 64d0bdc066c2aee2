package org.songtor.agency.sso;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.agency.FileNames;
import org.songtor.agency.Positions;
import org.songtor.layout.AnswerTable;
import org.songtor.layout.Layout;
import org.songtor.layout.Row;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * สปส.1-10, the fund as employer under Section 33: 135 bytes a record, TIS-620, CR LF: {@code formats/sso/sps1-10.v1.layout},
 * answers by {@code sps1-10-answer.v1.layout}. A line's amount is all that is passed on for the person: the employee's share
 * and the employer's, which are equal, so an odd amount of satang is refused. The file has no room for the reference, the
 * sequence, the scheme and the payee: the first two stand in the file's name, every line is Section 33, the payee comes
 * back empty. A line's position is its place among the detail records.
 */
@Component
public class Sps110Format implements AgencyFormat {
    private static final SchemeCode SECTION_33 = SchemeCode.of("sso33");
    private static final Document.Payee NOT_CARRIED = new Document.Payee("", "");

    private final Layout layout = Layout.load("/formats/sso/sps1-10.v1.layout");
    private final AnswerTable answers =
            new AnswerTable(Layout.load("/formats/sso/sps1-10-answer.v1.layout"), "1", "2", "");
    private final FileNames names = new FileNames("SPS110", "txt");

    @Override
    public ProfileInfo profile() {
        return layout.info();
    }

    @Override
    public List<Problem> check(Document.Line line) {
        List<Problem> problems = new ArrayList<>(beyondTheTable(line, 0));
        List<String> told = problems.stream().map(Problem::field).toList();
        layout.check(row(line)).stream().filter(p -> !told.contains(p.field())).forEach(problems::add);
        return problems;
    }

    /** What the table of bytes cannot say, because the row below already had to choose something to write. */
    private static List<Problem> beyondTheTable(Document.Line line, int record) {
        List<Problem> problems = new ArrayList<>();
        if (Title.ofText(line.name().title()).isEmpty()) {
            problems.add(problem(
                    ProblemCode.UNKNOWN_TITLE, record, "title", line.name().title(), "นาย, นาง, นางสาว"));
        }
        if (line.wages().isEmpty()) {
            problems.add(problem(ProblemCode.BAD_WAGES, record, "wages", "", "the wage in baht"));
        }
        if (line.amount().value() % 2 != 0) {
            String expected = "an even number of satang: two equal shares";
            problems.add(problem(
                    ProblemCode.BAD_AMOUNT, record, "amount", line.amount().toBaht(), expected));
        }
        return problems;
    }

    private static Problem problem(ProblemCode code, int record, String field, String found, String expected) {
        return Problem.ofRow(code, record, 0, field, found, expected);
    }

    @Override
    public String fileName(Document.Header header) {
        return names.remittance(header.reference(), header.sequence());
    }

    @Override
    public byte[] write(Document document) throws FormatException {
        Positions.check(document);
        names.checkSequence(document.header().sequence());
        List<Problem> problems = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        rows.add(row(document.header()));
        for (Document.Line line : document.lines()) {
            problems.addAll(beyondTheTable(line, line.position() + 1));
            rows.add(row(line));
        }
        if (!problems.isEmpty()) {
            throw new FormatException(problems);
        }
        return layout.write(rows);
    }

    private Row row(Document.Header h) {
        return layout.row("1")
                .set("account", h.payer().registeredNumber())
                .set("branch", h.payer().branch())
                .set("paid_date", h.date())
                .set("period", h.period())
                .set("company", h.payer().registeredName());
    }

    private Row row(Document.Line line) {
        String title = Title.ofText(line.name().title()).map(Title::code).orElse("---");
        return layout.row("2")
                .set("person", line.person())
                .set("title", title)
                .set("first_name", line.name().first())
                .set("last_name", line.name().last())
                .set("wages", line.wages().orElse(Satang.ZERO))
                .set("share", Satang.of(line.amount().value() / 2));
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        FileNames.Parts parts = names.parse(fileName);
        List<Row> rows = layout.read(content);
        List<Document.Line> lines = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size())) {
            lines.add(line(lines.size() + 1, row));
        }
        Document document = new Document(header(parts, rows.get(0)), lines);
        Positions.check(document);
        return document;
    }

    private static Document.Header header(FileNames.Parts parts, Row row) {
        return new Document.Header(
                parts.reference(),
                parts.sequence(),
                row.get("period", Period.class),
                row.get("paid_date", LocalDate.class),
                new Fund.Payer(
                        row.get("company", String.class),
                        row.get("account", String.class),
                        row.get("branch", String.class)),
                NOT_CARRIED);
    }

    private static Document.Line line(int position, Row row) {
        Satang share = row.get("share", Satang.class);
        Title title = Title.ofCode(row.get("title", String.class)).orElseThrow();
        return new Document.Line(
                position,
                row.get("person", NationalId.class),
                new PersonName(title.text(), row.get("first_name", String.class), row.get("last_name", String.class)),
                SECTION_33,
                share.plus(share),
                Optional.of(row.get("wages", Satang.class)));
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

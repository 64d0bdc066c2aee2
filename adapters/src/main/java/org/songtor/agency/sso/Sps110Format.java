package org.songtor.agency.sso;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.songtor.agency.FileNames;
import org.songtor.agency.Positions;
import org.songtor.agency.StreamedFormat;
import org.songtor.layout.Layout;
import org.songtor.layout.LayoutShelf;
import org.songtor.layout.Row;
import org.songtor.layout.RowSource;
import org.songtor.model.Document;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;
import org.songtor.port.Lines;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * สปส.1-10, the fund as employer under Section 33: 135 bytes a record, TIS-620, CR LF: {@code formats/sso/sps1-10.v<N>.layout},
 * answers by {@code sps1-10-answer.v<N>.layout}. A line's amount is all that is passed on for the person: the employee's share
 * and the employer's, which are equal, so an odd amount of satang is refused; for a period both must be what {@link Section33}
 * says of the wage. The file has no room for the reference, the sequence, the scheme and the payee: the first two stand in the
 * file's name, every line is Section 33, the payee comes back empty. A line's position is its place among the detail records.
 */
@Component
public class Sps110Format extends StreamedFormat {
    private static final int MOST_PROBLEMS = 100;

    private final Section33 section33 = Section33.load();

    public Sps110Format() {
        this(LayoutShelf.shipped());
    }

    @Autowired
    public Sps110Format(LayoutShelf shelf) {
        super(shelf, "sso/sps1-10", new FileNames("SPS110", "txt"), new Records("1", "2", ""));
    }

    /** The header names the employer of everybody in the file. */
    @Override
    public boolean carriesManyFunds() {
        return false;
    }

    @Override
    public List<Problem> check(Document.Line line, Period period) {
        try {
            return Stream.concat(check(line, layouts.of(period)).stream(), share(line, period))
                    .toList();
        } catch (FormatException e) {
            return e.problems();
        }
    }

    @Override
    protected List<Problem> check(Document.Line line, Layout layout) {
        List<Problem> problems = new ArrayList<>(beyondTheTable(line, 0));
        List<String> told = problems.stream().map(Problem::field).toList();
        layout.check(Sps110Rows.fill(layout.row("2"), line)).stream()
                .filter(p -> !told.contains(p.field()))
                .forEach(problems::add);
        return problems;
    }

    /** Both shares, as the wage and the month ask for them. */
    private Stream<Problem> share(Document.Line line, Period period) {
        return line.wages().stream().flatMap(wages -> {
            Satang due = section33
                    .in(period)
                    .map(row -> row.share(wages))
                    .map(share -> share.plus(share))
                    .orElse(Satang.ZERO);
            String expected = due.toBaht() + ", both shares of Section 33 in " + period;
            return due.equals(line.amount())
                    ? Stream.empty()
                    : Stream.of(problem(
                            ProblemCode.BAD_AMOUNT, 0, "amount", line.amount().toBaht(), expected));
        });
    }

    /** What the table of bytes cannot say: the share is half of what was paid, and a wage must be there. */
    private static List<Problem> beyondTheTable(Document.Line line, int record) {
        List<Problem> problems = new ArrayList<>();
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
    protected RowSource rows(Layout layout, Document.Header header, Lines lines) {
        return sink -> {
            sink.row(Sps110Rows.header(layout.row("1"), header));
            Row detail = layout.row("2");
            Positions positions = new Positions();
            List<Problem> problems = new ArrayList<>();
            lines.each(line -> {
                positions.next(line);
                List<Problem> here = beyondTheTable(line, line.position() + 1);
                if (here.isEmpty()) {
                    sink.row(Sps110Rows.fill(detail, line));
                } else if (problems.size() < MOST_PROBLEMS) {
                    problems.addAll(here);
                }
            });
            if (!problems.isEmpty()) {
                throw new FormatException(problems);
            }
            positions.end();
        };
    }

    @Override
    public Document.Header read(String fileName, InputStream in, Lines.Sink sink) throws FormatException, IOException {
        Sps110Rows rows = new Sps110Rows(names.parse(fileName), sink);
        layouts.read(in, rows);
        return rows.end();
    }
}

package org.songtor.agency.nsf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.songtor.agency.Carriage;
import org.songtor.agency.FileNames;
import org.songtor.agency.HeaderFields;
import org.songtor.agency.Memory;
import org.songtor.agency.NameParts;
import org.songtor.agency.Positions;
import org.songtor.agency.TableFormat;
import org.songtor.layout.AnswerTable;
import org.songtor.layout.Layout;
import org.songtor.layout.LayoutShelf;
import org.songtor.layout.Row;
import org.songtor.layout.RowSource;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Problem;
import org.songtor.port.FormatException;
import org.songtor.port.Lines;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * {@code nsf/collection}: CSV after RFC 4180, UTF-8 without a byte order mark, comma, fields quoted only where they must be, CRLF
 * after every record; a header, one record a line, a trailer with count and sum. The answer has the same shape. Columns stand in
 * {@code formats/nsf/collection.v<N>.layout} and {@code collection-answer.v<N>.layout}; all of it is our own assumption.
 *
 * <p>Values that begin with {@code = + - @} are not disarmed as for a spreadsheet: a program reads this file, and a
 * changed name would no longer be the person's.
 */
@Component
public final class NsfFormat extends TableFormat {
    private static final FileNames NAMES = new FileNames("NC", "csv");
    private static final int LONGEST_WORDS = 200;

    public NsfFormat() {
        this(LayoutShelf.shipped());
    }

    @Autowired
    public NsfFormat(LayoutShelf shelf) {
        super(shelf, "nsf/collection");
    }

    @Override
    public List<Problem> check(Document.Line line) {
        List<Problem> problems = new ArrayList<>(Carriage.line(line));
        problems.addAll(NameParts.check(line));
        return problems;
    }

    @Override
    public String fileName(Document.Header header) {
        return NAMES.remittance(header.reference(), header.sequence());
    }

    @Override
    public byte[] write(Document document) throws FormatException {
        Carriage.document(document, this::check);
        return Memory.written(out -> write(document.header(), Memory.lines(document), out));
    }

    /** Goes once: the totals stand in the trailer. */
    @Override
    public void write(Document.Header header, Lines lines, OutputStream out) throws FormatException, IOException {
        Layout layout = layouts.at(header.period(), header.date());
        layout.write(rows(layout, header, lines), out);
    }

    private RowSource rows(Layout layout, Document.Header header, Lines lines) {
        return sink -> {
            sink.row(HeaderFields.fill(layout.row("H"), header));
            Row detail = layout.row("D");
            Positions positions = new Positions();
            lines.each(line -> {
                positions.next(line);
                List<Problem> problems = check(line);
                if (!problems.isEmpty()) {
                    throw new FormatException(problems);
                }
                sink.row(NsfRows.fill(detail, line));
            });
            sink.row(layout.row("T"));
        };
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        return Memory.read(content, (in, sink) -> read(fileName, in, sink));
    }

    @Override
    public Document.Header read(String fileName, InputStream in, Lines.Sink sink) throws FormatException, IOException {
        NsfRows rows = new NsfRows(sink);
        layouts.read(in, rows);
        Carriage.named(fileName, rows.header().reference());
        return rows.header();
    }

    @Override
    public String answerName(Answer answer) {
        return NAMES.answer(answer.reference(), Carriage.inName(answer.answerId()));
    }

    @Override
    public byte[] writeAnswer(Answer answer) throws FormatException {
        Carriage.answer(answer, LONGEST_WORDS);
        return table(answers.on(answer.date())).write(answer);
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        Answer answer = table(answers.reading(content)).read(content);
        Carriage.answer(answer, LONGEST_WORDS);
        Carriage.named(fileName, answer.reference());
        return answer;
    }

    private static AnswerTable table(Layout layout) {
        return new AnswerTable(layout, "H", "D", "T");
    }
}

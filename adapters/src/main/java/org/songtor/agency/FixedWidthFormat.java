package org.songtor.agency;

import java.util.List;
import org.songtor.layout.AnswerTable;
import org.songtor.layout.Layout;
import org.songtor.layout.LayoutShelf;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.port.FormatException;

/** A profile of fixed-width records: what a line may hold is said by the table, and the answer is as {@link AnswerTable} has it. */
public abstract class FixedWidthFormat extends TableFormat {
    protected final FileNames names;
    protected final Records records;

    /** The tags that the tables of both parts give to header, detail and trailer records. */
    public record Records(String header, String detail, String trailer) {}

    protected FixedWidthFormat(LayoutShelf shelf, String profile, FileNames names, Records records) {
        super(shelf, profile);
        this.names = names;
        this.records = records;
    }

    @Override
    public List<Problem> check(Document.Line line) {
        return check(line, layouts.newest());
    }

    @Override
    public List<Problem> check(Document.Line line, Period period) {
        try {
            return check(line, layouts.of(period));
        } catch (FormatException e) {
            return e.problems();
        }
    }

    /** What of this line this version cannot carry. */
    protected abstract List<Problem> check(Document.Line line, Layout layout);

    @Override
    public String fileName(Document.Header header) {
        return names.remittance(header.reference(), header.sequence());
    }

    @Override
    public String answerName(Answer answer) {
        return names.answer(answer.reference(), answer.answerId());
    }

    @Override
    public byte[] writeAnswer(Answer answer) throws FormatException {
        return table(answers.on(answer.date())).write(answer);
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        return table(answers.reading(content)).read(content);
    }

    private AnswerTable table(Layout layout) {
        return new AnswerTable(layout, records.header(), records.detail(), records.trailer());
    }
}

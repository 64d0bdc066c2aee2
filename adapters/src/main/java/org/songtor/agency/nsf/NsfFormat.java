package org.songtor.agency.nsf;

import java.util.ArrayList;
import java.util.List;
import org.songtor.agency.Carriage;
import org.songtor.agency.FileNames;
import org.songtor.agency.NameParts;
import org.songtor.agency.ProfileFacts;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Problem;
import org.songtor.model.ProfileInfo;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * {@code nsf/collection}: CSV after RFC 4180, UTF-8 without a byte order mark, comma, fields quoted only where they must be, CRLF
 * after every record; a header, one record a line, a trailer with count and sum. The answer has the same shape. Columns stand in {@link Collection} and
 * {@link CollectionAnswer}; all of it is our own assumption.
 *
 * <p>Values that begin with {@code = + - @} are not disarmed as for a spreadsheet: a program reads this file, and a
 * changed name would no longer be the person's.
 */
@Component
public final class NsfFormat implements AgencyFormat {
    private static final FileNames NAMES = new FileNames("NC", "csv");
    private static final int LONGEST_WORDS = 200;

    private final ProfileInfo profile = ProfileFacts.read("nsf/collection", 1);

    @Override
    public ProfileInfo profile() {
        return profile;
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
        return Collection.write(document);
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        Document document = Collection.read(content);
        Carriage.named(fileName, document.header().reference());
        Carriage.sameBytes(write(document), content);
        return document;
    }

    @Override
    public String answerName(Answer answer) {
        return NAMES.answer(answer.reference(), Carriage.inName(answer.answerId()));
    }

    @Override
    public byte[] writeAnswer(Answer answer) throws FormatException {
        Carriage.answer(answer, LONGEST_WORDS);
        return CollectionAnswer.write(answer);
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        Answer answer = CollectionAnswer.read(content);
        Carriage.named(fileName, answer.reference());
        Carriage.sameBytes(writeAnswer(answer), content);
        return answer;
    }
}

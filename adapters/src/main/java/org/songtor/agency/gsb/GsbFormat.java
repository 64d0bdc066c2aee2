package org.songtor.agency.gsb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.agency.Carriage;
import org.songtor.agency.FileNames;
import org.songtor.agency.PlainText;
import org.songtor.agency.WholeFormat;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * {@code gsb/pain.001}: a customer credit transfer initiation pain.001.001.09, answered by a payment status report
 * pain.002.001.10. Both in UTF-8. The message is ISO 20022; what stands in its free places is our own assumption.
 *
 * <p>A name travels whole in one element of 140 characters, so it comes back as one part.
 */
@Component
public final class GsbFormat extends WholeFormat {
    private static final int LONGEST_NAME = 140;

    public GsbFormat() {
        super("gsb/pain.001", new FileNames("PN", "xml"), Pain002.LONGEST_WORDS);
    }

    @Override
    public List<Problem> check(Document.Line line) {
        List<Problem> problems = new ArrayList<>(Carriage.line(line));
        String name = line.name().full();
        if (name.isEmpty()) {
            problems.add(Carriage.of(ProblemCode.MISSING_VALUE, line, "name", "", "a name"));
        }
        Optional<Problem> text = PlainText.problem(line.position(), "name", name, LONGEST_NAME);
        text.ifPresent(problems::add);
        // The schema means characters; common validators count a character beyond U+FFFF as two.
        if (text.isEmpty() && name.length() > LONGEST_NAME) {
            problems.add(Carriage.of(
                    ProblemCode.TOO_LONG, line, "name", name.length() + " units", LONGEST_NAME + " units of UTF-16"));
        }
        return problems;
    }

    @Override
    protected byte[] bytes(Document document) throws FormatException {
        return Pain001.write(document);
    }

    @Override
    protected Document document(byte[] content) throws FormatException {
        return Pain001.read(content);
    }

    @Override
    protected byte[] bytes(Answer answer) throws FormatException {
        return Pain002.write(answer);
    }

    @Override
    protected Answer answer(byte[] content) throws FormatException {
        return Pain002.read(content);
    }
}

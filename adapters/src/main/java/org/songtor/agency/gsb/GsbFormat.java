package org.songtor.agency.gsb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.agency.Carriage;
import org.songtor.agency.FileNames;
import org.songtor.agency.PlainText;
import org.songtor.agency.ProfileFacts;
import org.songtor.layout.ProfileForms;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileInfo;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * {@code gsb/pain.001}: a customer credit transfer initiation pain.001.001.09, answered by a payment status report
 * pain.002.001.10. Both in UTF-8. The message is ISO 20022; what stands in its free places is our own assumption.
 *
 * <p>A name travels whole in one element of 140 characters, so it comes back as one part.
 */
@Component
public final class GsbFormat implements AgencyFormat {
    private static final FileNames NAMES = new FileNames("PN", "xml");
    private static final int LONGEST_NAME = 140;

    private final ProfileInfo profile = ProfileFacts.read("gsb/pain.001", 1);

    @Override
    public ProfileInfo profile() {
        return profile;
    }

    @Override
    public List<FormVersion> versions() {
        return ProfileForms.of(profile);
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
    public String fileName(Document.Header header) {
        return NAMES.remittance(header.reference(), header.sequence());
    }

    @Override
    public byte[] write(Document document) throws FormatException {
        Carriage.document(document, this::check);
        return Pain001.write(document);
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        Document document = Pain001.read(content);
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
        Carriage.answer(answer, Pain002.LONGEST_WORDS);
        return Pain002.write(answer);
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        Answer answer = Pain002.read(content);
        Carriage.answer(answer, Pain002.LONGEST_WORDS);
        Carriage.named(fileName, answer.reference());
        return answer;
    }
}

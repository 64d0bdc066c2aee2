package org.songtor.agency.sso;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.songtor.agency.Carriage;
import org.songtor.agency.FileNames;
import org.songtor.agency.NameParts;
import org.songtor.agency.ProfileFacts;
import org.songtor.layout.ProfileForms;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileInfo;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * {@code sso/s40}: contributions under Section 40 by SOAP, after {@code formats/sso/s40.v1.wsdl} and its schema. The file is
 * the one element of the request's body, {@code Submit}, in its exclusive canonical form and UTF-8; the answer is the element
 * {@code Answer} in the same form. Schemes {@code sso40-1} to {@code sso40-3} are the options 1 to 3. Our own assumption.
 */
@Component
public final class S40Format implements AgencyFormat {
    static final String NAMESPACE = "urn:songtor:sso:s40:v1";
    static final String OPTION = "sso40-";

    private static final Set<SchemeCode> SCHEMES =
            Set.of(SchemeCode.of(OPTION + 1), SchemeCode.of(OPTION + 2), SchemeCode.of(OPTION + 3));
    private static final FileNames NAMES = new FileNames("S40", "xml");
    private static final int LONGEST_WORDS = 200;

    private final ProfileInfo profile = ProfileFacts.read("sso/s40", 1);

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
        problems.addAll(NameParts.check(line));
        if (!SCHEMES.contains(line.scheme())) {
            String found = line.scheme().value();
            problems.add(Carriage.of(ProblemCode.UNKNOWN_SCHEME, line, "scheme", found, "option 1, 2 or 3"));
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
        return S40Submit.write(document);
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        Document document = S40Submit.read(content);
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
        return S40Answer.write(answer);
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        Answer answer = S40Answer.read(content);
        Carriage.named(fileName, answer.reference());
        Carriage.sameBytes(writeAnswer(answer), content);
        return answer;
    }
}

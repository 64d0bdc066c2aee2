package org.songtor.agency.sso;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.songtor.agency.Carriage;
import org.songtor.agency.FileNames;
import org.songtor.agency.NameParts;
import org.songtor.agency.WholeFormat;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.SchemeCode;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * {@code sso/s40}: contributions under Section 40 by SOAP, after {@code formats/sso/s40.v1.wsdl} and its schema. The file is
 * the one element of the request's body, {@code Submit}, in its exclusive canonical form and UTF-8; the answer is the element
 * {@code Answer} in the same form. Schemes {@code sso40-1} to {@code sso40-3} are the options 1 to 3. Our own assumption.
 */
@Component
public final class S40Format extends WholeFormat {
    static final String NAMESPACE = "urn:songtor:sso:s40:v1";
    static final String OPTION = "sso40-";

    private static final Set<SchemeCode> SCHEMES =
            Set.of(SchemeCode.of(OPTION + 1), SchemeCode.of(OPTION + 2), SchemeCode.of(OPTION + 3));
    private static final int LONGEST_WORDS = 200;

    public S40Format() {
        super("sso/s40", new FileNames("S40", "xml"), LONGEST_WORDS);
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
    protected byte[] bytes(Document document) throws FormatException {
        return S40Submit.write(document);
    }

    @Override
    protected Document document(byte[] content) throws FormatException {
        return S40Submit.read(content);
    }

    @Override
    protected byte[] bytes(Answer answer) throws FormatException {
        return S40Answer.write(answer);
    }

    @Override
    protected Answer answer(byte[] content) throws FormatException {
        return S40Answer.read(content);
    }

    /** A message is in the one canonical form, so it is compared byte by byte. */
    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        Answer answer = answer(content);
        Carriage.named(fileName, answer.reference());
        Carriage.sameBytes(writeAnswer(answer), content);
        return answer;
    }
}

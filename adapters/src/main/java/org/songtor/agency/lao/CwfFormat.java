package org.songtor.agency.lao;

import java.util.ArrayList;
import java.util.List;
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
import org.songtor.model.Satang;
import org.songtor.model.Shares;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.songtor.reference.RateTable;

/**
 * A community welfare fund's dues, as a sheet that a clerk opens; one profile for each medium. What one member pays is exactly the year's
 * amount, and the shares, where the fund says them, add up to it. A remittance is read only in the form written; an answer, which a
 * clerk saves with a program of hers, also in the forms such programs give it.
 */
abstract class CwfFormat implements AgencyFormat {
    private static final int LONGEST_WORDS = 200;
    private static final String KEY = "cwf";

    private final ProfileInfo profile;
    private final FileNames names;
    private final Medium medium;
    private final List<Satang> amounts = RateTable.load("cwf-dues").rates(KEY).stream()
            .map(r -> r.baht("baht"))
            .toList();

    CwfFormat(String profile, FileNames names, Medium medium) {
        this.profile = ProfileFacts.read(profile, 1);
        this.names = names;
        this.medium = medium;
    }

    @Override
    public ProfileInfo profile() {
        return profile;
    }

    @Override
    public List<FormVersion> versions() {
        return ProfileForms.of(profile);
    }

    /** A line has no period here: its amount must be some year's. Which year's, the scheme's terms say. */
    @Override
    public List<Problem> check(Document.Line line) {
        List<Problem> problems = new ArrayList<>(Carriage.line(line));
        problems.addAll(NameParts.check(line));
        if (!amounts.contains(line.amount())) {
            problems.add(Carriage.of(
                    ProblemCode.BAD_AMOUNT, line, "amount", line.amount().toBaht(), "one of " + amounts));
        }
        line.shares()
                .map(CwfFormat::total)
                .filter(total -> !total.equals(line.amount().toBaht()))
                .ifPresent(total -> problems.add(Carriage.of(
                        ProblemCode.BAD_AMOUNT,
                        line,
                        "shares",
                        total,
                        line.amount().toBaht())));
        return problems;
    }

    private static String total(Shares shares) {
        try {
            return shares.total().toBaht();
        } catch (ArithmeticException e) {
            return "beyond any amount";
        }
    }

    @Override
    public String fileName(Document.Header header) {
        return names.remittance(header.reference(), header.sequence());
    }

    @Override
    public byte[] write(Document document) throws FormatException {
        Carriage.document(document, this::check);
        return medium.write(DuesForm.write(document));
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        Document document = DuesForm.read(medium.read(content));
        Carriage.named(fileName, document.header().reference());
        Carriage.sameBytes(write(document), content);
        return document;
    }

    @Override
    public String answerName(Answer answer) {
        return names.answer(answer.reference(), Carriage.inName(answer.answerId()));
    }

    @Override
    public byte[] writeAnswer(Answer answer) throws FormatException {
        Carriage.answer(answer, LONGEST_WORDS);
        return medium.write(ReplyForm.write(answer));
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        Answer answer = ReplyForm.read(medium.read(content));
        Carriage.answer(answer, LONGEST_WORDS);
        Carriage.named(fileName, answer.reference());
        return answer;
    }
}

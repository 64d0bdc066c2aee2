package org.songtor.intake;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;
import org.songtor.port.AgencyFormat;

/** A format that only checks: names must fit Windows-874. */
final class FormatDouble implements AgencyFormat {
    private final ProfileId id;

    FormatDouble(ProfileId id) {
        this.id = id;
    }

    @Override
    public ProfileInfo profile() {
        return new ProfileInfo(id, 1, ProfileInfo.Status.UNCONFIRMED, LocalDate.EPOCH, "test");
    }

    @Override
    public List<Problem> check(Document.Line line) {
        boolean fits = Charset.forName("x-windows-874")
                .newEncoder()
                .canEncode(line.name().full());
        return fits
                ? List.of()
                : List.of(Problem.ofFile(
                        ProblemCode.UNENCODABLE, "name", line.name().full(), "Windows-874"));
    }

    @Override
    public String fileName(Document.Header header) {
        return header.reference() + ".txt";
    }

    @Override
    public byte[] write(Document document) {
        StringBuilder text = new StringBuilder(document.header().payer().registeredName() + "\n");
        document.lines().forEach(l -> text.append(l.person().value() + l.amount() + "\n"));
        return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public Document read(String fileName, byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String answerName(Answer answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] writeAnswer(Answer answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) {
        throw new UnsupportedOperationException();
    }
}

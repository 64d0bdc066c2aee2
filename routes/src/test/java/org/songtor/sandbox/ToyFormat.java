package org.songtor.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/** A file of an agency that does not exist: one line a payment, fields between bars. */
final class ToyFormat implements AgencyFormat {
    private final ProfileId id;

    ToyFormat(String profile) {
        this.id = ProfileId.of(profile);
    }

    @Override
    public ProfileInfo profile() {
        return new ProfileInfo(id, 1, ProfileInfo.Status.UNCONFIRMED, LocalDate.of(2026, 1, 1), "a test");
    }

    @Override
    public List<Problem> check(Document.Line line) {
        return List.of();
    }

    @Override
    public String fileName(Document.Header header) {
        return "T-%s-%06d.txt".formatted(header.reference(), header.sequence());
    }

    @Override
    public byte[] write(Document d) {
        StringBuilder text = new StringBuilder(d.header().reference() + "|"
                + d.header().sequence() + "|" + d.header().payer().registeredName() + "\n");
        d.lines()
                .forEach(l -> text.append(l.position() + "|" + l.person().value() + "|"
                        + l.amount().value() + "\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        try {
            List<String[]> rows = rows(content);
            String[] head = rows.get(0);
            Document.Header header = new Document.Header(
                    PaymentReference.of(head[0]),
                    Integer.parseInt(head[1]),
                    Period.of("2569-11"),
                    LocalDate.of(2026, 11, 21),
                    new Fund.Payer(head[2], "1", "000000"),
                    new Document.Payee("1", ""));
            List<Document.Line> lines = new ArrayList<>();
            for (String[] r : rows.subList(1, rows.size())) {
                lines.add(new Document.Line(
                        Integer.parseInt(r[0]),
                        NationalId.of(r[1]),
                        new PersonName("", "", ""),
                        SchemeCode.of("toy"),
                        Satang.of(Long.parseLong(r[2])),
                        Optional.empty()));
            }
            return new Document(header, lines);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new FormatException(Problem.ofFile(ProblemCode.BAD_RECORD, "file", "", "a toy file"));
        }
    }

    @Override
    public String answerName(Answer answer) {
        return "TA-" + answer.reference() + "-" + answer.answerId() + ".txt";
    }

    @Override
    public byte[] writeAnswer(Answer a) {
        StringBuilder text = new StringBuilder(
                a.reference() + "|" + a.answerId() + "|" + a.date() + "|" + a.verdict() + "|" + a.reason() + "\n");
        a.lines()
                .forEach(l -> text.append(l.position() + "|" + l.person().value() + "|" + l.verdict() + "|"
                        + l.booked().value() + "|" + l.cause() + "\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) {
        List<String[]> rows = rows(content);
        String[] h = rows.get(0);
        List<Answer.Line> lines = rows.subList(1, rows.size()).stream()
                .map(r -> new Answer.Line(
                        Integer.parseInt(r[0]),
                        NationalId.of(r[1]),
                        Answer.LineVerdict.valueOf(r[2]),
                        Satang.of(Long.parseLong(r[3])),
                        r[4]))
                .toList();
        return new Answer(
                PaymentReference.of(h[0]), h[1], LocalDate.parse(h[2]), Answer.Verdict.valueOf(h[3]), h[4], lines);
    }

    private static List<String[]> rows(byte[] content) {
        return Arrays.stream(new String(content, StandardCharsets.UTF_8).split("\n"))
                .map(r -> r.split("\\|", -1))
                .toList();
    }
}

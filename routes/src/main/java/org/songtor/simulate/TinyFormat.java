package org.songtor.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Satang;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/** A form that carries reference, number, persons and amounts, with count and sum, both ways. */
final class TinyFormat implements AgencyFormat {
    private final ProfileInfo info;
    private final FormVersion sent;
    private final FormVersion answered;

    TinyFormat(ProfileId profile) {
        this.info = new ProfileInfo(profile, 1, ProfileInfo.Status.PUBLIC, LocalDate.of(2026, 1, 1), "simulated");
        this.sent = FormVersion.declared(FormVersion.Part.REMITTANCE, info);
        this.answered = FormVersion.declared(FormVersion.Part.ANSWER, info);
    }

    @Override
    public ProfileInfo profile() {
        return info;
    }

    @Override
    public List<FormVersion> versions() {
        return List.of(sent, answered);
    }

    @Override
    public FormVersion version(Period period, LocalDate sending) {
        return sent;
    }

    @Override
    public FormVersion answerVersion(byte[] content) {
        return answered;
    }

    @Override
    public List<Problem> check(Document.Line line) {
        return List.of();
    }

    @Override
    public String fileName(Document.Header header) {
        return info.id().dotted() + "-" + header.reference() + ".txt";
    }

    @Override
    public byte[] write(Document document) {
        Document.Header header = document.header();
        StringBuilder text = new StringBuilder(64 + 40 * document.lines().size());
        text.append("H|").append(header.reference());
        text.append('|').append(header.sequence());
        text.append('|').append(Tiny.day(header.date()));
        text.append('|').append(document.lines().size());
        text.append('|').append(document.total().value());
        for (Document.Line line : document.lines()) {
            text.append("\nL|").append(line.position());
            text.append('|').append(line.person().value());
            text.append('|').append(line.amount().value());
        }
        return Tiny.bytes(text);
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        List<String> records = Tiny.records(content);
        String[] head = Tiny.fields(records.get(0), "H", 6);
        List<Document.Line> lines = new ArrayList<>();
        for (String record : records.subList(1, records.size())) {
            String[] field = Tiny.fields(record, "L", 4);
            lines.add(new Document.Line(
                    Integer.parseInt(field[1]),
                    NationalId.of(field[2]),
                    Setting.NAME,
                    Setting.SCHEME,
                    Satang.of(Long.parseLong(field[3])),
                    Optional.empty()));
        }
        Document document = new Document(
                new Document.Header(
                        PaymentReference.of(head[1]),
                        Integer.parseInt(head[2]),
                        Setting.PERIOD,
                        Tiny.day(head[3]),
                        Setting.PAYER,
                        Setting.PAYEE),
                lines);
        if (lines.size() != Integer.parseInt(head[4]) || document.total().value() != Long.parseLong(head[5])) {
            throw Tiny.wrong(records.get(0));
        }
        return document;
    }

    @Override
    public String answerName(Answer answer) {
        return answer.answerId() + ".txt";
    }

    @Override
    public byte[] writeAnswer(Answer answer) {
        StringBuilder text = new StringBuilder(64 + 40 * answer.lines().size());
        text.append("A|").append(answer.reference());
        text.append('|').append(answer.answerId());
        text.append('|').append(Tiny.day(answer.date()));
        text.append('|').append(answer.verdict() == Answer.Verdict.PROCESSED ? 'P' : 'R');
        text.append('|').append(answer.lines().size());
        for (Answer.Line line : answer.lines()) {
            text.append("\nL|").append(line.position());
            text.append('|').append(line.person().value());
            text.append('|').append(line.verdict().ordinal());
            text.append('|').append(line.booked().value());
        }
        return Tiny.bytes(text);
    }

    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        List<String> records = Tiny.records(content);
        String[] head = Tiny.fields(records.get(0), "A", 6);
        List<Answer.Line> lines = new ArrayList<>();
        for (String record : records.subList(1, records.size())) {
            String[] field = Tiny.fields(record, "L", 5);
            lines.add(new Answer.Line(
                    Integer.parseInt(field[1]),
                    NationalId.of(field[2]),
                    Setting.VERDICTS.get(Integer.parseInt(field[3])),
                    Satang.of(Long.parseLong(field[4])),
                    ""));
        }
        if (lines.size() != Integer.parseInt(head[5])) {
            throw Tiny.wrong(records.get(0));
        }
        Answer.Verdict verdict = head[4].equals("P") ? Answer.Verdict.PROCESSED : Answer.Verdict.FILE_REFUSED;
        return new Answer(PaymentReference.of(head[1]), head[2], Tiny.day(head[3]), verdict, "", lines);
    }
}

package org.songtor.layout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songtor.model.Answer;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

/**
 * An answer in any layout that uses these field names. First record: {@code reference, answer_id, date, verdict} (P, R),
 * {@code reason}. Lines: {@code position, person, verdict} (B, D, N, R), {@code cause, booked}. A layout may have the verdicts'
 * whole names instead of letters ({@code PROCESSED}, {@code BOOKED}). A trailer, where the layout has one, holds computed
 * values only.
 *
 * @param head tag of the first record
 * @param line tag of the lines
 * @param trailer tag of the last record; empty where the layout has none
 */
public record AnswerTable(Layout layout, String head, String line, String trailer) {
    private static final Map<String, Answer.Verdict> FILE =
            Map.of("P", Answer.Verdict.PROCESSED, "R", Answer.Verdict.FILE_REFUSED);
    private static final Map<String, Answer.LineVerdict> LINE = Map.of(
            "B", Answer.LineVerdict.BOOKED,
            "D", Answer.LineVerdict.DUPLICATE,
            "N", Answer.LineVerdict.NOT_ELIGIBLE,
            "R", Answer.LineVerdict.REFUSED);

    /** @throws FormatException also for a line that has an amount and is not booked */
    public byte[] write(Answer answer) throws FormatException {
        consistent(answer);
        List<Row> rows = new ArrayList<>();
        Row first = layout.row(head);
        rows.add(first.set("reference", answer.reference())
                .set("answer_id", answer.answerId())
                .set("date", answer.date())
                .set("verdict", word(first, FILE, answer.verdict()))
                .set("reason", answer.reason()));
        answer.lines().forEach(l -> rows.add(row(l)));
        if (!trailer.isEmpty()) {
            rows.add(layout.row(trailer));
        }
        return layout.write(rows);
    }

    private Row row(Answer.Line l) {
        Row row = layout.row(line);
        return row.set("position", l.position())
                .set("person", l.person())
                .set("verdict", word(row, LINE, l.verdict()))
                .set("cause", l.cause())
                .set("booked", l.booked());
    }

    /** @throws FormatException for bytes that {@link #write} does not give */
    public Answer read(byte[] content) throws FormatException {
        List<Row> rows = layout.read(content);
        Row first = rows.get(0);
        Answer answer = new Answer(
                first.get("reference", PaymentReference.class),
                first.get("answer_id", String.class),
                first.get("date", LocalDate.class),
                meaning(FILE, first.get("verdict", String.class)),
                first.get("reason", String.class),
                rows.stream()
                        .filter(r -> r.tag().equals(line))
                        .map(AnswerTable::line)
                        .toList());
        consistent(answer);
        return answer;
    }

    private static Answer.Line line(Row row) {
        return new Answer.Line(
                Math.toIntExact(row.get("position", Long.class)),
                row.get("person", NationalId.class),
                meaning(LINE, row.get("verdict", String.class)),
                row.get("booked", Satang.class),
                row.get("cause", String.class));
    }

    /** What a table of fields cannot say: money only where it is booked, and no lines where the file was refused. */
    private static void consistent(Answer answer) throws FormatException {
        Findings findings = new Findings();
        boolean refused = answer.verdict() == Answer.Verdict.FILE_REFUSED;
        if (refused && !answer.lines().isEmpty()) {
            findings.add(ProblemCode.BAD_RECORD, 1, "verdict", answer.lines().size() + " lines", "none: file refused");
        }
        if (!refused && !answer.reason().isEmpty()) {
            findings.add(ProblemCode.BAD_RECORD, 1, "reason", answer.reason(), "nothing: file processed");
        }
        for (int i = 0; i < answer.lines().size(); i++) {
            Answer.Line l = answer.lines().get(i);
            if (l.verdict() != Answer.LineVerdict.BOOKED && !l.booked().equals(Satang.ZERO)) {
                findings.add(ProblemCode.BAD_RECORD, i + 2, "booked", l.booked().toBaht(), "0.00: not booked");
            }
        }
        findings.orThrow();
    }

    /** The letter, or the whole name where the layout has that. */
    private static <T extends Enum<T>> String word(Row row, Map<String, T> meanings, T meaning) {
        return row.takes("verdict", meaning.name())
                ? meaning.name()
                : meanings.entrySet().stream()
                        .filter(e -> e.getValue().equals(meaning))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
    }

    private static <T extends Enum<T>> T meaning(Map<String, T> meanings, String word) {
        return meanings.entrySet().stream()
                .filter(e -> e.getKey().equals(word) || e.getValue().name().equals(word))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("the layout allows a verdict that has no meaning here: " + word));
    }
}

package org.songtor.agency.lao;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songtor.agency.Carriage;
import org.songtor.agency.Fields;
import org.songtor.model.Answer;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;
import org.songtor.wire.Baht;
import org.songtor.wire.Refusal;

/**
 * The clerk's answer as rows: a title row, five labelled values, an empty row, the column names, one row a member, and a row with
 * count and sum of what was received. Results are words a clerk writes; {@code 0} as number is a payment the file did not hold.
 */
final class ReplyForm {
    private static final List<String> TITLE =
            List.of("แบบตอบรับเงินกองทุนสวัสดิการชุมชน answer to community welfare fund dues", "cwf-reply", "1");
    private static final String REFERENCE = "เลขอ้างอิง reference";
    private static final String ANSWER = "เลขที่ตอบรับ answer no.";
    private static final String DAY = "วันที่ตอบ date";
    private static final String RESULT = "ผลของไฟล์ result";
    private static final String REASON = "เหตุผล reason";
    private static final List<String> COLUMNS = List.of(
            "ลำดับ no.",
            "เลขประจำตัวประชาชน national id",
            "ผล result",
            "จำนวนเงินที่รับ (บาท) received",
            "หมายเหตุ remark");
    private static final Map<Answer.Verdict, String> FILE = words(
            Answer.Verdict.PROCESSED, "ตรวจแล้ว processed", Answer.Verdict.FILE_REFUSED, "ไม่รับทั้งไฟล์ file refused");
    private static final Map<Answer.LineVerdict, String> LINE = Map.of(
            Answer.LineVerdict.BOOKED, "รับแล้ว booked",
            Answer.LineVerdict.DUPLICATE, "จ่ายซ้ำ duplicate",
            Answer.LineVerdict.NOT_ELIGIBLE, "ไม่มีสิทธิ not eligible",
            Answer.LineVerdict.REFUSED, "ไม่รับ refused");

    private ReplyForm() {}

    private static <T> Map<T, String> words(T one, String word, T other, String otherWord) {
        Map<T, String> words = new LinkedHashMap<>();
        words.put(one, word);
        words.put(other, otherWord);
        return words;
    }

    static List<List<Cell>> write(Answer answer) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(TITLE.stream().map(Cell::head).toList());
        rows.add(DuesForm.labelled(REFERENCE, answer.reference().value()));
        rows.add(DuesForm.labelled(ANSWER, answer.answerId()));
        rows.add(DuesForm.labelled(DAY, Days.of(answer.date())));
        rows.add(DuesForm.labelled(RESULT, FILE.getOrDefault(answer.verdict(), "")));
        rows.add(DuesForm.labelled(REASON, answer.reason()));
        rows.add(List.of());
        rows.add(COLUMNS.stream().map(Cell::head).toList());
        answer.lines()
                .forEach(line -> rows.add(List.of(
                        Cell.text(Integer.toString(line.position())),
                        Cell.text(Rows.printed(line.person())),
                        Cell.text(LINE.getOrDefault(line.verdict(), "")),
                        Cell.money(line.booked().toBaht()),
                        Cell.text(line.cause()))));
        rows.add(List.of(
                Cell.head(DuesForm.SUM),
                Cell.text(Integer.toString(answer.lines().size())),
                Cell.text(""),
                Cell.money(Carriage.booked(answer).toBaht())));
        return rows;
    }

    static Answer read(List<List<String>> cells) throws FormatException {
        Rows rows = new Rows(cells);
        rows.expect(TITLE);
        Fields at = new Fields(0);
        PaymentReference reference = at.reference("reference", rows.value(REFERENCE));
        String id = rows.value(ANSWER);
        LocalDate day = Days.read(rows.at(), rows.value(DAY));
        Answer.Verdict verdict = meaning(FILE, 0, rows.value(RESULT));
        String reason = rows.value(REASON);
        rows.expect(List.of());
        rows.expect(COLUMNS);
        List<Answer.Line> lines = new ArrayList<>();
        while (!rows.begins(DuesForm.SUM)) {
            lines.add(line(rows.at(), rows.cells(COLUMNS.size())));
        }
        Answer answer = new Answer(reference, id, day, verdict, reason, lines);
        List<String> sums = rows.cells(4);
        at.count("count", whole(sums.get(1)), lines.size());
        at.total("received", sums.get(3), Carriage.booked(answer));
        at.isTrue(sums.get(2).isEmpty(), "result", sums.get(2), "nothing in the row of sums");
        rows.end();
        return answer;
    }

    /** An empty amount beside a result other than received is nought. */
    private static Answer.Line line(int row, List<String> at) throws FormatException {
        Fields fields = new Fields(row);
        Answer.LineVerdict verdict = meaning(LINE, row, at.get(2));
        boolean none = at.get(3).isEmpty() && verdict != Answer.LineVerdict.BOOKED;
        return new Answer.Line(
                fields.number("no.", whole(at.get(0))),
                Rows.person(row, at.get(1)),
                verdict,
                none ? Satang.ZERO : Baht.parseLoose(row, "received", at.get(3)),
                at.get(4));
    }

    /** A program may save a whole number with a nought behind the point. */
    private static String whole(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    /** The whole wording, or its Thai part alone. */
    private static <T> T meaning(Map<T, String> words, int row, String text) throws FormatException {
        for (Map.Entry<T, String> word : words.entrySet()) {
            String thai = word.getValue().substring(0, word.getValue().indexOf(' '));
            if (text.equals(word.getValue()) || text.equals(thai)) {
                return word.getKey();
            }
        }
        throw Refusal.badRecord(row, "result", text, "one of " + words.values());
    }
}

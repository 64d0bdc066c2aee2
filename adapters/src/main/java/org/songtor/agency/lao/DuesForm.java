package org.songtor.agency.lao;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.agency.Fields;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.Shares;
import org.songtor.port.FormatException;

/**
 * The dues of a welfare fund as rows: a title row, ten labelled values, an empty row, the column names, one row a member, and a row with
 * count and sums. A share that the fund did not say is an empty cell.
 */
final class DuesForm {
    static final String SUM = "รวม total";

    private static final List<String> TITLE =
            List.of("แบบนำส่งเงินกองทุนสวัสดิการชุมชน community welfare fund dues", "cwf-dues", "1");
    private static final String REFERENCE = "เลขอ้างอิง reference";
    private static final String SEQUENCE = "ลำดับไฟล์ file no.";
    private static final String PERIOD = "งวด period";
    private static final String DAY = "วันที่ทำ date";
    private static final String FUND = "ชื่อกองทุน fund";
    private static final String NUMBER = "เลขทะเบียนกองทุน fund no.";
    private static final String BRANCH = "สาขา branch";
    private static final String ACCOUNT = "บัญชีรับเงิน account";
    private static final String SERVICE = "รหัสบริการ service code";
    private static final List<String> COLUMNS = List.of(
            "ลำดับ no.",
            "เลขประจำตัวประชาชน national id",
            "คำนำหน้า title",
            "ชื่อ first name",
            "ชื่อสกุล last name",
            "ประเภท scheme",
            "จำนวนเงิน (บาท) amount",
            "ส่วนของสมาชิก (บาท) member's share",
            "ส่วนสมทบ (บาท) sponsor's share");

    private DuesForm() {}

    static List<List<Cell>> write(Document document) {
        List<List<Cell>> rows = new ArrayList<>();
        Document.Header h = document.header();
        rows.add(TITLE.stream().map(Cell::head).toList());
        rows.add(labelled(REFERENCE, h.reference().value()));
        rows.add(labelled(SEQUENCE, "%06d".formatted(h.sequence())));
        rows.add(labelled(PERIOD, h.period().toString()));
        rows.add(labelled(DAY, Days.of(h.date())));
        rows.add(labelled(FUND, h.payer().registeredName()));
        rows.add(labelled(NUMBER, h.payer().registeredNumber()));
        rows.add(labelled(BRANCH, h.payer().branch()));
        rows.add(labelled(ACCOUNT, h.payee().account()));
        rows.add(labelled(SERVICE, h.payee().serviceCode()));
        rows.add(List.of());
        rows.add(COLUMNS.stream().map(Cell::head).toList());
        document.lines().forEach(line -> rows.add(line(line)));
        rows.add(sums(document));
        return rows;
    }

    static List<Cell> labelled(String label, String value) {
        return value.isEmpty() ? List.of(Cell.head(label)) : List.of(Cell.head(label), Cell.text(value));
    }

    private static List<Cell> line(Document.Line line) {
        return List.of(
                Cell.text(Integer.toString(line.position())),
                Cell.text(Rows.printed(line.person())),
                Cell.text(line.name().title()),
                Cell.text(line.name().first()),
                Cell.text(line.name().last()),
                Cell.text(line.scheme().value()),
                Cell.money(line.amount().toBaht()),
                Cell.money(line.shares().map(s -> s.member().toBaht()).orElse("")),
                Cell.money(line.shares().map(s -> s.sponsor().toBaht()).orElse("")));
    }

    private static List<Cell> sums(Document document) {
        Satang member = Satang.ZERO;
        Satang sponsor = Satang.ZERO;
        for (Document.Line line : document.lines()) {
            member = member.plus(line.shares().map(Shares::member).orElse(Satang.ZERO));
            sponsor = sponsor.plus(line.shares().map(Shares::sponsor).orElse(Satang.ZERO));
        }
        return List.of(
                Cell.head(SUM),
                Cell.text(Integer.toString(document.lines().size())),
                Cell.text(""),
                Cell.text(""),
                Cell.text(""),
                Cell.text(""),
                Cell.money(document.total().toBaht()),
                Cell.money(member.toBaht()),
                Cell.money(sponsor.toBaht()));
    }

    /** Reads values and checks count and sum; that nothing else stood there, the caller proves by writing it again. */
    static Document read(List<List<String>> cells) throws FormatException {
        Rows rows = new Rows(cells);
        rows.expect(TITLE);
        Document.Header header = header(rows);
        rows.expect(List.of());
        rows.expect(COLUMNS);
        List<Document.Line> lines = new ArrayList<>();
        while (!rows.begins(SUM)) {
            lines.add(line(rows.at(), rows.cells(COLUMNS.size())));
        }
        Document document = new Document(header, lines);
        List<String> sums = rows.cells(COLUMNS.size());
        Fields at = new Fields(0);
        at.count("count", sums.get(1), lines.size());
        at.total("total", sums.get(6), document.total());
        rows.end();
        return document;
    }

    private static Document.Header header(Rows rows) throws FormatException {
        Fields at = new Fields(0);
        return new Document.Header(
                at.reference("reference", rows.value(REFERENCE)),
                at.sixDigits("file no.", rows.value(SEQUENCE)),
                at.period("period", rows.value(PERIOD)),
                Days.read(rows.at(), rows.value(DAY)),
                new Fund.Payer(rows.value(FUND), rows.value(NUMBER), rows.value(BRANCH)),
                new Document.Payee(rows.value(ACCOUNT), rows.value(SERVICE)));
    }

    private static Document.Line line(int row, List<String> at) throws FormatException {
        Fields fields = new Fields(row);
        return new Document.Line(
                fields.number("no.", at.get(0)),
                Rows.person(row, at.get(1)),
                new PersonName(at.get(2), at.get(3), at.get(4)),
                fields.scheme("scheme", at.get(5)),
                fields.baht("amount", at.get(6)),
                Optional.empty(),
                shares(fields, at.get(7), at.get(8)),
                Optional.empty());
    }

    private static Optional<Shares> shares(Fields fields, String member, String sponsor) throws FormatException {
        return member.isEmpty() && sponsor.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Shares(fields.baht("member's share", member), fields.baht("sponsor's share", sponsor)));
    }
}

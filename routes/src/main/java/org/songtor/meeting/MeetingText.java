package org.songtor.meeting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.songtor.books.MeetingStatement;
import org.songtor.books.MeetingStatement.Amounts;
import org.songtor.books.MeetingStatement.Row;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.ThaiMonths;
import org.songtor.port.MeetingWorkbook;
import org.songtor.settings.FundEntry;
import org.springframework.web.util.HtmlUtils;

/** The statement's words, Thai first, and its figures: for a sheet and for paper. */
final class MeetingText {
    private static final List<String> COLUMNS = List.of(
            "งวด period",
            "สวัสดิการ scheme",
            "เก็บได้ collected",
            "ส่งต่อแล้ว passed on",
            "หน่วยงานรับแล้ว acknowledged",
            "เงินถึงแล้ว settled",
            "ต้องตัดสิน at risk",
            "คงค้าง outstanding",
            "คืนแล้ว returned",
            "อื่น ๆ other",
            "ยกไปชุดอื่น carried");

    private static final List<String> NOTES = List.of(
            "ส่งต่อแล้ว ยังไม่ใช่ หน่วยงานรับแล้ว และ หน่วยงานรับแล้ว ยังไม่ใช่ เงินถึงแล้ว"
                    + " Passed on is not acknowledged, and acknowledged is not settled.",
            "เงินที่ต้องตัดสินแสดงแยกไว้ ไม่นับรวมใน ส่งต่อแล้ว และ หน่วยงานรับแล้ว แม้ไฟล์ถึงหน่วยงานแล้ว"
                    + " Money at risk stands apart: it is in neither passed on nor acknowledged, even where its file reached the agency.");

    /** Who signs below it at the meeting. */
    private static final List<String> SIGN = List.of("เหรัญญิก Treasurer", "ประธานกรรมการ Chair");

    private final SongtorSettings settings;

    MeetingText(SongtorSettings settings) {
        this.settings = settings;
    }

    MeetingWorkbook.Sheet sheet(MeetingStatement of) {
        List<MeetingWorkbook.Row> rows = new ArrayList<>();
        of.rows()
                .forEach(row -> rows.add(new MeetingWorkbook.Row(
                        List.of(thai(row.period()), scheme(row.scheme())), amounts(row.amounts()), false)));
        rows.add(new MeetingWorkbook.Row(List.of("รวม total", ""), amounts(of.total()), true));
        return new MeetingWorkbook.Sheet("รายงานที่ประชุม", heads(of), COLUMNS, rows, MeetingTables.of(of), NOTES);
    }

    private static List<Satang> amounts(Amounts a) {
        return List.of(
                a.collected(),
                a.passedOn(),
                a.acknowledged(),
                a.settled(),
                a.atRisk(),
                a.outstanding(),
                a.returned(),
                a.other(),
                a.carried());
    }

    private List<String> heads(MeetingStatement of) {
        FundEntry fund = settings.funds().get(of.fund());
        return List.of(
                "รายงานเงินนำส่งต่อที่ประชุม Statement for the meeting",
                fund == null ? of.fund().value() : fund.nameTh() + " " + fund.nameEn(),
                "งวด " + thai(of.from()) + " ถึง " + thai(of.until())
                        + " จำนวนเงินเป็นบาท amounts in baht, ณ วันที่ as of " + day(of));
    }

    /** Whoever signs has the sums on the same sheet. A page that holds all it needs: no picture, script or font from elsewhere. */
    String html(MeetingStatement of) {
        List<String> heads = heads(of);
        return """
                <!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>%1$s</title><style>
                @page { size: A4 landscape; margin: 12mm 14mm 16mm;
                  @bottom-left { content: "%4$s"; font: 9pt Sarabun, "Noto Sans Thai", Loma, Garuda, sans-serif; }
                  @bottom-right { content: "หน้า page " counter(page) " / " counter(pages); font: 9pt Sarabun, "Noto Sans Thai", Loma, Garuda, sans-serif; } }
                body { font: 10.5pt/1.45 Sarabun, "Noto Sans Thai", Loma, Garuda, sans-serif; }
                h1 { font-size: 15pt; margin: 0; } p { margin: 1mm 0; } table { border-collapse: collapse; width: 100%%; margin: 3mm 0; }
                th, td { border: 0.4pt solid #555; padding: 1mm 1.5mm; text-align: right; } th { font-size: 9.5pt; }
                td:nth-child(-n+2) { text-align: left; } td:first-child { white-space: nowrap; } tr.total td { font-weight: bold; } tr { break-inside: avoid; }
                thead { display: table-header-group; }
                .note { font-size: 9pt; } .end { break-inside: avoid; }
                .small { display: flex; gap: 6mm; align-items: flex-start; } .small table { flex: 1; }
                .small th { text-align: left; } .small td:first-child { white-space: normal; } .small td + td { text-align: right; white-space: nowrap; }
                .sign { display: flex; gap: 20mm; justify-content: space-evenly; margin-top: 6mm; text-align: center; line-height: 1.9; }
                </style></head><body><h1>%1$s</h1><p>%2$s<br>%3$s</p>%9$s<table><thead><tr>%5$s</tr></thead><tbody>%6$s%7$s</tbody></table>
                <div class="end"><div class="small">%8$s</div><div class="sign">%10$s</div></div>
                </body></html>
                """.formatted(
                text(heads.get(0)),
                text(heads.get(1)),
                text(heads.get(2)),
                quoted(heads.get(1) + " · ณ วันที่ as of " + day(of)),
                COLUMNS.stream().map(c -> "<th>" + text(c) + "</th>").collect(Collectors.joining()),
                of.rows().stream().map(this::row).collect(Collectors.joining()),
                row("total", "รวม total", "", of.total()),
                MeetingTables.of(of).stream().map(MeetingText::small).collect(Collectors.joining()),
                NOTES.stream().map(n -> "<p class=\"note\">" + text(n) + "</p>").collect(Collectors.joining()),
                SIGN.stream().map(MeetingText::sign).collect(Collectors.joining()));
    }

    private static String small(MeetingWorkbook.Table table) {
        return "<table><tr><th colspan=\"2\">" + text(table.head()) + "</th></tr>"
                + table.lines().stream()
                        .map(line -> "<tr" + (line.total() ? " class=\"total\"" : "") + "><td>" + text(line.text())
                                + "</td><td>" + figures(line.amount()) + "</td></tr>")
                        .collect(Collectors.joining())
                + "</table>";
    }

    private static String sign(String who) {
        return "<div>ลงชื่อ ............................................................<br>(............................................................)<br>"
                + text(who) + "<br>วันที่ date ........ / ........ / ............</div>";
    }

    /** For a text in quotes of a style sheet: what is neither letter, mark nor figure is said by its number. */
    private static String quoted(String any) {
        return any.codePoints()
                .mapToObj(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK
                        ? Character.toString(c)
                        : "\\" + Integer.toHexString(c) + " ")
                .collect(Collectors.joining());
    }

    private String row(Row row) {
        return row("", thai(row.period()), scheme(row.scheme()), row.amounts());
    }

    private static String row(String kind, String period, String scheme, Amounts amounts) {
        return "<tr class=\"" + kind + "\"><td>" + text(period) + "</td><td>" + text(scheme) + "</td>"
                + amounts(amounts).stream()
                        .map(a -> "<td>" + figures(a) + "</td>")
                        .collect(Collectors.joining())
                + "</tr>";
    }

    private static String text(String any) {
        return HtmlUtils.htmlEscape(any, "UTF-8");
    }

    /** The books go on, and paper does not. */
    private static String day(MeetingStatement of) {
        LocalDate on = of.asOf();
        return on.getDayOfMonth() + " " + thai(new Period(YearMonth.from(on)));
    }

    private static String thai(Period period) {
        return ThaiMonths.name(period.month().getMonth()) + " " + period.buddhistYear();
    }

    private static String figures(Satang amount) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(amount.value(), 2));
    }

    private String scheme(SchemeCode code) {
        return settings.agencies().values().stream()
                .map(agency -> agency.schemes().get(code))
                .filter(java.util.Objects::nonNull)
                .map(known -> known.nameTh())
                .findFirst()
                .orElse(code.value());
    }
}

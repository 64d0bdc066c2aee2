package org.songtor.meeting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.songtor.books.MeetingStatement;
import org.songtor.books.MeetingStatement.Ageing;
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

    private final SongtorSettings settings;
    private final LocalDate on;

    /** @param on the day on which the books say so: they go on, and paper does not */
    MeetingText(SongtorSettings settings, LocalDate on) {
        this.settings = settings;
        this.on = on;
    }

    MeetingWorkbook.Sheet sheet(MeetingStatement of) {
        List<MeetingWorkbook.Row> rows = new ArrayList<>();
        of.rows()
                .forEach(row -> rows.add(new MeetingWorkbook.Row(
                        List.of(row.period().toString(), scheme(row.scheme())), amounts(row.amounts()), false)));
        rows.add(new MeetingWorkbook.Row(List.of("รวม total", ""), amounts(of.total()), true));
        return new MeetingWorkbook.Sheet("รายงานที่ประชุม", heads(of), COLUMNS, rows, notes(of));
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
                        + " จำนวนเงินเป็นบาท amounts in baht, ณ วันที่ as of " + day());
    }

    private static List<String> notes(MeetingStatement of) {
        Amounts all = of.total();
        Ageing age = of.ageing();
        return List.of(
                "คงค้าง outstanding " + baht(all.outstanding()) + ": พักรอนำส่ง held " + baht(all.held())
                        + ", รอส่งหรือรอคนตรวจ waiting " + baht(all.waiting()) + ", ส่งแล้วรอผล sent, not settled "
                        + baht(all.passedOn().minus(all.settled())) + ", ต้องตัดสิน at risk " + baht(all.atRisk())
                        + ", ค้างคืนสมาชิก held for members " + baht(all.member()),
                "อายุคงค้าง ageing: ไม่ถึง 3 เดือน under 3 months " + baht(age.underThree()) + ", 3-5 เดือน "
                        + baht(age.threeToFive()) + ", 6-11 เดือน " + baht(age.sixToEleven())
                        + ", 12 เดือนขึ้นไป 12 and more " + baht(age.twelveAndMore()),
                "ยอดคุม control total: เก็บได้ " + baht(all.collected()) + " = คงค้าง " + baht(all.outstanding())
                        + " + เงินถึงแล้ว " + baht(all.settled()) + " + คืนแล้ว " + baht(all.returned()) + " + อื่น ๆ "
                        + baht(all.other()) + " + ยกไป " + baht(all.carried()),
                "ส่งต่อแล้ว ยังไม่ใช่ หน่วยงานรับแล้ว และ หน่วยงานรับแล้ว ยังไม่ใช่ เงินถึงแล้ว"
                        + " Passed on is not acknowledged, and acknowledged is not settled.",
                "เงินที่ต้องตัดสินแสดงแยกไว้ ไม่นับรวมใน ส่งต่อแล้ว และ หน่วยงานรับแล้ว แม้ไฟล์ถึงหน่วยงานแล้ว"
                        + " Money at risk stands apart: it is in neither passed on nor acknowledged, even where its file reached the agency.");
    }

    /** A page that holds all it needs: no picture, script or font from elsewhere. */
    String html(MeetingStatement of) {
        List<String> heads = heads(of);
        return """
                <!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>%s</title><style>
                @page { size: A4 landscape; margin: 14mm; }
                body { font: 10.5pt/1.5 Sarabun, "Noto Sans Thai", Loma, Garuda, sans-serif; }
                h1 { font-size: 15pt; margin: 0; } table { border-collapse: collapse; width: 100%%; margin: 4mm 0; }
                th, td { border: 0.4pt solid #555; padding: 1mm 1.5mm; text-align: right; } th { font-size: 9pt; }
                td:nth-child(-n+2) { text-align: left; } tr.total td { font-weight: bold; } tr { break-inside: avoid; }
                thead { display: table-header-group; }
                </style></head><body><h1>%s</h1><p>%s<br>%s</p><table><thead><tr>%s</tr></thead><tbody>%s%s</tbody></table>%s
                </body></html>
                """.formatted(
                        text(heads.get(0)),
                        text(heads.get(0)),
                        text(heads.get(1)),
                        text(heads.get(2)),
                        COLUMNS.stream().map(c -> "<th>" + text(c) + "</th>").collect(Collectors.joining()),
                        of.rows().stream().map(this::row).collect(Collectors.joining()),
                        row("total", "รวม total", "", of.total()),
                        notes(of).stream().map(n -> "<p>" + text(n) + "</p>").collect(Collectors.joining()));
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

    private String day() {
        return on.getDayOfMonth() + " " + thai(new Period(YearMonth.from(on)));
    }

    private static String thai(Period period) {
        return ThaiMonths.name(period.month().getMonth()) + " " + period.buddhistYear();
    }

    private static String figures(Satang amount) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(amount.value(), 2));
    }

    static String baht(Satang amount) {
        return figures(amount) + " บาท";
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

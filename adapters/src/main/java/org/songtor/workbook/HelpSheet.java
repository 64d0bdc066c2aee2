package org.songtor.workbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeTerms;
import org.songtor.port.WorkbookWriter;
import org.songtor.port.WorkbookWriter.Form;

/** The second sheet, which every reader of the form passes over: how to fill it in, what may be chosen, and what was wrong with the whole. */
final class HelpSheet {
    static final String NAME = "คำอธิบาย help";

    /** A sheet that begins so is ours, and no list that went unread. */
    private static final String MAGIC = "songtor-help";

    private static final int SCHEMES = 3;
    private static final int TITLES = 7;
    private static final List<Map.Entry<String, String>> HOW = List.of(
            Map.entry("วิธีกรอก", "How to fill it in"),
            Map.entry(
                    "กรอกเฉพาะแผ่นแรก ช่องจำนวนรายการและยอดรวมคำนวณให้เอง ไม่ต้องพิมพ์ทับ",
                    "Fill in the first sheet only. Count and total are computed; leave them as they are."),
            Map.entry(
                    "สมาชิกที่งวดนี้ไม่ได้จ่าย ให้ลบทั้งแถว อย่าปล่อยจำนวนเงินว่างไว้",
                    "Delete the whole row of a member who did not pay; do not leave the amount empty."),
            Map.entry(
                    "เพิ่มรายการได้โดยพิมพ์ต่อท้ายแถวสุดท้าย ห้ามมีแถวสรุปยอดในตาราง",
                    "Add payments below the last row. No row of sums inside the table."),
            Map.entry(
                    "จำนวนเงินพิมพ์เป็นตัวเลข หน่วยบาท ไม่ใช้สูตร เช่น 100 หรือ 100.50",
                    "Amounts are typed numbers in baht, no formulas, for example 100 or 100.50."),
            Map.entry(
                    "งวดใช้ปี พ.ศ. และเดือน เช่น 2569-12",
                    "The period is the Buddhist year and the month, for example 2569-12."),
            Map.entry(
                    "บันทึกด้วย Excel หรือ LibreOffice ก่อนส่ง เพื่อให้ยอดรวมถูกคำนวณ",
                    "Save it with Excel or LibreOffice before sending, so that the totals are computed."));

    private final Worksheet sheet;
    private int row = 1;

    HelpSheet(Worksheet sheet) {
        this.sheet = sheet;
    }

    void write(Form form) {
        for (int c : List.of(0, 1)) {
            sheet.width(c, 60);
        }
        sheet.width(SCHEMES, 16);
        sheet.width(SCHEMES + 1, 36);
        sheet.width(SCHEMES + 2, 28);
        sheet.width(TITLES, 14);
        text(0, 0, MAGIC, false);
        text(0, SCHEMES, "สวัสดิการ scheme", true);
        text(0, TITLES, "คำนำหน้า title", true);
        how(form);
        schemes(form);
        for (int i = 0; i < form.titles().size(); i++) {
            text(i + 1, TITLES, form.titles().get(i), false);
        }
        troubles(form.problems());
    }

    /** Where a drop-down of the first sheet finds its choices. */
    static String schemeChoices(Form form) {
        return choices("D", form.schemes().size());
    }

    static String titleChoices(Form form) {
        return choices("H", form.titles().size());
    }

    private static String choices(String column, int size) {
        return "'%s'!$%s$2:$%s$%d".formatted(NAME, column, column, size + 1);
    }

    private void how(Form form) {
        pair(
                "แบบนำส่งของ " + form.fund().nameTh(),
                "Remittance form of " + form.fund().nameEn(),
                true);
        pair("รุ่นของแบบ " + WorkbookWriter.VERSION, "Template version " + WorkbookWriter.VERSION, false);
        form.corrects()
                .ifPresent(number -> pair(
                        "แก้ไขชุด " + number
                                + ": แก้เฉพาะช่องที่ระบายสี แล้วส่งไฟล์นี้กลับมา รายการที่รับไปแล้วไม่อยู่ในนี้และไม่ต้องส่งซ้ำ",
                        "Corrects batch " + number
                                + ": mend the coloured cells and send this file back. What went on already is not in it and is not to be sent again.",
                        false));
        HOW.forEach(h -> pair(h.getKey(), h.getValue(), h.equals(HOW.get(0))));
    }

    private void schemes(Form form) {
        Optional<Period> period = period(form.controls().getOrDefault("period", ""));
        for (int i = 0; i < form.schemes().size(); i++) {
            Scheme scheme = form.schemes().get(i);
            text(i + 1, SCHEMES, scheme.code().value(), false);
            text(i + 1, SCHEMES + 1, scheme.nameTh() + " " + scheme.nameEn(), false);
            text(
                    i + 1,
                    SCHEMES + 2,
                    period.flatMap(scheme::termsIn).map(HelpSheet::amounts).orElse(""),
                    false);
        }
    }

    private static String amounts(SchemeTerms terms) {
        if (terms.exactly().isPresent()) {
            return "พอดี exactly " + terms.exactly().get().toBaht() + " บาท";
        }
        String most = terms.most().map(m -> " ถึง to " + m.toBaht()).orElse("");
        return "ตั้งแต่ from " + terms.least().toBaht() + most + " บาท";
    }

    private static Optional<Period> period(String text) {
        try {
            return Optional.of(Period.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a returned batch may name no month at all; then no terms are shown
        }
    }

    private void troubles(List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        row++;
        pair("ปัญหาของทั้งชุด", "What is wrong with the whole batch", true);
        for (Problem p : problems) {
            text(row, 0, Notes.problem(p), false);
            text(row, 1, Notes.todo(p), false);
            sheet.range(row, 0, row, 1)
                    .style()
                    .fillColor("FFC7CE")
                    .wrapText(true)
                    .set();
            row++;
        }
    }

    private void pair(String thai, String english, boolean bold) {
        text(row, 0, thai, bold);
        text(row, 1, english, bold);
        row++;
    }

    private void text(int r, int c, String text, boolean bold) {
        sheet.value(r, c, SafeText.of(text));
        var style = sheet.style(r, c).format("@").wrapText(c < 2);
        if (bold) {
            style.bold();
        }
        style.set();
    }
}

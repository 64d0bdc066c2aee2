package org.songtor.cli.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songtor.model.Satang;

/** The page beside the files: what they hold and where each planted case stands, in Thai and English. */
record Readme(Month month) {
    private static final String TOP = """
            # เดือนตัวอย่าง 2569-11 / Sample month 2569-11

            ทุกคนในแฟ้มเหล่านี้ไม่มีตัวตนจริง เลขประจำตัวใช้รหัสจังหวัด 99 ซึ่งไม่มีอยู่จริง
            Nobody in these files exists; the ids use province code 99, which no province has.

            สร้างใหม่ได้ทุกไบต์ด้วย / Every byte is made again by `./songtor sample --out DIR`.
            ไม่ต้องแก้ด้วยมือ / Not edited by hand; the plan is in `sample/plan/`.

            | แฟ้ม file | กองทุน fund | รายการ lines | บาท baht |
            |---|---|---:|---:|
            """;

    String text() {
        StringBuilder out = new StringBuilder(TOP);
        month.lines().forEach((sheet, lines) -> {
            Satang total = lines.stream().map(Month.Line::amount).reduce(Satang.ZERO, Satang::plus);
            row(out, "`" + sheet.file() + "`", sheet.fund().value(), String.valueOf(lines.size()), total.toBaht());
        });
        members(out);
        out.append("\n## กรณีที่วางไว้ / Planted cases\n\n");
        out.append(
                "| แฟ้ม แถว file, row | สมาชิก member | สวัสดิการ scheme | คาดว่า expected | |\n|---|---|---|---|---|\n");
        month.members().values().stream()
                .flatMap(List::stream)
                .filter(s -> !s.group().planted().isEmpty())
                .forEach(s -> row(
                        out,
                        where(s),
                        s.member().memberNo(),
                        s.group().scheme(),
                        "`" + s.group().label() + "`",
                        story(s.group().planted())));
        for (Plan.Credit c : month.plan().credits()) {
            row(out, "ทั้งแฟ้ม whole file", c.fund().value(), c.profile(), "`" + c.label() + "`", story(c.planted()));
        }
        out.append("\nรายการอื่นทั้งหมด / Every other line: `SETTLED`. `expected.csv`: ทุกรายการ every line; ");
        out.append(
                "`agencies.csv`: สิ่งที่หน่วยงานจำลองทำ what the sandbox's agencies do; `rosters/`: ทะเบียน members.\n");
        return out.toString();
    }

    private void members(StringBuilder out) {
        List<String> counts = new ArrayList<>();
        month.members().forEach((fund, members) -> counts.add(fund.value() + " " + members.size()));
        out.append("\nสมาชิกในทะเบียน / Members on the rosters: ").append(String.join(", ", counts));
        out.append(". เจ้าหน้าที่กองทุนใน `wiang-staff.xlsx` เป็นสมาชิกในทะเบียนด้วย / ");
        out.append("The fund's own staff in `wiang-staff.xlsx` are on its roster too.\n");
    }

    private String where(Month.Someone someone) {
        for (Map.Entry<Plan.Sheet, List<Month.Line>> file : month.lines().entrySet()) {
            for (Month.Line line : file.getValue()) {
                if (line.who().equals(someone) && line.planted()) {
                    return "`%s` %d".formatted(file.getKey().file(), line.lineNo() + Form.ROWS_BEFORE);
                }
            }
        }
        return "ไม่มีรายการ no line";
    }

    private String story(String planted) {
        Plan.Story story = month.plan().stories().getOrDefault(planted, new Plan.Story("", ""));
        return story.thai() + "<br>" + story.english();
    }

    private static void row(StringBuilder out, String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}

package org.songtor.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page {@code problems.md}: every code with what happened and what to do, in Thai and in English, grouped by class. */
public final class ProblemPage {
    private static final Locale THAI = Locale.forLanguageTag("th");

    private ProblemPage() {}

    /** One class of codes: the digit its numbers begin with. */
    private record Group(char digit, String title) {}

    private static final List<Group> GROUPS = List.of(
            new Group('1', "1xxx · ทั้งชุด · the whole batch"),
            new Group('2', "2xxx · รูปแบบของรายการ · one line's shape"),
            new Group('3', "3xxx · กติกา · rules over a line and its surroundings"),
            new Group('4', "4xxx · ไฟล์ของหน่วยงานและคำตอบ · agency formats and answers"),
            new Group('5', "5xxx · ผังไฟล์และข้อมูลอ้างอิง · layouts and reference data"));

    /** What a severity does to the batch. */
    public static String severity(Severity severity, Locale locale) {
        boolean thai = locale.getLanguage().equals("th");
        return switch (severity) {
            case REFUSE_BATCH -> thai ? "ไม่รับทั้งชุด" : "refuses the whole batch";
            case REFUSE_LINE -> thai ? "ไม่รับรายการนี้" : "refuses this line; the others go on";
            case HOLD_LINE -> thai ? "พักรายการนี้ไว้ให้คนตัดสินใจ" : "holds this line until a person decides";
            case WARN -> thai ? "แจ้งให้ทราบ" : "says so, and nothing else";
        };
    }

    /** The page as Markdown; the committed file equals it. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # ปัญหาทุกอย่างที่ระบบบอกได้ · Every problem Songtor can report

                เขียนโดย · Written by `./songtor problems -o markdown`; รหัสไม่เปลี่ยนความหมาย · a code never changes its meaning.
                """);
        GROUPS.forEach(group -> group(group, page));
        return page.toString();
    }

    private static void group(Group group, StringBuilder page) {
        List<ProblemCode> codes = Arrays.stream(ProblemCode.values())
                .filter(c -> c.code().charAt(4) == group.digit)
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
        if (!codes.isEmpty()) {
            page.append("\n## ").append(group.title).append("\n");
            page.append(codes.stream().map(ProblemPage::code).collect(Collectors.joining()));
        }
    }

    private static String code(ProblemCode code) {
        return """

                ### %s

                `%s` · %s · %s

                * %s **%s**
                * %s **%s**
                """.formatted(
                        code.code(),
                        code.name(),
                        severity(code.severity(), THAI),
                        severity(code.severity(), Locale.ENGLISH),
                        ProblemTexts.what(code, THAI),
                        ProblemTexts.todo(code, THAI),
                        ProblemTexts.what(code, Locale.ENGLISH),
                        ProblemTexts.todo(code, Locale.ENGLISH));
    }
}

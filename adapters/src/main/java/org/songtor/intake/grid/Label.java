package org.songtor.intake.grid;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A label of the table: its canonical English name and its Thai one. A cell names it by its last blank-separated word (the English
 * one) or by being the whole Thai part, so {@code กองทุน fund}, {@code fund} and {@code กองทุน} are one label.
 */
record Label(String name, String thai) {
    static final List<Label> CONTROLS = List.of(
            new Label("fund", "กองทุน"),
            new Label("period", "งวด"),
            new Label("count", "จำนวนรายการ"),
            new Label("total", "ยอดรวม"),
            new Label("label", "ชื่อชุด"),
            new Label("corrects", "แก้ไขชุด"));

    /** What a batch need not say. */
    static final Set<String> OPTIONAL_CONTROLS = Set.of("label", "corrects");

    /** Controls that a formula may have computed: what it last showed is compared with the lines themselves. */
    static final Set<String> COMPUTED_CONTROLS = Set.of("count", "total");

    /** Notes of ours in a returned workbook; nobody's data. */
    static final List<Label> NOTES = List.of(new Label("problem", "ปัญหา"), new Label("todo", "ต้องทำอย่างไร"));

    private static final Label SCHEME = new Label("scheme", "สวัสดิการ");

    /** A ledger may say once which scheme all its months are of. */
    static final List<Label> LEDGER_CONTROLS =
            Stream.concat(CONTROLS.stream(), Stream.of(SCHEME)).toList();

    /** Who a row is of, as a ledger has it: no national id. */
    static final List<Label> MEMBER = List.of(
            new Label("member_no", "เลขที่สมาชิก"),
            new Label("title", "คำนำหน้า"),
            new Label("first_name", "ชื่อ"),
            new Label("last_name", "นามสกุล"));

    static final List<Label> COLUMNS = Stream.of(
                    Stream.of(new Label("national_id", "เลขประจำตัวประชาชน")),
                    MEMBER.stream(),
                    Stream.of(
                            SCHEME,
                            new Label("amount", "จำนวนเงิน"),
                            new Label("wages", "ค่าจ้าง"),
                            new Label("member_share", "ส่วนของสมาชิก"),
                            new Label("sponsor_share", "ส่วนสมทบ"),
                            new Label("period", "งวด"),
                            new Label("collected_at", "วันเวลาที่เก็บ")))
            .flatMap(s -> s)
            .toList();

    static Optional<Label> find(List<Label> among, String cell) {
        String text = cell.strip();
        String last = lastWord(text);
        return among.stream()
                .filter(l -> l.name.equals(last) || l.thai.equals(text))
                .findFirst();
    }

    /** The last of the words of a heading: the one meant for programs. */
    static String lastWord(String text) {
        String[] words = text.split("\\s+");
        return words[words.length - 1];
    }

    static String names(List<Label> labels) {
        return String.join(", ", labels.stream().map(Label::name).toList());
    }

    /** Both names, for a message. */
    String shown() {
        return thai + " " + name;
    }
}

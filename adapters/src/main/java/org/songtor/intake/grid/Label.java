package org.songtor.intake.grid;

import java.util.List;
import java.util.Optional;

/**
 * A label of the table: its canonical English name and its Thai one. A cell names it by its last blank-separated word (the English
 * one) or by being the whole Thai part, so {@code กองทุน fund}, {@code fund} and {@code กองทุน} are one label.
 */
record Label(String name, String thai) {
    static final List<Label> CONTROLS = List.of(
            new Label("fund", "กองทุน"),
            new Label("period", "งวด"),
            new Label("count", "จำนวนรายการ"),
            new Label("total", "ยอดรวม"));

    static final List<Label> COLUMNS = List.of(
            new Label("national_id", "เลขประจำตัวประชาชน"),
            new Label("title", "คำนำหน้า"),
            new Label("first_name", "ชื่อ"),
            new Label("last_name", "นามสกุล"),
            new Label("scheme", "สวัสดิการ"),
            new Label("amount", "จำนวนเงิน"),
            new Label("wages", "ค่าจ้าง"));

    /** The only column a table may lack: most schemes have no wages. */
    static final String OPTIONAL_COLUMN = "wages";

    static Optional<Label> find(List<Label> among, Cell cell) {
        String text = cell.text().strip();
        String[] words = text.split("\\s+");
        String last = words[words.length - 1];
        return among.stream()
                .filter(l -> l.name.equals(last) || l.thai.equals(text))
                .findFirst();
    }

    static String names(List<Label> labels) {
        return String.join(", ", labels.stream().map(Label::name).toList());
    }
}

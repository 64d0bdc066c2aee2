package org.songtor.cli.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.songtor.layout.Description;

/** What is different in a later form, a line each, Thai and English. */
final class Changes {
    private final List<String> told = new ArrayList<>();

    private Changes() {}

    static List<String> of(Side before, Side after) {
        Changes changes = new Changes();
        changes.facts(before, after);
        if (before.layout().isPresent() && after.layout().isPresent()) {
            changes.tables(
                    before.layout().get().describe(), after.layout().get().describe());
        } else if (!before.form().hash().equals(after.form().hash())) {
            changes.told.add("ไฟล์ที่กำหนดรูปแบบต่างกัน · the files that say the form differ");
        }
        return List.copyOf(changes.told);
    }

    private void facts(Side before, Side after) {
        changed(
                "สถานะ status",
                before.form().info().status(),
                after.form().info().status());
        changed(
                "ใช้ตั้งแต่ valid from",
                before.form().info().validFrom(),
                after.form().info().validFrom());
        changed(
                "ที่มา source",
                before.form().info().source(),
                after.form().info().source());
    }

    private void tables(Description before, Description after) {
        changed("ความเชื่อมั่น confidence", before.confidence(), after.confidence());
        changed(
                "เลือกรุ่นตาม chosen by",
                before.chosenBy().word(),
                after.chosenBy().word());
        changed("ใช้ถึง valid to", shown(before.validTo()), shown(after.validTo()));
        changed("รหัสอักขระ encoding", before.encoding(), after.encoding());
        changed("จบบรรทัด line ending", before.lineEnding(), after.lineEnding());
        changed("ความยาวระเบียน record length", before.length(), after.length());
        changed("ตัวคั่น separator", before.separator(), after.separator());
        changed("แถวชื่อคอลัมน์ column names", before.columnNames(), after.columnNames());
        changed("ยอดที่ต้องตรงกัน totals that agree", before.agreements(), after.agreements());
        records(before.records(), after.records());
    }

    private void records(List<Description.Kind> before, List<Description.Kind> after) {
        Map<String, Description.Kind> old = new LinkedHashMap<>();
        before.forEach(k -> old.put(k.tag(), k));
        for (Description.Kind kind : after) {
            Description.Kind was = old.remove(kind.tag());
            if (was == null) {
                told.add("เพิ่มระเบียน · added record " + kind.tag());
            } else {
                changed("ระเบียน record " + kind.tag(), was.cardinality(), kind.cardinality());
                fields(kind.tag(), was.fields(), kind.fields());
            }
        }
        old.keySet().forEach(tag -> told.add("ตัดระเบียน · removed record " + tag));
    }

    private void fields(String tag, List<Description.Line> before, List<Description.Line> after) {
        Map<String, Description.Line> old = new LinkedHashMap<>();
        before.forEach(f -> old.put(f.name(), f));
        for (Description.Line field : after) {
            Description.Line was = old.remove(field.name());
            if (was == null) {
                told.add("เพิ่มเขตข้อมูล · added " + tag + "." + field.name() + " " + place(field) + " "
                        + field.function());
            } else {
                field(tag + "." + field.name(), was, field);
            }
        }
        old.forEach((name, was) -> told.add("ตัดเขตข้อมูล · removed " + tag + "." + name + " " + place(was)));
    }

    private void field(String name, Description.Line was, Description.Line now) {
        if (was.from() != now.from() || was.to() != now.to() || was.width() != now.width()) {
            told.add("ย้ายที่ · moved " + name + ": " + place(was) + " → " + place(now));
        }
        changed("ชนิด kind " + name, was.function(), now.function());
        changed("ชื่อ label " + name, was.label(), now.label());
        changed("รหัส codes " + name, was.codes(), now.codes());
    }

    private static String place(Description.Line f) {
        return f.from() + "-" + f.to() + " (" + f.width() + ")";
    }

    private static String shown(Optional<?> day) {
        return day.map(Object::toString).orElse("-");
    }

    private void changed(String what, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            told.add("เปลี่ยน · changed " + what + ": " + before + " → " + after);
        }
    }
}

package org.songtor.workbook;

import java.util.List;
import org.songtor.port.WorkbookWriter;

/**
 * A column or control of the form: canonical name, Thai name, width in characters, and what stands in it. A heading is both names, the English one last, as
 * the readers of the form want it.
 */
record Column(String name, String thai, int width, Kind kind) {
    enum Kind {
        /** Stays as typed: an id as a number loses a leading zero or turns into 1.10E+12. */
        TEXT,
        /** Baht, a number where it can be read as one. */
        MONEY,
        /** Ours, for people. */
        NOTE
    }

    private static final List<Column> ALL = List.of(
            new Column("member_no", "เลขที่สมาชิก", 14, Kind.TEXT),
            new Column("national_id", "เลขประจำตัวประชาชน", 20, Kind.TEXT),
            new Column("title", "คำนำหน้า", 12, Kind.TEXT),
            new Column("first_name", "ชื่อ", 20, Kind.TEXT),
            new Column("last_name", "นามสกุล", 20, Kind.TEXT),
            new Column("scheme", "สวัสดิการ", 16, Kind.TEXT),
            new Column("amount", "จำนวนเงิน", 14, Kind.MONEY),
            new Column("wages", "ค่าจ้าง", 14, Kind.MONEY),
            new Column("member_share", "ส่วนของสมาชิก", 16, Kind.MONEY),
            new Column("sponsor_share", "ส่วนสมทบ", 16, Kind.MONEY),
            new Column("period", "งวด", 12, Kind.TEXT),
            new Column("collected_at", "วันเวลาที่เก็บ", 22, Kind.TEXT),
            new Column(WorkbookWriter.PROBLEM, "ปัญหา", 60, Kind.NOTE),
            new Column(WorkbookWriter.TODO, "ต้องทำอย่างไร", 60, Kind.NOTE));

    private static final List<Column> CONTROLS = List.of(
            new Column("fund", "กองทุน", 0, Kind.TEXT),
            new Column("period", "งวด", 0, Kind.TEXT),
            new Column("count", "จำนวนรายการ", 0, Kind.MONEY),
            new Column("total", "ยอดรวม", 0, Kind.MONEY),
            new Column("label", "ชื่อชุด", 0, Kind.TEXT),
            new Column("corrects", "แก้ไขชุด", 0, Kind.TEXT));

    /** @throws IllegalArgumentException for a name that no form has */
    static Column of(String name) {
        return in(ALL, name);
    }

    static Column control(String name) {
        return in(CONTROLS, name);
    }

    private static Column in(List<Column> among, String name) {
        return among.stream()
                .filter(c -> c.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name));
    }

    String heading() {
        return thai + " " + name;
    }
}

package org.songtor.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.layout.LayoutTable;

/** One kind of record of a delimited form: its cells in order, and an example as it stands in the file. */
final class CellPart {
    private CellPart() {}

    static void append(StringBuilder out, LayoutTable.Part part, Optional<String> example) {
        List<String> cells = example.map(CellPart::cells).orElse(List.of());
        out.append(
                "| ช่องที่ cell | เขตข้อมูล field | ยาวไม่เกิน (อักขระ) at most | ชนิด kind | ตัวอย่าง example | หมายเหตุ note |\n");
        out.append("|---|---|---|---|---|---|\n");
        for (LayoutTable.Column column : part.columns()) {
            String value = column.from() <= cells.size() ? cells.get(column.from() - 1) : "";
            Markdown.row(
                    out,
                    "" + column.from(),
                    "`" + column.name() + "`",
                    "" + column.width(),
                    Words.function(column.function()),
                    value.isEmpty() ? "" : "`" + value + "`",
                    column.comment());
        }
        example.ifPresent(record -> out.append("\n```\n").append(record).append("\n```\n"));
    }

    /** Cells between commas; quotation marks hold commas together and are doubled inside. */
    private static List<String> cells(String record) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"' && quoted && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                cell.append(record.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}

package org.songtor.page;

import java.util.List;
import java.util.Optional;
import org.songtor.layout.LayoutTable;

/** One kind of record of a delimited form: its cells in order, and an example as it stands in the file. */
final class CellPart {
    private CellPart() {}

    /** @param cells of the example as the layout itself reads them, by their places */
    static void append(StringBuilder out, LayoutTable.Part part, List<String> cells, Optional<String> example) {
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
}

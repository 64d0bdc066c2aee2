package org.songtor.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A file without a layout table, told by its example: XML by its elements, CSV by its cells. */
final class ExamplePart {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ExamplePart() {}

    static void head(StringBuilder out, Properties facts) {
        out.append("| | |\n|---|---|\n");
        Words.KEYS.forEach((key, label) -> {
            if (facts.containsKey(key)) {
                Markdown.row(out, label, facts.getProperty(key));
            }
        });
    }

    static void append(StringBuilder out, byte[] example) {
        if (SheetPart.isBook(example)) {
            SheetPart.append(out, example);
            return;
        }
        String text = new String(example, StandardCharsets.UTF_8);
        if (text.startsWith("<")) {
            ElementPart.append(out, text);
        } else {
            cells(out, text);
        }
    }

    /** Every cell of every row; no cell of an example holds a line break. */
    private static void cells(StringBuilder out, String text) {
        boolean marked = text.startsWith(BYTE_ORDER_MARK);
        List<String> rows = (marked ? text.substring(1) : text).lines().toList();
        out.append("UTF-8 ").append(marked ? "มี BOM with a byte order mark" : "ไม่มี BOM without a byte order mark");
        out.append(", CSV, CRLF\n\n| แถว row | ช่อง cell | ตัวอย่าง example |\n|---|---|---|\n");
        for (int row = 1; row <= rows.size(); row++) {
            int cell = 1;
            for (String value : split(rows.get(row - 1))) {
                Markdown.row(out, "" + row, "" + cell++, value.isEmpty() ? "" : "`" + value + "`");
            }
        }
        out.append("\n```\n").append(String.join("\n", rows)).append("\n```\n");
    }

    private static List<String> split(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < row.length() && row.charAt(i + 1) == '"';
            if (doubled) {
                cell.append(c);
                i++;
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

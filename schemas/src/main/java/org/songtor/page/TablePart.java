package org.songtor.page;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.songtor.layout.Inspection;
import org.songtor.layout.Layout;
import org.songtor.layout.LayoutTable;

/** A layout table as tables of fields, each kind of record with an example under a ruler. */
final class TablePart {
    private TablePart() {}

    static void head(StringBuilder out, LayoutTable table) {
        out.append("| | |\n|---|---|\n");
        Words.KEYS.forEach((key, label) -> {
            if (!table.value(key).isEmpty()) {
                Markdown.row(out, label, table.value(key));
            }
        });
    }

    static void records(StringBuilder out, String text, Optional<byte[]> example) {
        LayoutTable table = LayoutTable.read(text);
        table.introduction().forEach(line -> out.append(line).append('\n'));
        table.rules().forEach(rule -> out.append("\n* `").append(rule).append("`\n"));
        List<String> lines = example.map(e -> lines(table, e)).orElse(List.of());
        for (LayoutTable.Part part : table.records()) {
            Optional<String> line =
                    lines.stream().filter(l -> l.startsWith(part.tag())).findFirst();
            out.append("\n### ระเบียน ").append(part.tag()).append(" · Record ").append(part.tag());
            out.append(" (").append(Words.occurs(part.occurs())).append(")\n\n");
            if (table.delimited()) {
                CellPart.append(out, part, cells(text, part.tag(), example), line);
            } else {
                fields(out, part, line.orElse(""));
                line.ifPresent(l -> ruler(out, l));
            }
        }
    }

    /** What the layout finds in the example's first record of this kind. */
    private static List<String> cells(String text, String tag, Optional<byte[]> example) {
        Layout layout = Layout.parse("the table of the page", text);
        return example.stream()
                .flatMap(e -> layout.inspect(e).records().stream())
                .filter(seen -> seen.tag().equals(tag))
                .findFirst()
                .map(seen -> seen.fields().stream().map(Inspection.Value::raw).toList())
                .orElse(List.of());
    }

    /** The bytes of single-byte encodings are characters one to one; of others positions are characters. */
    private static List<String> lines(LayoutTable table, byte[] example) {
        String encoding = table.value("encoding");
        Charset charset = encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new String(example, charset).lines().toList();
    }

    private static void fields(StringBuilder out, LayoutTable.Part part, String line) {
        out.append(
                "| ที่ no. | เขตข้อมูล field | ตั้งแต่-ถึง from-to | กว้าง width | ชนิด kind | ตัวอย่าง example | หมายเหตุ note |\n");
        out.append("|---|---|---|---|---|---|---|\n");
        int number = 1;
        for (LayoutTable.Column column : part.columns()) {
            Markdown.row(
                    out,
                    "" + number++,
                    "`" + column.name() + "`",
                    column.from() + "-" + column.to(),
                    "" + column.width(),
                    Words.function(column.function()),
                    value(line, column),
                    column.comment());
        }
    }

    /** What stands there without blanks at the end; nothing where the record of the example ends before. */
    private static String value(String line, LayoutTable.Column column) {
        if (line.length() < column.from()) {
            return "";
        }
        String value = line.substring(column.from() - 1, Math.min(column.to(), line.length()))
                .stripTrailing();
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    private static void ruler(StringBuilder out, String line) {
        out.append("\nสระและวรรณยุกต์บนล่างนับหนึ่งไบต์ ในตัวอย่างจึงมีช่องว่างตามหลัง · ");
        out.append("A mark above or below a letter is one byte: in the example a blank follows for each.\n\n```\n");
        for (int from = 0; from < line.length(); from += Ruler.WIDTH) {
            Ruler.append(out, from, line.substring(from, Math.min(line.length(), from + Ruler.WIDTH)));
        }
        out.append("```\n");
    }
}

package org.songtor.cli.sample;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songtor.model.FundId;

/** All files of the sample month, by their path below the sample's folder. */
public final class SampleFiles {
    public static final String PERIOD = "2569-11";
    /** Without it a spreadsheet program reads a UTF-8 CSV as Windows-874. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SampleFiles() {}

    /** Writes every file, over one of the same name; gives their paths below {@code folder}. */
    public static List<String> write(Path folder) throws IOException {
        Map<String, byte[]> files = make();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        return List.copyOf(files.keySet());
    }

    private static Map<String, byte[]> make() throws IOException {
        Month month = Month.draw(Plan.read());
        Lists lists = new Lists(month);
        Map<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<Plan.Sheet, List<Month.Line>> entry : month.lines().entrySet()) {
            files.put(entry.getKey().file(), batch(month.plan(), entry.getKey(), entry.getValue()));
        }
        for (FundId fund : month.members().keySet()) {
            files.put("rosters/" + fund + ".csv", utf8(lists.roster(fund)));
        }
        files.put("agencies.csv", utf8(lists.agencies()));
        files.put("expected.csv", utf8(lists.expected()));
        files.put("README.md", utf8(new Readme(month).text()));
        return files;
    }

    private static byte[] batch(Plan plan, Plan.Sheet sheet, List<Month.Line> lines) throws IOException {
        List<List<Object>> rows = Form.rows(sheet, PERIOD, lines);
        if (sheet.file().endsWith(".xlsx")) {
            String name = plan.fund(sheet.fund()).sheetName() + " " + PERIOD;
            return Book.xlsx(name, rows);
        }
        List<List<String>> text = rows.stream()
                .map(r -> r.stream().map(SampleFiles::cell).toList())
                .toList();
        return utf8(BYTE_ORDER_MARK + Table.text(text, LineDelimiter.CRLF));
    }

    private static String cell(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

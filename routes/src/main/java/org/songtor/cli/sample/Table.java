package org.songtor.cli.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** CSV in and out: UTF-8, comma, RFC 4180. */
final class Table {
    private Table() {}

    /** Rows of {@code resources/sample/plan/<name>.csv}, by column name. */
    static List<NamedCsvRecord> plan(String name) throws IOException {
        String path = "/sample/plan/" + name + ".csv";
        try (InputStream in = Table.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException("not in the jar: " + path);
            }
            return CsvReader.builder().ofNamedCsvRecord(in).stream().toList();
        }
    }

    /** Parts of a cell that holds a list, parted by {@code |}; an empty cell holds none. */
    static List<String> parts(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|", -1));
    }

    static String text(List<List<String>> rows, LineDelimiter end) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(end).build(out)) {
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return out.toString();
    }
}

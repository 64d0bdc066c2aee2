package org.songtor.intake.grid;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.songtor.intake.csv.CsvBatchReader;
import org.songtor.intake.fixed.FixedBatchReader;
import org.songtor.intake.json.JsonBatchReader;
import org.songtor.intake.xlsx.XlsxBatchReader;
import org.songtor.intake.xml.XmlBatchReader;
import org.songtor.port.BatchReader;

/** Every form a batch can have, each with a small writer of its own, so that one batch can be had in all of them. */
public enum Form {
    CSV(new CsvBatchReader(), 8) {
        @Override
        void write(OutputStream out, Batch batch) throws IOException {
            text(out, StandardCharsets.UTF_8, batch.table());
        }
    },
    XLSX(new XlsxBatchReader(), 8) {
        @Override
        void write(OutputStream out, Batch batch) throws IOException {
            workbook(out, batch.table());
        }
    },
    LEDGER_CSV(new CsvBatchReader(), 8) {
        @Override
        void write(OutputStream out, Batch batch) throws IOException {
            text(out, StandardCharsets.UTF_8, batch.ledger());
        }
    },
    LEDGER_XLSX(new XlsxBatchReader(), 8) {
        @Override
        void write(OutputStream out, Batch batch) throws IOException {
            workbook(out, batch.ledger());
        }
    },
    XML(new XmlBatchReader(), 0) {
        @Override
        void write(OutputStream out, Batch batch) throws IOException {
            text(
                    out,
                    StandardCharsets.UTF_8,
                    batch,
                    List.of("<batch xmlns=\"urn:songtor:batch:v1\">\n<header>", "</header>\n", "</batch>\n"),
                    Form::elements);
        }
    },
    JSON(new JsonBatchReader(), 0) {
        @Override
        void write(OutputStream out, Batch batch) throws IOException {
            text(
                    out,
                    StandardCharsets.UTF_8,
                    batch,
                    List.of("{\"form\":\"urn:songtor:batch:v1\",\n\"header\":", ",\n\"lines\":[", "]}\n"),
                    Form::object);
        }
    },
    FIXED(new FixedBatchReader(), 1) {
        @Override
        void write(OutputStream out, Batch batch) throws IOException {
            text(out, Charset.forName("x-windows-874"), batch, List.of("HSONGTOR1", "\r\n", ""), Form::record);
        }
    };

    /** Forms that can say everything a line has. */
    static final List<Form> WHOLE = List.of(CSV, XLSX, XML, JSON, FIXED);

    private final BatchReader reader;
    private final int before;

    Form(BatchReader reader, int before) {
        this.reader = reader;
        this.before = before;
    }

    /**
     * A batch to write.
     *
     * @param header by canonical name, with {@code label}
     * @param names of the fields that the lines have
     * @param line of a number from 0
     */
    record Batch(Map<String, String> header, List<String> names, int count, IntFunction<Map<String, String>> line) {
        private Rows table() {
            return new Rows() {
                @Override
                public void each(Row row) throws IOException {
                    top("songtor-batch", row);
                    row.take(names);
                    for (int i = 0; i < count; i++) {
                        Map<String, String> fields = line.apply(i);
                        row.take(names.stream().map(fields::get).toList());
                    }
                }
            };
        }

        private void top(String magic, Row row) throws IOException {
            row.take(List.of(magic, "1"));
            for (String name : List.of("fund", "period", "count", "total", "label", "corrects")) {
                row.take(List.of(name, header.get(name)));
            }
        }

        /** The same lines as one month of one scheme. */
        private Rows ledger() {
            return row -> {
                top("songtor-ledger", row);
                row.take(List.of("scheme", line.apply(0).get("scheme")));
                row.take(List.of(
                        "member_no",
                        "title",
                        "first_name",
                        "last_name",
                        line.apply(0).get("period")));
                for (int i = 0; i < count; i++) {
                    Map<String, String> f = line.apply(i);
                    row.take(List.of(
                            f.get("member_no"),
                            f.get("title"),
                            f.get("first_name"),
                            f.get("last_name"),
                            f.get("amount")));
                }
            };
        }
    }

    interface Rows {
        void each(Row row) throws IOException;
    }

    interface Row {
        void take(List<String> cells) throws IOException;
    }

    interface Text {
        String of(Map<String, String> fields, boolean header, int number);
    }

    abstract void write(OutputStream out, Batch batch) throws IOException;

    BatchReader reader() {
        return reader;
    }

    /** Number of the first line's row, less one, in a file without a label and in a ledger without one. */
    int before() {
        return before;
    }

    Path file(Path folder, Batch batch) throws IOException {
        Path file = folder.resolve(name());
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, batch);
        }
        return file;
    }

    private static Writer writer(OutputStream out, Charset charset) {
        CharsetEncoder strict = charset.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedWriter(new OutputStreamWriter(out, strict));
    }

    private static void text(OutputStream out, Charset charset, Rows rows) throws IOException {
        Writer text = writer(out, charset);
        rows.each(cells -> text.write(String.join(",", cells) + "\r\n"));
        text.flush();
    }

    private static void workbook(OutputStream out, Rows rows) throws IOException {
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("งวด");
            int[] row = {0};
            rows.each(cells -> {
                for (int c = 0; c < cells.size(); c++) {
                    sheet.value(row[0], c, cells.get(c));
                }
                row[0]++;
            });
        }
    }

    private static void text(OutputStream out, Charset charset, Batch batch, List<String> around, Text each)
            throws IOException {
        Writer text = writer(out, charset);
        text.write(around.get(0) + each.of(batch.header(), true, 0) + around.get(1));
        for (int i = 0; i < batch.count(); i++) {
            text.write(each.of(batch.line().apply(i), false, i));
        }
        text.write(around.get(2));
        text.flush();
    }

    private static String elements(Map<String, String> fields, boolean header, int number) {
        String inner = fields.entrySet().stream()
                .map(f -> "<" + f.getKey() + ">" + f.getValue() + "</" + f.getKey() + ">")
                .collect(Collectors.joining());
        return header ? inner : "<line>" + inner + "</line>\n";
    }

    private static String object(Map<String, String> fields, boolean header, int number) {
        String inner = fields.entrySet().stream()
                .map(f -> "\"" + f.getKey() + "\":\"" + f.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return header || number == 0 ? inner : ",\n" + inner;
    }

    private static String record(Map<String, String> f, boolean header, int number) {
        if (header) {
            return left(f, "fund", 32)
                    + left(f, "period", 7)
                    + zeros(f, "count", 7)
                    + satang(f, "total", 15)
                    + left(f, "label", 80)
                    + left(f, "corrects", 16)
                    + " ".repeat(234);
        }
        return "D" + left(f, "national_id", 13) + left(f, "member_no", 20) + left(f, "title", 30)
                + left(f, "first_name", 100) + left(f, "last_name", 100)
                + left(f, "scheme", 20) + satang(f, "amount", 12) + satang(f, "wages", 12)
                + satang(f, "member_share", 12) + satang(f, "sponsor_share", 12)
                + left(f, "period", 7) + left(f, "collected_at", 19) + " ".repeat(42) + "\r\n";
    }

    private static String left(Map<String, String> fields, String name, int width) {
        String text = fields.getOrDefault(name, "");
        return text + " ".repeat(width - text.length());
    }

    private static String zeros(Map<String, String> fields, String name, int width) {
        String text = fields.getOrDefault(name, "");
        return "0".repeat(width - text.length()) + text;
    }

    /** All amounts of the samples have two decimals. */
    private static String satang(Map<String, String> fields, String name, int width) {
        return zeros(Map.of(name, fields.getOrDefault(name, "").replace(".", "")), name, width);
    }
}

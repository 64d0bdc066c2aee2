package org.songtor.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.songtor.model.FundId;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;

/** Batches of so many lines, one a person, of 100 baht each. */
final class BatchFiles {
    static final int BAHT = 100;
    /** Rows above the first line. */
    static final int HEAD = 7;

    private static final String[] COLUMNS = {
        "national_id", "title", "first_name", "last_name", "scheme", "amount", "wages"
    };

    private final SchemeCode scheme;

    BatchFiles(SchemeCode scheme) {
        this.scheme = scheme;
    }

    static int columns() {
        return COLUMNS.length;
    }

    Path csv(Path to, FundId fund, String period, int first, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            write(out, fund, period, first, count);
        }
        return to;
    }

    void write(Writer out, FundId fund, String period, int first, int count) throws IOException {
        for (String[] row : head(fund, period, count)) {
            out.append(String.join(",", row)).append('\n');
        }
        for (int i = first; i < first + count; i++) {
            out.append(String.join(",", line(i))).append('\n');
        }
    }

    Path xlsx(Path to, FundId fund, String period, int first, int count) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(to);
                Workbook book = new Workbook(bytes, "songtor", "1.0")) {
            Worksheet sheet = book.newWorksheet("batch");
            int at = 0;
            for (String[] row : head(fund, period, count)) {
                write(sheet, at++, row);
            }
            for (int i = first; i < first + count; i++) {
                write(sheet, at++, line(i));
                if (at % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
        return to;
    }

    private static void write(Worksheet sheet, int row, String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                sheet.inlineString(row, i, cells[i]);
            }
        }
    }

    private String[][] head(FundId fund, String period, int count) {
        return new String[][] {
            {"songtor-batch", "1"},
            {"fund", fund.value()},
            {"period", period},
            {"count", Integer.toString(count)},
            {"total", count * (long) BAHT + ".00"},
            {""},
            COLUMNS
        };
    }

    private String[] line(int number) {
        PersonName name = People.name(number);
        return new String[] {
            People.person(number).value(), name.title(), name.first(), name.last(), scheme.value(), BAHT + ".00", ""
        };
    }
}

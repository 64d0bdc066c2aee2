package org.songtor.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.songtor.port.MeetingWorkbook;
import org.springframework.stereotype.Component;

/** One sheet by fastexcel, through a file of our own as in {@link FastexcelWorkbook}. The sums stand there as numbers: a formula would show nothing where no office program opened it. */
@Component
public class FastexcelMeetingWorkbook implements MeetingWorkbook {
    private static final String BAHT = "#,##0.00";
    /** Where Excel's numbers stop being exact to the satang: 15 digits. */
    private static final long MOST = 99_999_999_999_999L;

    @Override
    public void write(Sheet sheet, OutputStream to) throws IOException {
        Path file = Files.createTempFile("songtor-meeting", ".xlsx"); // readable by its owner only
        try {
            try (OutputStream out = Files.newOutputStream(file);
                    Workbook book = new Workbook(out, "Songtor", "1.0")) {
                Worksheet on = book.newWorksheet(sheet.name());
                fill(on, sheet);
                on.finish();
            }
            Fixed.copy(file, to);
        } finally {
            Files.delete(file);
        }
    }

    private static void fill(Worksheet on, Sheet sheet) {
        int row = 0;
        for (String head : sheet.heads()) {
            text(on, row++, 0, head, row == 1);
        }
        row++;
        for (int column = 0; column < sheet.columns().size(); column++) {
            on.width(column, 18);
            text(on, row, column, sheet.columns().get(column), true);
        }
        row++;
        for (Row one : sheet.rows()) {
            line(on, row++, one);
        }
        row++;
        for (String note : sheet.notes()) {
            text(on, row++, 0, note, false);
        }
    }

    private static void line(Worksheet on, int row, Row line) {
        int column = 0;
        for (String text : line.texts()) {
            text(on, row, column++, text, line.total());
        }
        for (var amount : line.amounts()) {
            if (Math.abs(amount.value()) > MOST) {
                throw new ArithmeticException("more than a sheet holds exactly: " + amount);
            }
            on.value(row, column, BigDecimal.valueOf(amount.value(), 2));
            var style = on.style(row, column++).format(BAHT);
            if (line.total()) {
                style.bold();
            }
            style.set();
        }
    }

    private static void text(Worksheet on, int row, int column, String text, boolean bold) {
        on.value(row, column, SafeText.of(text));
        var style = on.style(row, column).format("@");
        if (bold) {
            style.bold();
        }
        style.set();
    }
}

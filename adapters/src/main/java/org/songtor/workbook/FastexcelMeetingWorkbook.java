package org.songtor.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.songtor.model.Satang;
import org.songtor.port.MeetingWorkbook;
import org.springframework.stereotype.Component;

/** One sheet by fastexcel, through a file of our own as in {@link FastexcelWorkbook}. The sums stand there as numbers: a formula would show nothing where no office program opened it. */
@Component
public class FastexcelMeetingWorkbook implements MeetingWorkbook {
    private static final int OF_AMOUNTS = 15;
    private static final int WIDEST = 45;
    /** A column's width is told in figures, and Thai letters are a little wider. */
    private static final double ROOM = 1.2;

    /** Of two lines, in points. */
    private static final double HEAD_HEIGHT = 32;

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
        paper(on);
        int row = 0;
        for (String head : sheet.heads()) {
            text(on, row++, 0, head, row == 1, false);
        }
        row++;
        on.repeatRows(row);
        int texts = sheet.rows().stream().mapToInt(r -> r.texts().size()).max().orElse(0);
        for (int column = 0; column < sheet.columns().size(); column++) {
            on.width(column, column >= texts ? OF_AMOUNTS : width(sheet, column));
            text(on, row, column, sheet.columns().get(column), true, true);
        }
        on.rowHeight(row, HEAD_HEIGHT);
        row++;
        for (Row one : sheet.rows()) {
            line(on, row++, one);
        }
        for (Table table : sheet.tables()) {
            row = table(on, row + 1, table, texts);
        }
        row++;
        for (String note : sheet.notes()) {
            text(on, row++, 0, note, false, false);
        }
    }

    /** As wide as the paper, and on as many sheets as it takes. */
    private static void paper(Worksheet on) {
        on.paperSize(PaperSize.A4_PAPER);
        on.pageOrientation("landscape");
        on.setFitToPage(true);
        on.fitToWidth((short) 1);
        on.fitToHeight((short) 0);
        on.footer("&P / &N", Position.RIGHT);
    }

    /** So that the longest text of the column is seen whole, and the column is no wider than paper can bear: what is longer goes on in the next line. */
    private static int width(Sheet sheet, int column) {
        int longest = sheet.rows().stream()
                .filter(row -> column < row.texts().size())
                .mapToInt(row -> shown(row.texts().get(column)))
                .max()
                .orElse(0);
        return Math.min(WIDEST, Math.max(OF_AMOUNTS, (int) Math.ceil(longest * ROOM) + 1));
    }

    /** Characters that stand beside each other: Thai vowels and tone marks above and below take no room. */
    private static int shown(String text) {
        return (int) text.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
    }

    private static int table(Worksheet on, int from, Table table, int amounts) {
        int row = from;
        text(on, row++, 0, table.head(), true, false);
        for (Line line : table.lines()) {
            text(on, row, 0, line.text(), line.total(), false);
            amount(on, row++, amounts, line.amount(), line.total());
        }
        return row;
    }

    private static void line(Worksheet on, int row, Row line) {
        int column = 0;
        for (String text : line.texts()) {
            text(on, row, column++, text, line.total(), true);
        }
        for (Satang amount : line.amounts()) {
            amount(on, row, column++, amount, line.total());
        }
    }

    private static void amount(Worksheet on, int row, int column, Satang amount, boolean bold) {
        if (Math.abs(amount.value()) > MOST) {
            throw new ArithmeticException("more than a sheet holds exactly: " + amount);
        }
        on.value(row, column, BigDecimal.valueOf(amount.value(), 2));
        var style = on.style(row, column).format(BAHT).verticalAlignment("top");
        if (bold) {
            style.bold();
        }
        style.set();
    }

    /** @param wraps goes on in the next line where it is longer than its column; what does not runs over the empty cells beside it */
    private static void text(Worksheet on, int row, int column, String text, boolean bold, boolean wraps) {
        on.value(row, column, SafeText.of(text));
        var style = on.style(row, column).format("@").verticalAlignment("top").wrapText(wraps);
        if (bold) {
            style.bold();
        }
        style.set();
    }
}

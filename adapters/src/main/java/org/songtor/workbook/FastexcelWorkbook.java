package org.songtor.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.songtor.port.WorkbookWriter;
import org.springframework.stereotype.Component;

/** Two sheets by fastexcel: the lines and the help. Through a file of our own, which is gone afterwards, because the bytes are {@linkplain Fixed fixed} at the end. */
@Component
public class FastexcelWorkbook implements WorkbookWriter {
    @Override
    public void write(Form form, Rows rows, OutputStream to) throws IOException {
        Path file = Files.createTempFile("songtor-workbook", ".xlsx"); // readable by its owner only
        try {
            try (OutputStream out = Files.newOutputStream(file);
                    Workbook book = new Workbook(out, "Songtor", "1.0")) {
                sheets(book, form, rows);
            }
            Fixed.copy(file, to);
        } finally {
            Files.delete(file);
        }
    }

    private static void sheets(Workbook book, Form form, Rows rows) throws IOException {
        Worksheet lines = book.newWorksheet(LineSheet.NAME);
        Worksheet help = book.newWorksheet(HelpSheet.NAME);
        LineSheet sheet = new LineSheet(lines, form);
        sheet.head();
        rows.each(sheet::line);
        lines.finish();
        new HelpSheet(help).write(form);
        help.finish();
    }
}

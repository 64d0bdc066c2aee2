package org.songtor.port;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.songtor.model.Satang;

/** Writes a table for people as an {@code .xlsx} workbook of one sheet. Texts stay texts, whatever they begin with; money is a number with two decimals. */
public interface MeetingWorkbook {
    void write(Sheet sheet, OutputStream to) throws IOException;

    /** @param heads above the table, one a line; @param notes below it */
    record Sheet(String name, List<String> heads, List<String> columns, List<Row> rows, List<String> notes) {}

    /** @param texts from the left; the amounts follow them; @param total stands out */
    record Row(List<String> texts, List<Satang> amounts, boolean total) {}
}

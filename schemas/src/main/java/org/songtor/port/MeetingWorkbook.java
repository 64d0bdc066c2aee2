package org.songtor.port;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.songtor.model.Satang;

/**
 * Writes a table for people as an {@code .xlsx} workbook of one sheet, which prints on A4 across, as wide as the paper. Texts stay texts, whatever they begin with,
 * and are seen whole; money is a number with two decimals.
 */
public interface MeetingWorkbook {
    void write(Sheet sheet, OutputStream to) throws IOException;

    /**
     * @param heads above the table, one a line
     * @param tables small ones below it, one below the other
     * @param notes below those
     */
    record Sheet(
            String name,
            List<String> heads,
            List<String> columns,
            List<Row> rows,
            List<Table> tables,
            List<String> notes) {}

    /** A head, and one amount a line. */
    record Table(String head, List<Line> lines) {}

    /** @param total stands out */
    record Line(String text, Satang amount, boolean total) {}

    /** @param texts from the left; the amounts follow them; @param total stands out */
    record Row(List<String> texts, List<Satang> amounts, boolean total) {}
}

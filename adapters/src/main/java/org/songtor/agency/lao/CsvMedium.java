package org.songtor.agency.lao;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.songtor.agency.LineKey;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.Utf8;

/**
 * CSV that a spreadsheet program on a clerk's machine opens by a double click: UTF-8 with a byte order mark, without which
 * Excel shows Thai as rubbish; comma, CRLF, cells {@linkplain Disarmed disarmed}. Read with or without the mark, with any line
 * end, any quoting, and with all rows equally wide, as such programs save it.
 */
final class CsvMedium implements Medium {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    /** Rows above and below the lines. */
    private static final int MOST_ROWS = LineKey.MOST + 20;

    @Override
    public byte[] write(List<List<Cell>> rows) throws FormatException {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            for (List<Cell> row : rows) {
                List<String> cells = Rows.trimmed(
                        row.stream().map(c -> Disarmed.of(c.text())).toList());
                writer.writeRecord(cells.isEmpty() ? List.of("") : cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Utf8.encode(text.getBuffer());
    }

    @Override
    public List<List<String>> read(byte[] content) throws FormatException {
        String text = Utf8.decode(content);
        requireLineEnds(text);
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)) {
            for (CsvRecord row : reader) {
                if (rows.size() >= MOST_ROWS) {
                    throw Refusal.badRecord(0, "rows", "more than " + MOST_ROWS, "at most that many");
                }
                rows.add(row.getFields().stream().map(Disarmed::back).toList());
            }
        } catch (CsvParseException e) {
            throw Refusal.badRecord(0, "file", "broken quotes", "CSV after RFC 4180");
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        requireShape(rows);
        return Rows.trimmedAll(rows);
    }

    /** All of one kind, the last row's too: no cell holds a line break, so a mixture or a missing end is damage. */
    private static void requireLineEnds(String text) throws FormatException {
        int first = text.indexOf('\n');
        boolean windows = first > 0 && text.charAt(first - 1) == '\r';
        int rows = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired = c == '\r'
                    ? i + 1 < text.length() && text.charAt(i + 1) == '\n'
                    : i > 0 && text.charAt(i - 1) == '\r';
            if (c == '\r' && !(windows && paired) || c == '\n' && windows && !paired) {
                throw mixed(text, rows + 1, i);
            }
            rows += c == '\n' ? 1 : 0;
        }
        if (!text.endsWith("\n")) {
            throw mixed(text, rows + 1, text.length());
        }
    }

    private static FormatException mixed(String text, int row, int at) {
        String due = "one kind in a whole file (byte " + (Utf8.length(text, at) + 1) + ")";
        return Refusal.badRecord(row, "line ends", "mixed, or none at the end", due);
    }

    /** As we write it, or as a spreadsheet program does: no empty cell at the end of any row, or all rows equally wide. */
    private static void requireShape(List<List<String>> rows) throws FormatException {
        boolean ours = rows.stream()
                .allMatch(r -> r.equals(List.of("")) || Rows.trimmed(r).size() == r.size());
        boolean theirs = rows.stream().map(List::size).distinct().count() <= 1;
        if (!ours && !theirs) {
            throw Refusal.badRecord(
                    0, "rows", "rows of several widths", "rows equally wide, or without empty cells at the end");
        }
    }
}

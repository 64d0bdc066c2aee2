package org.songtor.intake.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.songtor.intake.grid.Cell;
import org.songtor.intake.grid.Grid;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * Comma-separated text: UTF-8 with or without a byte order mark, RFC 4180, any line end. The file is read twice, first to prove
 * its encoding, then row by row; memory holds one row. A row's number counts records, as a spreadsheet shows them.
 */
@Component
public class CsvBatchReader implements BatchReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MOST_ROWS = 1_048_576;

    @Override
    public String name() {
        return "csv";
    }

    /** Text of any encoding, so that a wrong encoding is told by its name; a control character says it is no text. */
    @Override
    public boolean recognises(byte[] first) {
        return first.length > 0 && !startsWith(first, '%', 'P', 'D', 'F') && (utf16(first) || noControls(first));
    }

    @Override
    public void read(Path file, Sink sink) throws IOException, FormatException {
        StrictUtf8.check(file);
        Grid grid = new Grid(true, sink);
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            rows(open(text), grid);
        }
        grid.end();
    }

    /** Not closed here: the caller closes the text below it. */
    private static CsvReader<CsvRecord> open(BufferedReader text) {
        return CsvReader.builder()
                .fieldSeparator(',')
                .quoteCharacter('"')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(false)
                .detectBomHeader(false)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(Grid.MOST_COLUMNS)
                                .maxFieldSize(Grid.LONGEST_CELL)
                                .maxRecordSize(Grid.MOST_COLUMNS * Grid.LONGEST_CELL)
                                .build(),
                        text);
    }

    private static void rows(CsvReader<CsvRecord> reader, Grid grid) throws FormatException {
        Iterator<CsvRecord> records = reader.iterator();
        for (int row = 1; ; row++) {
            Optional<CsvRecord> next = next(records, row);
            if (next.isEmpty()) {
                return;
            }
            if (row > MOST_ROWS) {
                throw new FormatException(
                        Problem.ofRow(ProblemCode.TOO_MANY_LINES, row, 0, "", "", "at most " + MOST_ROWS + " rows"));
            }
            grid.row(row, next.get().getFields().stream().map(Cell::of).toList());
        }
    }

    private static Optional<CsvRecord> next(Iterator<CsvRecord> records, int row) throws FormatException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException e) {
            throw new FormatException(Problem.ofRow(
                    ProblemCode.MALFORMED_ROW,
                    row,
                    0,
                    "",
                    "",
                    "cells parted by commas; quotes in pairs; at most " + Grid.LONGEST_CELL + " characters a cell"));
        }
    }

    private static boolean utf16(byte[] first) {
        return startsWith(first, 0xFF, 0xFE)
                || startsWith(first, 0xFE, 0xFF)
                || startsWith(first, 's', 0)
                || startsWith(first, 0, 's');
    }

    private static boolean noControls(byte[] first) {
        for (int i = 0; i < Math.min(first.length, 8); i++) {
            boolean control = first[i] >= 0 && first[i] < ' ';
            if (control && first[i] != '\t' && first[i] != '\r' && first[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}

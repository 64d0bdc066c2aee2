package org.songtor.intake.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.grid.Grid;
import org.songtor.intake.text.FirstBytes;
import org.songtor.intake.text.StrictUtf8;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * Comma-separated text: UTF-8 with or without a byte order mark, RFC 4180, any line end. Read once, row by row; memory holds one row.
 * A row's number counts records, as a spreadsheet shows them.
 */
@Component
public class CsvBatchReader implements BatchReader {
    private static final int LARGEST_ROW = Grid.MOST_COLUMNS * Grid.LONGEST_CELL;

    @Override
    public String name() {
        return "csv";
    }

    /**
     * Text of any encoding, so that a wrong encoding is told by its name; a control character says it is no text, and how a text begins
     * says that it is another form.
     */
    @Override
    public boolean recognises(byte[] first) {
        return FirstBytes.isText(first) && !FirstBytes.begins(first, "%PDF", "<", "{", "[", "HSONGTOR");
    }

    @Override
    public void read(Path file, Sink sink) throws IOException, FormatException {
        Grid grid = new Grid(true, sink);
        try (StrictUtf8 text = new StrictUtf8(Files.newInputStream(file))) {
            rows(open(text), text, grid);
        }
        grid.end();
    }

    /** Not closed here: the caller closes the text below it. */
    private static CsvReader<CsvRecord> open(StrictUtf8 text) {
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
                .maxBufferSize(LARGEST_ROW)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(Grid.MOST_COLUMNS)
                                .maxFieldSize(Grid.LONGEST_CELL)
                                .maxRecordSize(LARGEST_ROW)
                                .build(),
                        text);
    }

    private static void rows(CsvReader<CsvRecord> reader, StrictUtf8 text, Grid grid)
            throws IOException, FormatException {
        Iterator<CsvRecord> records = reader.iterator();
        int row = 1;
        for (CsvRecord next = next(records, text, row); next != null; next = next(records, text, row)) {
            grid.row(row, next.getFields());
            row++;
        }
    }

    private static @Nullable CsvRecord next(Iterator<CsvRecord> records, StrictUtf8 text, int row)
            throws IOException, FormatException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            text.explain();
            throw new FormatException(Problem.ofRow(
                    ProblemCode.MALFORMED_ROW,
                    row,
                    0,
                    "",
                    "",
                    "cells parted by commas; quotes in pairs; at most " + Grid.LONGEST_CELL + " characters a cell"));
        }
    }
}

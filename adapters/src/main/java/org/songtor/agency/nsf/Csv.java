package org.songtor.agency.nsf;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.songtor.agency.LineKey;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.Utf8;

/** CSV in and out: fields quoted only where they must be when written; CRLF after every record, the last one too. */
final class Csv {
    /** One header, one trailer, and every position a file can hold. */
    private static final int MOST_RECORDS = LineKey.MOST + 2;

    private Csv() {}

    static byte[] write(List<List<String>> records) throws FormatException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            records.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Utf8.encode(text.getBuffer());
    }

    static List<CsvRecord> read(byte[] content) throws FormatException {
        String text = Utf8.decode(content);
        requireLineEnds(text);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            List<CsvRecord> records = reader.stream().limit(MOST_RECORDS + 1L).toList();
            if (records.size() < 2 || records.size() > MOST_RECORDS) {
                throw Refusal.badRecord(0, "records", "" + records.size(), "a header, lines and a trailer");
            }
            return records;
        } catch (CsvParseException e) {
            throw Refusal.badRecord(0, "file", "broken quotes", "CSV after RFC 4180");
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    /** The fields of a record that must begin with this letter and have as many as named. */
    static List<String> fields(int record, CsvRecord given, String type, int count) throws FormatException {
        List<String> fields = given.getFields();
        if (!fields.get(0).equals(type)) {
            throw Refusal.badRecord(record, "record type", "another", type);
        }
        if (fields.size() != count) {
            throw Refusal.badRecord(record, type, fields.size() + " fields", count + " fields");
        }
        return fields;
    }

    /** No field holds a line break, so every one ends a record and is CRLF; a file cut anywhere lacks its last. */
    private static void requireLineEnds(String text) throws FormatException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alone = c == '\n' && (i == 0 || text.charAt(i - 1) != '\r')
                    || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (alone) {
                throw Refusal.badRecord(0, "line end", "CR or LF alone", "CRLF");
            }
        }
        if (!text.endsWith("\r\n")) {
            throw Refusal.badRecord(0, "file", "no line end at its end", "CRLF after the last record");
        }
    }
}

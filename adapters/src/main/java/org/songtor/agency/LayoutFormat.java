package org.songtor.agency;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.songtor.layout.AnswerTable;
import org.songtor.layout.Layout;
import org.songtor.layout.LayoutShelf;
import org.songtor.layout.Row;
import org.songtor.layout.RowSource;
import org.songtor.model.Document;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.FormatException;
import org.songtor.port.Lines;

/**
 * A fixed-width profile whose layout tables use the common field names: a header with {@code account, payer, date, service_code,
 * reference, file_sequence, period, payer_number, payer_branch}, one record a line with {@code name, person, scheme, amount}, a
 * trailer, and an answer as {@link AnswerTable} has it. Everything else is said by the tables. A line's position is its place among
 * the detail records; a name travels whole, so it comes back in one part; wages do not travel.
 */
public abstract class LayoutFormat extends StreamedFormat {
    protected LayoutFormat(LayoutShelf shelf, String profile, FileNames names, Records records) {
        super(shelf, profile, names, records);
    }

    @Override
    protected List<Problem> check(Document.Line line, Layout layout) {
        return layout.check(fill(layout.row(records.detail()), line));
    }

    @Override
    protected RowSource rows(Layout layout, Document.Header header, Lines lines) {
        return sink -> {
            sink.row(HeaderFields.fill(layout.row(records.header()), header));
            Row detail = layout.row(records.detail());
            Positions positions = new Positions();
            lines.each(line -> {
                positions.next(line);
                sink.row(fill(detail, line));
            });
            positions.end();
            sink.row(layout.row(records.trailer()));
        };
    }

    private static Row fill(Row row, Document.Line line) {
        return row.set("name", line.name().full())
                .set("person", line.person())
                .set("scheme", line.scheme())
                .set("amount", line.amount().value());
    }

    @Override
    public Document.Header read(String fileName, InputStream in, Lines.Sink sink) throws FormatException, IOException {
        Reading reading = new Reading(sink);
        layouts.read(in, reading::row);
        reading.positions.end();
        names.checkSequence(reading.header().sequence());
        sameName(fileName, fileName(reading.header()));
        return reading.header();
    }

    /** The records of one file while they go by. */
    private final class Reading {
        private final Lines.Sink sink;
        private final Positions positions = new Positions();
        private Optional<Document.Header> header = Optional.empty();

        Reading(Lines.Sink sink) {
            this.sink = sink;
        }

        void row(Row row) throws FormatException, IOException {
            if (row.tag().equals(records.header())) {
                header = Optional.of(HeaderFields.header(row));
            } else if (row.tag().equals(records.detail())) {
                sink.line(line(positions.next(), row));
            }
        }

        Document.Header header() {
            return header.orElseThrow();
        }
    }

    private static Document.Line line(int position, Row row) {
        return new Document.Line(
                position,
                row.get("person", NationalId.class),
                new PersonName("", row.get("name", String.class), ""),
                row.get("scheme", SchemeCode.class),
                Satang.of(row.number("amount")),
                Optional.empty());
    }

    private static void sameName(String given, String due) throws FormatException {
        if (!given.equals(due)) {
            throw new FormatException(
                    Problem.ofFile(ProblemCode.BAD_RECORD, "file name", "a name of another file", due));
        }
    }
}

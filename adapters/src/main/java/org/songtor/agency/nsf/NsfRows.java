package org.songtor.agency.nsf;

import java.io.IOException;
import java.util.Optional;
import org.songtor.agency.HeaderFields;
import org.songtor.layout.Row;
import org.songtor.layout.RowSink;
import org.songtor.model.Document;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.FormatException;
import org.songtor.port.Lines;
import org.songtor.wire.Refusal;

/** Records of the file of collections as lines of a document, and back. */
final class NsfRows implements RowSink {
    private final Lines.Sink sink;
    private Optional<Document.Header> header = Optional.empty();
    private int last;

    NsfRows(Lines.Sink sink) {
        this.sink = sink;
    }

    static Row fill(Row row, Document.Line line) {
        return row.set("position", line.position())
                .set("person", line.person())
                .set("title", line.name().title())
                .set("first_name", line.name().first())
                .set("last_name", line.name().last())
                .set("scheme", line.scheme())
                .set("amount", line.amount().value());
    }

    @Override
    public void row(Row row) throws FormatException, IOException {
        switch (row.tag()) {
            case "H" -> header = Optional.of(HeaderFields.header(row));
            case "D" -> sink.line(line(row));
            default -> {
                // the trailer holds what the engine counts
            }
        }
    }

    private Document.Line line(Row row) throws FormatException {
        int position = Math.toIntExact(row.number("position"));
        if (position != ++last) {
            throw Refusal.badRecord(last + 1, "position", "" + position, "" + last);
        }
        return new Document.Line(
                position,
                row.get("person", NationalId.class),
                new PersonName(
                        row.get("title", String.class),
                        row.get("first_name", String.class),
                        row.get("last_name", String.class)),
                row.get("scheme", SchemeCode.class),
                Satang.of(row.number("amount")),
                Optional.empty());
    }

    Document.Header header() {
        return header.orElseThrow();
    }
}

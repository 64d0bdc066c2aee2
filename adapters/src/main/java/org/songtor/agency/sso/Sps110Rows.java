package org.songtor.agency.sso;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.agency.FileNames;
import org.songtor.agency.Positions;
import org.songtor.layout.Row;
import org.songtor.layout.RowSink;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.FormatException;
import org.songtor.port.Lines;

/** Records of สปส.1-10 as lines of a document, and back. */
final class Sps110Rows implements RowSink {
    private static final SchemeCode SECTION_33 = SchemeCode.of("sso33");
    private static final Document.Payee NOT_CARRIED = new Document.Payee("", "");

    private final FileNames.Parts parts;
    private final Lines.Sink sink;
    private final Positions positions = new Positions();
    private Optional<Document.Header> header = Optional.empty();

    Sps110Rows(FileNames.Parts parts, Lines.Sink sink) {
        this.parts = parts;
        this.sink = sink;
    }

    static Row header(Row row, Document.Header h) {
        return row.set("account", h.payer().registeredNumber())
                .set("branch", h.payer().branch())
                .set("paid_date", h.date())
                .set("period", h.period())
                .set("company", h.payer().registeredName());
    }

    static Row fill(Row row, Document.Line line) {
        return row.set("person", line.person())
                .set("title", line.name().title())
                .set("first_name", line.name().first())
                .set("last_name", line.name().last())
                .set("wages", line.wages().orElse(Satang.ZERO).value())
                .set("share", line.amount().value() / 2);
    }

    @Override
    public void row(Row row) throws FormatException, IOException {
        if (row.tag().equals("1")) {
            header = Optional.of(header(row));
        } else {
            sink.line(line(row));
        }
    }

    private Document.Header header(Row row) {
        return new Document.Header(
                parts.reference(),
                parts.sequence(),
                row.get("period", Period.class),
                row.get("paid_date", LocalDate.class),
                new Fund.Payer(
                        row.get("company", String.class),
                        row.get("account", String.class),
                        row.get("branch", String.class)),
                NOT_CARRIED);
    }

    private Document.Line line(Row row) {
        return new Document.Line(
                positions.next(),
                row.get("person", NationalId.class),
                new PersonName(
                        row.get("title", String.class),
                        row.get("first_name", String.class),
                        row.get("last_name", String.class)),
                SECTION_33,
                Satang.of(Math.multiplyExact(2, row.number("share"))),
                Optional.of(Satang.of(row.number("wages"))));
    }

    /** @throws FormatException for a file without lines */
    Document.Header end() throws FormatException {
        positions.end();
        return header.orElseThrow();
    }
}

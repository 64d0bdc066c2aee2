package org.songtor.agency;

import java.time.LocalDate;
import org.songtor.layout.Row;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;

/** A header as a record with the common field names, whatever order the table gives them, and back. */
public final class HeaderFields {
    private HeaderFields() {}

    public static Row fill(Row row, Document.Header h) {
        return row.set("reference", h.reference())
                .set("file_sequence", h.sequence())
                .set("period", h.period())
                .set("date", h.date())
                .set("payer", h.payer().registeredName())
                .set("payer_number", h.payer().registeredNumber())
                .set("payer_branch", h.payer().branch())
                .set("account", h.payee().account())
                .set("service_code", h.payee().serviceCode());
    }

    public static Document.Header header(Row row) {
        return new Document.Header(
                row.get("reference", PaymentReference.class),
                Math.toIntExact(row.number("file_sequence")),
                row.get("period", Period.class),
                row.get("date", LocalDate.class),
                new Fund.Payer(
                        row.get("payer", String.class),
                        row.get("payer_number", String.class),
                        row.get("payer_branch", String.class)),
                new Document.Payee(row.get("account", String.class), row.get("service_code", String.class)));
    }
}

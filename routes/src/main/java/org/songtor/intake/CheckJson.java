package org.songtor.intake;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.songtor.port.CheckOnly.Preview;
import org.songtor.port.CheckOnly.Result;

/** What a check without handing in found, as JSON; shape {@code Check} of the contract songtor.v1.yaml. */
@JsonNaming(SnakeCaseStrategy.class)
public record CheckJson(
        String state,
        String period,
        ReceiptJson.Count submitted,
        ReceiptJson.Count accepted,
        ReceiptJson.Count held,
        ReceiptJson.Count refused,
        int problemCount,
        List<ReceiptJson.Trouble> problems,
        List<AgencyFile> files) {

    /** One agency's file; shape {@code AgencyFile} of the contract. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record AgencyFile(
            String profile,
            String name,
            String charset,
            int lines,
            String baht,
            long bytes,
            String text,
            List<ReceiptJson.Trouble> unfit) {
        static AgencyFile of(Preview p) {
            return new AgencyFile(
                    p.profile().toString(),
                    p.fileName(),
                    p.charset(),
                    p.lines(),
                    p.amount().toBaht(),
                    p.bytes(),
                    p.text(),
                    p.unfit().stream().map(ReceiptJson.Trouble::of).toList());
        }
    }

    public static CheckJson of(Result r) {
        return new CheckJson(
                r.state().name(),
                r.header().map(h -> h.period().toString()).orElse(""),
                ReceiptJson.count(r.submitted()),
                ReceiptJson.count(r.accepted()),
                ReceiptJson.count(r.held()),
                ReceiptJson.count(r.refused()),
                r.problemCount(),
                r.problems().stream().map(ReceiptJson.Trouble::of).toList(),
                r.previews().stream().map(AgencyFile::of).toList());
    }
}

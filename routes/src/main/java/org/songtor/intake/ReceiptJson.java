package org.songtor.intake;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import org.songtor.model.Problem;
import org.songtor.model.ProblemTexts;
import org.songtor.model.Receipt;

/** A receipt as JSON, in a reply and in the folder {@code receipts}; shape {@code Receipt} of the contract songtor.v1.yaml. */
@JsonNaming(SnakeCaseStrategy.class)
public record ReceiptJson(
        String number,
        String fund,
        String period,
        String sha256,
        String receivedAt,
        String state,
        Count submitted,
        Count accepted,
        Count held,
        Count refused,
        int problemCount,
        List<Trouble> problems) {
    private static final Locale THAI = Locale.forLanguageTag("th");

    /** @param baht with two decimals, as text: a JSON number is a binary fraction to most readers */
    public record Count(int lines, String baht) {}

    /** A problem with its words; shape {@code Problem} of the contract. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Trouble(
            String code,
            String severity,
            int row,
            int line,
            String field,
            String found,
            String expected,
            String th,
            String en,
            String todoTh,
            String todoEn) {
        public static Trouble of(Problem p) {
            return new Trouble(
                    p.code().code(),
                    p.severity().name(),
                    p.row(),
                    p.lineNo(),
                    p.field(),
                    p.found(),
                    p.expected(),
                    ProblemTexts.what(p, THAI),
                    ProblemTexts.what(p, Locale.ENGLISH),
                    ProblemTexts.todo(p, THAI),
                    ProblemTexts.todo(p, Locale.ENGLISH));
        }
    }

    public static ReceiptJson of(Receipt r) {
        return new ReceiptJson(
                r.number(),
                r.fund().value(),
                r.period(),
                r.sha256().hex(),
                r.receivedAt().toString(),
                r.state().name(),
                count(r.submitted()),
                count(r.accepted()),
                count(r.held()),
                count(r.refused()),
                r.problemCount(),
                r.problems().stream().map(Trouble::of).toList());
    }

    private static Count count(Receipt.Count count) {
        return new Count(count.lines(), count.amount().toBaht());
    }
}

package org.songtor.intake;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemTexts;
import org.songtor.model.Receipt;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;

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
        List<Trouble> problems,
        String corrects,
        String hmac) {
    private static final Locale THAI = Locale.forLanguageTag("th");

    /** @param baht with two decimals, as text: a JSON number is a binary fraction to most readers */
    public record Count(int lines, String baht) {
        Receipt.Count counted() {
            if (!baht.matches("[0-9]{1,15}\\.[0-9]{2}")) {
                throw strange("sum");
            }
            return new Receipt.Count(lines, Satang.ofBaht(new BigDecimal(baht)));
        }
    }

    /** A problem with its words; shape {@code Problem} of the contract. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Trouble(
            String code,
            String severity,
            int row,
            int line,
            String field,
            String found,
            String foundTh,
            String expected,
            String expectedTh,
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
                    ProblemTexts.found(p, THAI),
                    ProblemTexts.expected(p, Locale.ENGLISH),
                    ProblemTexts.expected(p, THAI),
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
                r.problems().stream().map(Trouble::of).toList(),
                r.corrects().map(BatchId::toString).orElse(""),
                r.hmac());
    }

    /**
     * The receipt again, without its problems, which no seal covers.
     *
     * @throws IllegalArgumentException for a value that no receipt of ours has
     */
    Receipt receipt() {
        return new Receipt(
                number,
                FundId.of(fund),
                period,
                new Sha256(sha256),
                Instant.parse(receivedAt),
                BatchState.valueOf(state),
                submitted.counted(),
                accepted.counted(),
                held.counted(),
                refused.counted(),
                problemCount,
                List.of(),
                corrects.isEmpty()
                        ? Optional.empty()
                        : Optional.of(BatchId.parse(corrects).orElseThrow(() -> strange("corrects"))),
                hmac);
    }

    private static IllegalArgumentException strange(String field) {
        return new IllegalArgumentException("no receipt has such a " + field);
    }

    static Count count(Receipt.Count count) {
        return new Count(count.lines(), count.amount().toBaht());
    }
}

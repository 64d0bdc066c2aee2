package org.songtor.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a fund gets for a batch, only after it is durable. The same bytes give the same receipt.
 *
 * @param state {@code REFUSED}: nothing of it is passed on; {@code CHECKED} or later: {@code accepted} lines go on
 * @param corrects the earlier batch whose refused lines this one brought again
 * @param hmac what {@link ReceiptSeal} puts on it: the key's mark and an HMAC-SHA-256 over everything before it but the problems; empty until it is
 *     sealed
 * @param problems at most {@value #MOST_PROBLEMS}; {@code problemCount} counts all
 */
public record Receipt(
        String number,
        FundId fund,
        String period,
        Sha256 sha256,
        Instant receivedAt,
        BatchState state,
        Count submitted,
        Count accepted,
        Count held,
        Count refused,
        int problemCount,
        List<Problem> problems,
        Optional<BatchId> corrects,
        String hmac) {
    public static final int MOST_PROBLEMS = 1_000;

    public Receipt {
        problems = List.copyOf(problems);
    }

    /** The same receipt under another seal. */
    public Receipt withHmac(String seal) {
        return new Receipt(
                number,
                fund,
                period,
                sha256,
                receivedAt,
                state,
                submitted,
                accepted,
                held,
                refused,
                problemCount,
                problems,
                corrects,
                seal);
    }

    /** Lines and their sum. */
    public record Count(int lines, Satang amount) {
        public static final Count NONE = new Count(0, Satang.ZERO);

        public Count plus(Satang more) {
            return new Count(lines + 1, amount.plus(more));
        }
    }
}

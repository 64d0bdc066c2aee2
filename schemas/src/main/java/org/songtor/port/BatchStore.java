package org.songtor.port;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.model.Receipt;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Sha256;

/** Batches as received and as checked. Every method is one transaction; when it returns, it is durable. */
public interface BatchStore {

    /**
     * Keeps the original bytes and claims them: state {@code RECEIVED}, outbox row {@code check}, journal entry. Idempotent by
     * (fund, content hash) first and by (fund, key) second.
     */
    Claim claim(Submission submission) throws IOException;

    /** The batch if it still waits for its check, with its original bytes copied to {@code into}. */
    Optional<Received> received(BatchId id, Path into) throws IOException;

    /**
     * Writes the result of the check: lines by COPY, problems, first labels, review items, receipt; state {@code CHECKED} with
     * an outbox row {@code dispatch}, or {@code REFUSED} with nothing passed on. Ends the outbox row {@code check}.
     *
     * @return false when another worker already had written a result; nothing was changed then
     */
    boolean checked(BatchId id, CheckedBatch result);

    Optional<Receipt> receipt(BatchId id);

    /**
     * @param fund who submits, as authenticated; the batch may be only this fund's
     * @param channel {@code folder} or {@code rest}
     * @param sourceName file name as the fund wrote it, for people only
     * @param key the fund's idempotency key; empty for a channel without one
     */
    record Submission(
            FundId fund, String channel, String sourceName, Optional<String> key, Path content, Sha256 sha256) {}

    sealed interface Claim {
        /** First time these bytes are seen. */
        record New(BatchId id) implements Claim {}

        /** The same bytes again: the same batch. */
        record Known(BatchId id) implements Claim {}

        /** The key was used with other bytes. */
        record KeyReused(BatchId id) implements Claim {}
    }

    record Received(BatchId id, FundId fund, String sourceName, Sha256 sha256, Instant receivedAt) {}

    /**
     * @param header empty when the header could not be read; then the state is {@code REFUSED}
     * @param lines every line whose shape was readable, with what was decided; empty for a refused batch
     * @param missing roster members the month's batches lack, each a review item
     */
    record CheckedBatch(
            BatchState state,
            Optional<BatchHeader> header,
            List<CheckedLine> lines,
            List<Problem> problems,
            List<NewItem> missing,
            Receipt receipt) {}

    /**
     * @param label {@code WAITING} goes on; {@code HELD_FOR_REVIEW} and {@code REFUSED_AT_INTAKE} stay and open a review item
     * @param raw the line as far as it could be read; a refused line may have no valid person or amount
     */
    record CheckedLine(LineContent raw, ProfileId profile, Label label) {}

    /** A line as stored: good lines carry {@code line}; refused ones only what is safe to keep and show. */
    sealed interface LineContent {
        int lineNo();

        record Good(RemittanceLine line) implements LineContent {
            @Override
            public int lineNo() {
                return line.lineNo();
            }
        }

        /** @param satang amount as far as it could be read, else zero */
        record Bad(int lineNo, int row, String scheme, String maskedPerson, String name, long satang)
                implements LineContent {
            public Bad {
                if (scheme.length() > 40) {
                    scheme = scheme.substring(0, 40);
                }
            }
        }
    }

    /**
     * A review item to open.
     *
     * @param subject what it is about, unique with {@code label}: {@code line:123}, {@code member:wiang:2569-11:scheme:17}
     * @param note for people, no national id in clear
     */
    record NewItem(Label label, String subject, FundId fund, long satangAtRisk, String note) {}
}

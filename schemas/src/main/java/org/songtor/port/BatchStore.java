package org.songtor.port;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
     * <p>One batch of a fund at a time: from the call of {@link Check#lines} on, all that the fund's earlier checks wrote is seen and no
     * other is written. The stores may be asked in the same thread before the first line is handed over and after the last, not between.
     *
     * @return false when another worker already had written a result; nothing was changed then
     * @throws IOException where the check could not read the batch; nothing was changed then
     */
    boolean checked(BatchId id, Check check) throws IOException;

    Optional<Receipt> receipt(BatchId id);

    /** The original bytes of this fund's batch, copied to {@code into}, in any state; empty where the fund has no such batch. */
    Optional<Received> original(FundId fund, BatchId id, Path into) throws IOException;

    /** The fund's first batch that was checked and not refused with this fingerprint, other than {@code not}. */
    Optional<BatchId> sameFingerprint(FundId fund, Sha256 fingerprint, BatchId not);

    /** One run of a check. Lines go by one at a time, so that memory does not grow with the batch. */
    interface Check {
        /** Each line whose shape was readable, once and in order, with what was decided; none of a refused batch. Asked once. */
        void lines(Consumer<CheckedLine> to) throws IOException;

        /** What is known after the last line; asked once, after {@link #lines}. */
        CheckedBatch result();
    }

    /**
     * @param fund who submits, as authenticated; the batch may be only this fund's
     * @param channel {@code folder}, {@code rest}, {@code sftp}, {@code soap}, {@code console} or {@code cli}
     * @param sourceName file name as the fund wrote it, for people only
     * @param key the fund's idempotency key; empty for a channel without one
     * @param corrects the fund's earlier batch whose refused lines this one brings again, mended
     */
    record Submission(
            FundId fund,
            String channel,
            String sourceName,
            Optional<String> key,
            Path content,
            Sha256 sha256,
            Optional<BatchId> corrects) {
        /** A batch of its own, which mends no other. */
        public Submission(
                FundId fund, String channel, String sourceName, Optional<String> key, Path content, Sha256 sha256) {
            this(fund, channel, sourceName, key, content, sha256, Optional.empty());
        }
    }

    sealed interface Claim {
        /** First time these bytes are seen. */
        record New(BatchId id) implements Claim {}

        /** The same bytes again: the same batch. */
        record Known(BatchId id) implements Claim {}

        /** The key was used with other bytes, whether or not these came before under another key: a key stands for one batch. */
        record KeyReused(BatchId id) implements Claim {}
    }

    /** @param again the desk made it of lines that go again: it is no month's batch, and lacks nobody */
    record Received(
            BatchId id,
            FundId fund,
            String sourceName,
            Sha256 sha256,
            Instant receivedAt,
            Optional<BatchId> corrects,
            boolean again) {
        /** A batch that a fund handed in. */
        public Received(
                BatchId id,
                FundId fund,
                String sourceName,
                Sha256 sha256,
                Instant receivedAt,
                Optional<BatchId> corrects) {
            this(id, fund, sourceName, sha256, receivedAt, corrects, false);
        }

        /** The same batch, which mends this one: its channel or its own header said so. */
        public Received correcting(Optional<BatchId> other) {
            return new Received(id, fund, sourceName, sha256, receivedAt, other, again);
        }
    }

    /**
     * @param header empty when the header could not be read; then the state is {@code REFUSED}
     * @param fingerprint the same for the same payments in any order, under any label and in any form; empty for a refused batch
     * @param missing review items beside the lines' own: roster members the month's batches lack; and, subject {@code batch:<id>} with label
     *     {@code HELD_FOR_REVIEW}, one question that stands for every held line of the batch, which then open none of their own
     */
    record CheckedBatch(
            BatchState state,
            Optional<BatchHeader> header,
            Optional<Sha256> fingerprint,
            List<Problem> problems,
            List<NewItem> missing,
            Receipt receipt) {}

    /**
     * @param label {@code WAITING} goes on; {@code HELD_FOR_REVIEW} and {@code REFUSED_AT_INTAKE} stay and open a review item;
     *     {@code HELD_IN_TRUST}, where the fund's rules hold the scheme, stays until a release and asks nobody. No other is allowed
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

package org.songtor.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Receipt;

/** Hands in what a person brought: the same way into intake as every channel, with a person's name in the journal. */
public interface Submissions {

    /**
     * Keeps the bytes durably and waits a moment for their check; a longer check goes on by itself.
     *
     * @param content read once to its end and not closed; memory does not grow with it
     * @throws IOException where the bytes could not be read or kept; nothing was claimed then
     */
    Handed submit(Parcel parcel, InputStream content) throws IOException;

    /** The receipt of this fund's batch; empty while it is checked, and for a batch the fund does not have. */
    Optional<Receipt> receipt(FundId fund, BatchId id);

    /** More bytes than this are not kept. */
    long ceiling();

    /**
     * @param channel {@code console}, or {@code rest} where a program acts for a person
     * @param sourceName file name as the person's computer has it, for people only
     * @param corrects the fund's earlier batch whose refused lines this one brings again
     * @param actor login of the person
     */
    record Parcel(FundId fund, String channel, String sourceName, Optional<BatchId> corrects, String actor) {}

    /** How it ended. */
    sealed interface Handed {
        record New(BatchId id) implements Handed {}

        /** The same bytes were handed in before, by whichever way: the batch is the same. */
        record Known(BatchId id) implements Handed {}

        record TooLarge(long most) implements Handed {}

        /** The batch to be corrected is none of this fund's. */
        record NothingToCorrect() implements Handed {}
    }
}

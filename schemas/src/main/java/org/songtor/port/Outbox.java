package org.songtor.port;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Work that waits, in the store. A row is written in the transaction that makes it necessary and removed in the one that does
 * it; a message only rings. Losing every message costs time, never work: a row is rung again until it is gone.
 */
public interface Outbox {
    /** Topics with one queue each; delivery has one topic a profile, {@code deliver.<agency>.<profile>}. */
    String CHECK = "check";

    String DISPATCH = "dispatch";
    String WRITE = "write";
    String DELIVER = "deliver.";
    String RECONCILE = "reconcile";

    /** One row, never done: what should have come is looked at again and again. */
    String EXPECT = "expect";

    /** Rows now due, at most {@code most}; each comes again only after {@code again}, unless it is gone by then. */
    List<Work> ring(int most, Duration again);

    /** The row if it is there, due or rung, and nobody holds it; held until done, released, or {@code lease} is over. */
    Optional<Work> take(String topic, long subject, Duration lease);

    /** Removes the row; used where the state needs no change of its own. */
    void done(Work work);

    /** Lets the row go and makes it due after {@code wait}. */
    void release(Work work, Duration wait);

    /** At start: lets go of everything that an earlier life of this node held. */
    int releaseAll();

    /** Rows waiting, by topic; for progress and metrics. */
    long waiting(String topicPrefix);

    /** @param token grows with every take; a store call with an old one is refused */
    record Work(String topic, long subject, long token) {}
}

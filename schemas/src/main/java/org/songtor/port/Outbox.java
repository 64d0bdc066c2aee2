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
    /** Lines of many funds that wait for company; the subject is the group. */
    String GROUP = "group";

    String WRITE = "write";
    String DELIVER = "deliver.";
    String RECONCILE = "reconcile";

    /** One row, number 0: whose credits are that name no file is asked anew, because files or decisions came. */
    String CREDITS = "credits";

    /** One row, never done: what should have come is looked at again and again. */
    String EXPECT = "expect";

    /** One row a fund that listens, never done: its events are told, and looked for, again and again. */
    String NOTIFY = "notify";

    /** Rows now due, at most {@code most}; each comes again only after {@code again}, unless it is gone by then. */
    List<Work> ring(int most, Duration again);

    /** The row if it is there, due or rung, and nobody holds it; held until done, released, or {@code lease} is over. */
    Optional<Work> take(String topic, long subject, Duration lease);

    /**
     * As {@link #take}, of any rows of the topic that are due or rung: work that is cheaper together. A store may give none, since each row is rung for by
     * itself, and fewer than are due, so that another lane has some as well; where it gives some, there may be more.
     *
     * @param taken what the caller will do together with them: with large work less goes along, or none
     * @param most at most so many, beside those that were taken
     */
    default List<Work> takeMore(String topic, List<Work> taken, int most, Duration lease) {
        return List.of();
    }

    /** Removes the row; used where the state needs no change of its own. */
    void done(Work work);

    /** Lets the row go and makes it due after {@code wait}. */
    void release(Work work, Duration wait);

    /** @return false when the work is no longer held under this token; else it is held for {@code lease} from now */
    boolean renew(Work work, Duration lease);

    /**
     * Lets work go that failed by a fault of ours and makes it due after {@code wait}; after the {@code most}th failure in a row it rings no more, and a review
     * item asks the operator. Work that is no longer held under this token stays as it is.
     *
     * @param cause for people; masked before it is kept
     */
    void failed(Work work, Duration wait, int most, String cause);

    /** Lets go of everything that a life of this or any node held which is over. @return how many rows */
    int releaseAll();

    /** Rows waiting, by topic; for progress and metrics. */
    long waiting(String topicPrefix);

    /** Whether any row of just this topic is there. May be asked often: it costs the same however much waits. */
    boolean waits(String topic);

    /** Each topic that has rows. */
    List<Depth> depths();

    /**
     * @param waiting rows that are due or will be, held or not
     * @param stopped rows that ring no more until a person releases them
     * @param oldest for how long the row has been due that is due longest, however often it was rung for; zero where none is
     */
    record Depth(String topic, long waiting, long stopped, Duration oldest) {}

    /** @param token grows with every take; a store call with an old one is refused */
    record Work(String topic, long subject, long token) {}
}

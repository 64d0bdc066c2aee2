package org.songtor.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.songtor.model.FundId;

/**
 * Events that funds' programs are told: a review item opened, or opened again; a batch was settled whole, or is
 * so no more. An event is written in the transaction in which it happens, and told until
 * the other side said that it has it; it may come twice, always with the same id.
 */
public interface FundEvents {
    /** Exactly these funds listen from now on; what happened before is not told. */
    void listen(Set<FundId> funds);

    /** Whose the work of {@link Outbox#NOTIFY} is; empty where the fund listens no more. */
    Optional<FundId> fund(long hook);

    /** Events not told yet, oldest first; looks before for batches that are settled by now, and for those that are no more. */
    List<Event> untold(long hook, int most);

    void told(UUID event);

    /**
     * All was told: looked again after {@code poll}. Or one was not: again after a wait that doubles from {@code poll} up to {@code longest}, until the budget is
     * spent; then the work stands still with an operator's item, until somebody lets it go on. What was not taken is kept and told then, with a new budget.
     *
     * @param refused whether the other side did not take an event
     */
    void again(Outbox.Work work, boolean refused, Budget budget);

    /**
     * How long a program that takes nothing is called.
     *
     * @param attempts in a row that were refused; the last of them is the end
     * @param within the same by time, since the first of them: whichever comes first
     */
    record Budget(Duration poll, Duration longest, int attempts, Duration within) {}

    /**
     * @param type {@code item.opened}, {@code item.reopened}, {@code batch.settled} or {@code batch.unsettled}
     * @param subject such as {@code item:12}, {@code item:12:1} the first time it was opened again, {@code batch:3}, {@code batch:3:1} the first time it was settled
     *     no more, and when it is settled again after that
     */
    record Event(UUID id, String type, String subject, Instant at) {}
}

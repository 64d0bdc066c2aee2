package org.songtor.review;

import java.util.Optional;

/** Where a review item is, for people. Follows from whether it is open and from the decisions about it; it is kept nowhere. */
public enum ItemState {
    OPEN,
    PROPOSED,
    APPROVED,
    /** Open, and the last proposal was sent back with a reason. */
    RETURNED,
    /** Closed as people decided. */
    DONE,
    /** Open although it was decided once: newer evidence contradicts, its day has come, or the decision was taken back. */
    REOPENED,
    /** Closed by evidence alone. */
    CLOSED;

    /** What happens to an item. */
    public enum Event {
        PROPOSE,
        APPROVE,
        RETURN,
        EXECUTE,
        /** A decision that was done is taken back, or what it was made of is no longer so. */
        CONTRADICT,
        /** The evidence agrees by itself. */
        AGREE
    }

    /** The one table of transitions; empty where the event is refused. */
    public Optional<ItemState> on(Event event) {
        return Optional.ofNullable(
                switch (event) {
                    case PROPOSE -> this == OPEN || this == RETURNED || this == REOPENED ? PROPOSED : null;
                    case APPROVE -> this == PROPOSED ? APPROVED : null;
                    case RETURN -> this == PROPOSED || this == APPROVED ? RETURNED : null;
                    case EXECUTE -> this == APPROVED ? DONE : null;
                    case CONTRADICT -> this == DONE || this == CLOSED ? REOPENED : null;
                    case AGREE -> this == DONE || this == CLOSED ? null : CLOSED;
                });
    }

    /**
     * @param open nobody and nothing has closed it
     * @param last state of the newest decision about its subject
     * @param decidedBefore a decision about its subject was done once
     */
    public static ItemState of(boolean open, Optional<DecisionState> last, boolean decidedBefore) {
        if (!open) {
            return last.filter(DecisionState.DONE::equals).isPresent() ? DONE : CLOSED;
        }
        return switch (last.orElse(DecisionState.UNDONE)) {
            case PROPOSED -> PROPOSED;
            case APPROVED -> APPROVED;
            case RETURNED -> RETURNED;
            case DONE, UNDONE -> decidedBefore ? REOPENED : OPEN;
        };
    }
}

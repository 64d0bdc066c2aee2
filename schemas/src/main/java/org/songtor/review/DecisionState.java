package org.songtor.review;

import java.util.EnumSet;
import java.util.Set;

/** How far a decision is; the store's own guard keeps the same table. */
public enum DecisionState {
    /** Somebody wants it; nothing has changed yet. */
    PROPOSED,
    /** The signatures suffice; it is not carried out yet. */
    APPROVED,
    /** Carried out: labels and money follow it. */
    DONE,
    /** Sent back with a reason. */
    RETURNED,
    /** Was carried out, and another decision took it back. */
    UNDONE;

    /** What it may become. */
    public Set<DecisionState> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(APPROVED, RETURNED);
            case APPROVED -> EnumSet.of(DONE, RETURNED);
            case DONE -> EnumSet.of(UNDONE);
            case RETURNED, UNDONE -> EnumSet.noneOf(DecisionState.class);
        };
    }

    /** Waits for people. */
    public boolean underWay() {
        return this == PROPOSED || this == APPROVED;
    }
}

package org.songtor.console;

import java.time.Instant;
import java.util.Optional;

/**
 * One place on the way of an agency file, as the track draws it.
 *
 * @param stage what it is
 * @param mark how far it is
 * @param at when it happened, where that is known
 * @param note key of a remark under it, empty when none
 * @param noteAt a time the remark speaks of
 */
public record Step(Stage stage, Mark mark, Optional<Instant> at, String note, Optional<Instant> noteAt) {

    /** In this order; each is a fact of its own, and none follows from the one before. */
    public enum Stage {
        RECEIVED,
        CHECKED,
        SIGNED,
        SENT,
        DELIVERED,
        ANSWERED,
        SETTLED
    }

    /** {@code NOW}: what is waited for. {@code TROUBLE}: a person has to look. {@code ENDED}: people decided, and it will not come. */
    public enum Mark {
        DONE,
        NOW,
        AHEAD,
        TROUBLE,
        ENDED
    }

    static Step of(Stage stage, Mark mark) {
        return new Step(stage, mark, Optional.empty(), "", Optional.empty());
    }

    static Step done(Stage stage, Optional<Instant> at) {
        return new Step(stage, Mark.DONE, at, "", Optional.empty());
    }

    Step saying(String key, Optional<Instant> time) {
        return new Step(stage, mark, at, key, time);
    }
}

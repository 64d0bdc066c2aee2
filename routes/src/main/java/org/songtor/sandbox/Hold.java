package org.songtor.sandbox;

import java.time.Instant;
import java.util.Optional;
import org.songtor.model.AgencyCode;

/**
 * Something an agency keeps back by order.
 *
 * @param box the box it belongs to
 * @param name of the file whose answer waits, or of the statement or the credit that waits
 * @param until when it goes out by itself; empty: when the order is taken back
 * @param next goes out also when a later file of the box is answered
 */
record Hold(AgencyCode agency, String box, String name, Optional<Instant> until, boolean next) {
    boolean isOf(Box b, String other) {
        return agency.equals(b.agency()) && box.equals(b.name()) && name.equals(other);
    }

    /** True once it may go. */
    boolean isOver(Instant now) {
        return until.map(end -> !now.isBefore(end)).orElse(false);
    }
}

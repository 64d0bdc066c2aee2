package org.songtor.items;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.ItemState;

/**
 * An item as a list shows it.
 *
 * @param owner a role, or the login of who took it
 * @param due when it should be decided: as people said since it opened, the last time, else the day until which is waited, else by its label from that opening on, or
 *     from the day until which was waited
 * @param atRisk what it asks about; while it waits only that of which nothing else is known yet
 * @param waits it is not over, and in no list until that day, since people asked or wait about just what it asks; it may be decided before, and who does waits for
 *     nothing any more
 * @param reference of the file it is about, by which its money is told
 * @param who whose line it is, of an item about one
 * @param gaveUp of a file that was given up: what its last attempt came to, such as {@code REFUSED}, and {@code TRY_AGAIN} only where nothing of it ever left; else empty
 */
public record Row(
        long id,
        Label label,
        Optional<FundId> fund,
        ItemState state,
        Satang atRisk,
        int lines,
        String owner,
        Instant openedAt,
        LocalDate due,
        String note,
        boolean waits,
        Optional<String> reference,
        Optional<Who> who,
        String gaveUp) {
    /** Whether the other side said that it does not take the file. */
    public boolean notTaken() {
        return label == Label.UNDELIVERED && gaveUp.equals("REFUSED");
    }

    /** Whether nothing of the file ever left. */
    public boolean unsent() {
        return label == Label.UNDELIVERED && gaveUp.equals("TRY_AGAIN");
    }

    /** Nobody asks any more; what is waited for is not over. */
    public boolean over() {
        return !waits && (state == ItemState.DONE || state == ItemState.CLOSED);
    }
}

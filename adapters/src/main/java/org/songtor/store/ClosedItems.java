package org.songtor.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How an item's end is written: whoever closes items says which and why, and the rest is the same for all of them. */
final class ClosedItems {
    private ClosedItems() {}

    /**
     * The end of a statement that begins with a part {@code closed (item_id, label)}, the items that it closes, which the caller's transaction holds since an earlier
     * statement: who proposes holds the item as well, and what was committed while this statement waited for it would not be there for it. Nobody signs a proposal about what is no question any
     * more, so it goes back to those who made it, and the journal tells of both.
     *
     * @param why an SQL expression of the item's {@code label}: the journal's words for why it closed
     */
    static String because(String why) {
        return """
                ,
                returned as (
                    update decision d set state = 'RETURNED', ended_at = now()
                    from closed c where d.item_id = c.item_id and d.state in ('PROPOSED', 'APPROVED')
                    returning d.decision_id, d.item_id)
                insert into journal (actor, event, subject, detail)
                select '%1$s', 'item.closed', 'item:' || item_id, %2$s from closed
                union all
                select '%1$s', 'decision.returned', 'item:' || item_id, 'decision ' || decision_id || ': nothing to decide any more' from returned
                """.formatted(Entries.SELF, why);
    }

    /**
     * Closes open items that are no question any more, inside the caller's transaction.
     *
     * @param held which the caller holds, by number
     * @param why as the journal says it behind the item's label
     */
    static void held(JdbcClient jdbc, List<Long> held, String why) {
        if (!held.isEmpty()) {
            jdbc.sql("""
                            with closed as (
                                update review_item set closed_at = now() where item_id = any(:held) and closed_at is null
                                returning item_id, label)""" + because("label || ' ' || :why"))
                    .param("held", held.toArray(Long[]::new))
                    .param("why", why)
                    .update();
        }
    }
}

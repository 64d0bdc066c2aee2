package org.songtor.store;

/**
 * The end of a statement by which an item that asks what another asked until just now keeps since when that was asked, who took it and by when it should be decided. It
 * follows on a part {@code pair (goes_on, item_id)}: the item that opened, or opened again, inside the caller's transaction, and one that it goes on with. Of several the first
 * that opened counts, and the first day. When the item itself opened stays written down beside ({@code began_at}).
 */
final class GoingOn {
    static final String CARRIED = """
            , former as (
                select p.goes_on, min(g.opened_at) as opened_at, min(greatest(g.opened_at, g.reopened_at, waited.until_at)) as asked_at,
                    (array_agg(g.assignee order by g.opened_at, g.item_id) filter (where g.assignee is not null))[1] as assignee, min(g.due_on) as due_on
                from pair p
                    join review_item g on g.item_id = p.item_id
                    cross join lateral (select max(d.until_at) as until_at from decision d
                                        where d.item_id = g.item_id and d.state = 'DONE' and d.reverses is null and d.until_at <= now()) waited
                group by p.goes_on),
            carried as (
                update review_item n
                set opened_at = least(n.opened_at, f.opened_at), began_at = coalesce(n.began_at, n.opened_at),
                    reopened_at = case when n.opened_at = now() then f.asked_at else n.reopened_at end,
                    assignee = coalesce(f.assignee, n.assignee), due_on = coalesce(f.due_on, n.due_on)
                from former f where n.item_id = f.goes_on
                returning n.item_id, n.assignee, n.due_on)
            insert into journal (actor, event, subject, detail)
            select '%s', 'item.assigned', 'item:' || item_id, coalesce(assignee, '-') || ' ' || coalesce(due_on::text, '-')
            from carried where assignee is not null or due_on is not null
            """.formatted(Entries.SELF);

    /** Whether an item ({@code n}) opened, or opened again, inside the caller's transaction. */
    static final String NEW = "n.closed_at is null and (n.opened_at = now() or n.reopened_at = now())";

    private GoingOn() {}
}

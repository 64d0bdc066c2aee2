package org.songtor.store;

/** Until when nobody is asked about an item once more, since people asked the agency, or wait. */
final class WaitingItems {
    /**
     * Who waits about money that is over ({@code e} of {@code i}) waits about so much as it was then, whether lines were in doubt by it or none: more of it is asked
     * about at once.
     */
    private static final String AS_MUCH =
            "(e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL') or e.answers <> 'FILE_OVER' or coalesce(excess(i.file_id), 0) <= e.satang)";

    /**
     * What the newest decision says that names a line ({@code y}) of an item ({@code i}), or names none: the day, if it waits. Not where evidence speaks of the
     * line since: a row that counts gives its line a label of its own, so that an open item asks about the line because it no longer holds; and of lines for which
     * money was moved before, whose rows never count, the agency's amount is as it was.
     */
    private static final String OF_LINE = """
            select case when e.state = 'DONE' and e.until_at > now() and not coalesce(x.live, false) and coalesce(x.booked = booked.satang, true)
                and %s then e.until_at end as until_at
            from decision e left join decision_line x on x.decision_id = e.decision_id and x.line_id = l.line_id
            where e.item_id = i.item_id and e.reverses is null
                and (x.line_id is not null or not exists (select from decision_line z where z.decision_id = e.decision_id))
            order by e.decision_id desc limit 1
            """.formatted(AS_MUCH);

    /**
     * An SQL expression of an item ({@code i}): the day until which is waited, null where it is asked about now. An open one waits as far as each line that it asks
     * about does, until the first of their days; one without lines by its newest decision, and so does one that was closed by it. A question with another label, or
     * about other lines, is another item or another line, and waits for itself.
     */
    static final String UNTIL = """
            case when not exists (select from decision e
                                  where e.item_id = i.item_id and e.reverses is null and e.state = 'DONE' and e.until_at > now()) then null
                when i.closed_at is not null or not exists (select from review_item_line y where y.item_id = i.item_id)
                    then (select case when e.state = 'DONE' and e.until_at > now() and %s then e.until_at end
                          from decision e where e.item_id = i.item_id and e.reverses is null order by e.decision_id desc limit 1)
                else (select case when bool_and(of_line.until_at is not null) then min(of_line.until_at) end
                      from review_item_line y join line l on l.line_id = y.line_id
                          cross join lateral current_label(l.line_id, l.first_label) now
                          cross join lateral (%s) booked
                          left join lateral (%s) of_line on true
                      where y.item_id = i.item_id and %s) end
            """.formatted(AS_MUCH, DecidedLines.BOOKED, OF_LINE, DecidedLines.STILL_ASKED);

    /**
     * Of an item ({@code i}) that its own questions closed: the first day of them, and the money of the lines about which nothing else is known yet. No day where
     * evidence has spoken of every line since, or something else was decided.
     */
    static final String CLOSED = """
            select min(e.until_at) as until_at, coalesce(sum(l.satang), 0)::bigint as satang
            from review_item_line x join line l on l.line_id = x.line_id
                join decision_line y on y.line_id = x.line_id and y.live
                join decision e on e.decision_id = y.decision_id and e.item_id = i.item_id and e.reverses is null and e.state = 'DONE' and e.until_at > now()
                cross join lateral current_label(l.line_id, l.first_label) now
            where i.closed_at is not null and x.item_id = i.item_id and now.label in ('ASKED_AGENCY', 'WAITING_UNTIL', i.label)
            """;

    private WaitingItems() {}
}

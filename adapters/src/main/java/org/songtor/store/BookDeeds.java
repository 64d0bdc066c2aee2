package org.songtor.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songtor.model.FundId;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is called done was done, and what is over is over. The tables see to both (V59); this finds what was written behind them, of one fund or of what is the
 * operators'.
 */
final class BookDeeds {
    /** What ends about no line: the money of a file, whose a credit is, or the item's question. What lines say is asked with them ({@link BookCheck}). */
    private static final String DONE = """
            select 'decision ' || d.decision_id as place, 'nothing' as books, d.satang || ' satang' as evidence
            from decision d join review_item i on i.item_id = d.item_id
            where d.fund_id is not distinct from :fund and d.state = 'DONE' and d.reverses is null
                and d.kind not in ('ASK_AGENCY', 'WAIT_UNTIL') and d.answers not in ('HELD_FOR_MEMBER', 'OWED_BY_MEMBER')
                and not exists (select from decision_line x where x.decision_id = d.decision_id)
                and case
                    when d.answers = 'FILE_OVER' then not exists (select from decision_excess x where x.decision_id = d.decision_id)
                        and not exists (select from decision_credit x where x.decision_id = d.decision_id and x.live)
                    when d.kind = 'MATCH_CREDIT' then not exists (select from decision_credit x where x.decision_id = d.decision_id and x.live)
                    else i.closed_at is null and greatest(i.opened_at, i.reopened_at) <= d.ended_at end
            order by d.decision_id
            """;

    private static final String MOVED = """
            select 'order ' || o.order_id as place, moved.satang || ' satang' as books, o.satang || ' satang' as evidence
            from held_order o
                cross join lateral (select coalesce(sum(e.satang), 0) as satang from held_entry e where e.order_id = o.order_id) moved
            where o.fund_id = :fund and o.state = 'DONE' and moved.satang <> o.satang
            order by o.order_id
            """;

    /**
     * The last that was asked of one thing, where it had no lines, or asked about what is held for them: no line tells of it. Which statement filled a gap, and whose
     * number a member had, is known only when it closes.
     */
    private static final String CLOSED = """
            select 'item ' || i.item_id as place, i.label || ' ' || i.subject as books, 'no open item' as evidence
            from review_item i
            where i.fund_id is not distinct from :fund and i.closed_at is not null
                and not exists (select from review_item o where o.label = i.label and o.subject = i.subject and (o.closed_at is null or o.item_id > i.item_id))
                and i.label not in ('STATEMENT_GAP', 'MISSING_FROM_BATCH')
                and case
                    when i.label in ('HELD_FOR_MEMBER', 'OWED_BY_MEMBER') then holds_still(i)
                    else not exists (select from review_item_line x where x.item_id = i.item_id) and not item_decided(i)
                        and i.subject not like 'line:%' and asks_still(i) end
            order by i.item_id
            """;

    private record Look(Kind kind, String sql) {}

    /** In this order, so that two checks of the same books read alike. */
    private static final List<Look> ALL =
            List.of(new Look(Kind.SIGNED, DONE), new Look(Kind.SIGNED, MOVED), new Look(Kind.ASKED, CLOSED));

    private BookDeeds() {}

    /** @param fund empty for what is the operators' @param to takes what is wrong */
    static void check(JdbcClient jdbc, Optional<FundId> fund, Consumer<Difference> to) {
        @Nullable String whose = fund.map(FundId::value).orElse(null);
        ALL.forEach(look -> jdbc.sql(look.sql())
                .param("fund", whose, java.sql.Types.VARCHAR)
                .query(row -> {
                    to.accept(new Difference(
                            look.kind(),
                            fund,
                            row.getString("place"),
                            row.getString("books"),
                            row.getString("evidence")));
                }));
    }
}

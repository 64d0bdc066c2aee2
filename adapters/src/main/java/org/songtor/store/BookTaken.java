package org.songtor.store;

import java.util.function.Consumer;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people said was taken back of a file's money is no more than came for it, or somebody is asked: what reconciliation reckons with is cut at what came, so that the rest would be
 * nowhere and the credits count elsewhere. Desk and tables see to it (V76, {@link TakenMore}); this finds what was written behind them.
 */
final class BookTaken {
    /** Files that are looked at anew in a moment are asked about then (as {@code follows_soon}). */
    private static final String TAKEN = """
            select 'file ' || (select min(m) from unnest(g.files) m join file_share s on s.file_id = m and s.fund_id = :fund) as place,
                g.taken || ' satang taken back' as books, g.came || ' satang came' as evidence
            from (select array_agg(distinct t.file_id) as files
                  from files_taken_of(array(select s.file_id from file_share s where s.fund_id = :fund)) t) o
                cross join lateral taken_groups(o.files, 0, true) g
            where o.files is not null and g.taken > g.came
                and exists (select from unnest(g.said) d
                            where not exists (select from review_item i where i.subject = 'debit:' || d and i.label = :label and i.closed_at is null))
                and not exists (select from outbox o
                                where o.topic = 'reconcile' and o.subject = any(g.files) and (o.due_at <= now() or o.rings > 0 or o.failures > 0))
            order by 1
            """;

    private BookTaken() {}

    /** @param to takes the files of the fund of which more was taken back than came */
    static void check(JdbcClient jdbc, FundId fund, Consumer<Difference> to) {
        jdbc.sql(TAKEN)
                .param("fund", fund.value())
                .param("label", Label.CREDIT_TAKEN_BACK.name())
                .query(row -> {
                    to.accept(new Difference(
                            Kind.TAKEN,
                            fund,
                            row.getString("place"),
                            row.getString("books"),
                            row.getString("evidence")));
                });
    }
}

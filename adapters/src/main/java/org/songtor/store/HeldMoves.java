package org.songtor.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Period;
import org.songtor.model.Receipt;
import org.songtor.model.Sha256;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves held money as an order says, inside the caller's transaction. The table's own trigger refuses what does not add up. */
@Component
class HeldMoves {
    private final JdbcClient jdbc;
    private final HeldOrders orders;
    private final Keeping keeping;
    private final Entries entries;

    HeldMoves(DataSource dataSource, HeldOrders orders, Keeping keeping, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.orders = orders;
        this.keeping = keeping;
        this.entries = entries;
    }

    /** Notes what a checked batch brought into trust. */
    void collected(BatchId batch) {
        jdbc.sql("""
                        insert into held_entry (line_id, kind, satang)
                        select line_id, 'COLLECTED', satang from line where batch_id = ? and first_label = 'HELD_IN_TRUST'
                        """).param(batch.value()).update();
    }

    Optional<BatchId> execute(Order order, Period period, String officer) {
        Optional<BatchId> batch =
                order.kind() == Kind.RELEASE ? Optional.of(released(order, period)) : Optional.empty();
        orders.done(order.id(), batch, officer);
        batch.ifPresentOrElse(id -> forwarded(order, id), () -> returned(order));
        label(order);
        entries.journal(
                officer,
                "held.done",
                "held:" + order.id(),
                order.kind() + " " + order.amount() + batch.map(id -> " " + id).orElse(""));
        return batch;
    }

    private BatchId released(Order order, Period period) {
        BatchId id = batch(order, period);
        int lines = lines(order, id);
        jdbc.sql("update batch set receipt = ?::jsonb, state = 'CHECKED' where batch_id = ?")
                .params(Receipts.write(receipt(id, order, period, lines)), id.value())
                .update();
        entries.work(Outbox.DISPATCH, id.value());
        entries.journal("batch.released", "batch:" + id.value(), lines + " lines, " + order.amount());
        return id;
    }

    /** The order in a few words is what the batch was made from. */
    private static byte[] document(Order order, Period period) {
        return """
                songtor-release,1
                order,%d
                fund,%s
                scheme,%s
                period,%s
                held,%d
                total,%s
                """.formatted(order.id(), order.fund(), order.scheme(), period, order.lines(), order.amount())
                .getBytes(StandardCharsets.UTF_8);
    }

    private BatchId batch(Order order, Period period) {
        return jdbc.sql("""
                        insert into batch (fund_id, sha256, channel, source_name, period, state)
                        values (:fund, :sha256, 'release', :name, :period, 'RECEIVED') returning batch_id
                        """)
                .param("fund", order.fund().value())
                .param(
                        "sha256",
                        keeping.keep("submission", document(order, period)).hex())
                .param("name", "release-" + period)
                .param("period", period.toString())
                .query((row, n) -> new BatchId(row.getLong(1)))
                .single();
    }

    /** One line a person and profile; name, number and shares as the member's last held line has them, shares only where every line has them. */
    private int lines(Order order, BatchId batch) {
        return jdbc.sql("""
                        with held as (
                            select h.* from held_line h join held_order_line o on o.line_id = h.line_id
                            where o.order_id = :order and o.live),
                        last as (
                            select distinct on (agency, profile, person_hash) *
                            from held order by agency, profile, person_hash, period desc, line_id desc),
                        summed as (
                            select agency, profile, person_hash, sum(satang)::bigint as satang,
                                case when count(*) = count(member_share) then sum(member_share)::bigint end as member_share,
                                case when count(*) = count(sponsor_share) then sum(sponsor_share)::bigint end as sponsor_share
                            from held group by agency, profile, person_hash)
                        insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                          person_hash, person_seal, last_four, title, first_name, last_name, satang,
                                          member_no, member_share, sponsor_share)
                        select :batch, l.fund_id, n, n, l.scheme, l.agency, l.profile, false, 'WAITING',
                            l.person_hash, l.person_seal, l.last_four, l.title, l.first_name, l.last_name, s.satang,
                            l.member_no, s.member_share, s.sponsor_share
                        from (select *, row_number() over (order by member_no, line_id) as n from last) l
                            join summed s using (agency, profile, person_hash)
                        """)
                .param("order", order.id())
                .param("batch", batch.value())
                .update();
    }

    private Receipt receipt(BatchId id, Order order, Period period, int lines) {
        Sha256 sha256 = Sha256.of(document(order, period));
        Receipt.Count all = new Receipt.Count(lines, order.amount());
        return new Receipt(
                id.toString(),
                order.fund(),
                period.toString(),
                sha256,
                received(id),
                BatchState.CHECKED,
                all,
                all,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                0,
                List.of(),
                Optional.empty(),
                "");
    }

    private Instant received(BatchId id) {
        return jdbc.sql("select received_at from batch where batch_id = ?")
                .param(id.value())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private void forwarded(Order order, BatchId batch) {
        jdbc.sql("""
                        insert into held_entry (line_id, kind, satang, order_id, forwarded_by)
                        select h.line_id, 'FORWARDED', h.satang, o.order_id, r.line_id
                        from held_order_line o
                            join line h on h.line_id = o.line_id
                            join line r on r.batch_id = :batch and r.agency = h.agency and r.profile = h.profile
                                and r.person_hash = h.person_hash
                        where o.order_id = :order and o.live
                        """).param("order", order.id()).param("batch", batch.value()).update();
    }

    private void returned(Order order) {
        jdbc.sql("""
                        insert into held_entry (line_id, kind, satang, order_id)
                        select h.line_id, 'RETURNED', h.satang, o.order_id
                        from held_order_line o join line h on h.line_id = o.line_id
                        where o.order_id = ? and o.live
                        """).param(order.id()).update();
    }

    /** @throws IllegalStateException where not all that was ordered moved */
    private void label(Order order) {
        int moved = jdbc.sql("""
                        insert into line_label (line_id, label) select e.line_id, e.kind from held_entry e where e.order_id = ?
                        """).param(order.id()).update();
        if (moved != order.lines()) {
            throw new IllegalStateException("ordered " + order.lines() + " lines, moved " + moved);
        }
    }
}

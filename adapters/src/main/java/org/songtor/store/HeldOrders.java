package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Approval;
import org.songtor.port.HeldStore.Balance;
import org.songtor.port.HeldStore.End;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.Proposal;
import org.songtor.port.HeldStore.State;
import org.songtor.port.HeldStore.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held and what was ordered over it, inside the caller's transaction. */
@Component
class HeldOrders {
    private static final String FREE =
            " not exists (select from held_order_line x where x.line_id = h.line_id and x.live) ";

    private static final String MEANT = """
             h.fund_id = :fund and h.scheme = :scheme
                and (:memberNo::text is null or h.member_no = :memberNo or h.person_hash in (
                    select m.person_hash from member m where m.fund_id = :fund and m.member_no = :memberNo))
            """;

    private final JdbcClient jdbc;
    private final Entries entries;

    HeldOrders(DataSource dataSource, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
    }

    List<Balance> held(FundId fund) {
        return jdbc.sql("""
                        select scheme, array_agg(distinct period) as periods, count(*) as lines, sum(satang)::bigint as satang
                        from held_line h where fund_id = :fund and""" + FREE + "group by scheme order by scheme")
                .param("fund", fund.value())
                .query((row, n) -> new Balance(
                        SchemeCode.of(row.getString("scheme")),
                        Arrays.stream((String[]) row.getArray("periods").getArray())
                                .map(Period::of)
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getInt("lines"),
                        Satang.of(row.getLong("satang"))))
                .list();
    }

    /** Empty where nothing of it is held free. */
    Optional<Order> propose(FundId fund, Proposal proposal) {
        Optional<Long> id = jdbc.sql("""
                        with free as (
                            select h.line_id, h.satang from held_line h where""" + MEANT + "and" + FREE + """
                        ),
                        ordered as (
                            insert into held_order (fund_id, kind, scheme, proposed_by, reason, lines, satang)
                            select :fund, :kind, :scheme, :officer, :reason, count(*), sum(satang)::bigint
                            from free having count(*) > 0
                            returning order_id),
                        taken as (
                            insert into held_order_line (order_id, line_id)
                            select order_id, line_id from ordered, free)
                        select order_id from ordered
                        """)
                .param("fund", fund.value())
                .param("scheme", proposal.scheme().value())
                .param("memberNo", proposal.memberNo().orElse(null))
                .param("kind", proposal.kind().name())
                .param("officer", proposal.officer())
                .param("reason", proposal.reason())
                .query(Long.class)
                .optional();
        id.ifPresent(order -> entries.journal(
                proposal.officer(), "held.proposed", "held:" + order, proposal.kind() + " " + proposal.scheme()));
        return id.flatMap(order -> one(fund, order));
    }

    /** The oldest open order about what is meant. */
    Optional<Long> about(FundId fund, Proposal proposal) {
        return jdbc.sql("""
                        select x.order_id from held_line h join held_order_line x on x.line_id = h.line_id and x.live
                        where""" + MEANT + "order by x.order_id limit 1")
                .param("fund", fund.value())
                .param("scheme", proposal.scheme().value())
                .param("memberNo", proposal.memberNo().orElse(null))
                .query(Long.class)
                .optional();
    }

    Optional<Order> one(FundId fund, long id) {
        return jdbc.sql("select * from held_order where fund_id = ? and order_id = ?")
                .params(fund.value(), id)
                .query((row, n) -> order(row))
                .optional();
    }

    List<Order> open(FundId fund) {
        return jdbc.sql("select * from held_order where fund_id = ? and state = 'PROPOSED' order by order_id")
                .param(fund.value())
                .query((row, n) -> order(row))
                .list();
    }

    List<Order> notDone(FundId fund) {
        return jdbc.sql("""
                        select * from held_order where fund_id = ? and state in ('SENT_BACK', 'LAPSED')
                        order by ended_at desc, order_id desc limit ?
                        """)
                .params(fund.value(), HeldStore.MOST_NOT_DONE)
                .query((row, n) -> order(row))
                .list();
    }

    void done(long id, Optional<BatchId> batch, String officer) {
        jdbc.sql(
                        "update held_order set state = 'DONE', ended_at = now(), ended_by = ?, batch_id = ? where order_id = ?")
                .params(officer, batch.map(BatchId::value).orElse(null), id)
                .update();
    }

    /** It moves nothing, and its lines are free. @param reason of what is sent back, else nothing */
    void givenUp(long id, State how, String officer, @Nullable String reason) {
        jdbc.sql("update held_order set state = ?, ended_at = now(), ended_by = ?, back_for = ? where order_id = ?")
                .params(how.name(), officer, reason, id)
                .update();
        jdbc.sql("update held_order_line set live = false where order_id = ?")
                .param(id)
                .update();
        entries.journal(
                officer,
                switch (how) {
                    case WITHDRAWN -> "held.withdrawn";
                    case SENT_BACK -> "held.sentback";
                    case LAPSED -> "held.lapsed";
                    case PROPOSED, DONE ->
                        throw new IllegalArgumentException("does not end without being done: " + how);
                },
                "held:" + id,
                reason == null ? "" : reason);
    }

    private Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("order_id"),
                FundId.of(row.getString("fund_id")),
                Kind.valueOf(row.getString("kind")),
                SchemeCode.of(row.getString("scheme")),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getInt("lines"),
                Satang.of(row.getLong("satang")),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("batch_id", Long.class)).map(BatchId::new),
                approvals(row.getLong("order_id")),
                members(row.getLong("order_id")),
                whose(row.getLong("order_id")),
                end(row));
    }

    private static Optional<End> end(ResultSet row) throws SQLException {
        Optional<String> by =
                Optional.ofNullable(row.getString("ended_by")).filter(login -> !login.equals(Entries.SELF));
        Optional<String> reason = Optional.ofNullable(row.getString("back_for"));
        return Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                .map(at -> new End(at.toInstant(), by, reason));
    }

    private int members(long order) {
        return jdbc.sql(
                        "select count(distinct person_hash) from held_order_line join line using (line_id) where order_id = ?")
                .param(order)
                .query(Integer.class)
                .single();
    }

    /** Nobody signs for money without knowing whose it is. */
    private List<Whose> whose(long order) {
        return jdbc.sql("""
                        select min(concat(title, first_name, ' ', last_name)) as name, min(last_four) as last_four
                        from held_order_line join line using (line_id) where order_id = ?
                        group by person_hash order by 1, 2 limit ?
                        """)
                .params(order, Order.MOST_NAMED)
                .query((row, n) -> new Whose(row.getString("name"), row.getString("last_four")))
                .list();
    }

    private List<Approval> approvals(long order) {
        return jdbc.sql("select officer, role, at from held_approval where order_id = ? order by at, officer")
                .param(order)
                .query((row, n) -> new Approval(
                        row.getString("officer"),
                        row.getString("role"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}

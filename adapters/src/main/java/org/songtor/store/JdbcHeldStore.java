package org.songtor.store;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders over money held in trust, one at a time in a fund. */
@Repository
class JdbcHeldStore implements HeldStore {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final HeldOrders orders;
    private final HeldMoves moves;
    private final Turn turn;
    private final Entries entries;

    JdbcHeldStore(
            DataSource dataSource,
            TransactionTemplate transactions,
            HeldOrders orders,
            HeldMoves moves,
            Turn turn,
            Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.orders = orders;
        this.moves = moves;
        this.turn = turn;
        this.entries = entries;
    }

    @Override
    public List<Balance> held(FundId fund) {
        return orders.held(fund);
    }

    @Override
    public Optional<BatchId> release(FundId fund, SchemeCode scheme, Period period) {
        return In.transaction(transactions, () -> {
            turn.of(fund);
            Proposal all = new Proposal(Kind.RELEASE, scheme, Optional.empty(), Entries.SELF, "schedule");
            return orders.propose(fund, all).flatMap(order -> moves.execute(order, period, Entries.SELF));
        });
    }

    @Override
    public Order propose(FundId fund, Proposal proposal) {
        if (proposal.officer().equals(Entries.SELF) || proposal.officer().isBlank()) {
            throw new IllegalArgumentException("an order is proposed by a person");
        }
        return In.transaction(transactions, () -> {
            turn.of(fund);
            return orders.propose(fund, proposal)
                    .orElseThrow(() -> new IllegalArgumentException("nothing of it is held: " + proposal.scheme()));
        });
    }

    @Override
    public Optional<Order> order(FundId fund, long id) {
        return orders.one(fund, id);
    }

    @Override
    public List<Order> open(FundId fund) {
        return orders.open(fund);
    }

    @Override
    public Order approve(FundId fund, long id, String officer, String role) {
        return In.transaction(transactions, () -> {
            turn.of(fund);
            Order order = proposed(fund, id);
            if (order.proposedBy().equals(officer)) {
                throw new IllegalStateException("who proposed an order does not approve it");
            }
            int added = jdbc.sql("""
                            insert into held_approval (order_id, officer, role) values (?, ?, ?) on conflict do nothing
                            """).params(id, officer, role).update();
            if (added > 0) {
                entries.journal(officer, "held.approved", "held:" + id, role);
            }
            return orders.one(fund, id).orElseThrow();
        });
    }

    @Override
    public Optional<BatchId> execute(FundId fund, long id, Period period, String officer) {
        return In.transaction(transactions, () -> {
            turn.of(fund);
            Order order = proposed(fund, id);
            if (order.approvals().isEmpty()) {
                throw new IllegalStateException("nobody but its proposer stands behind order " + id);
            }
            return moves.execute(order, period, officer);
        });
    }

    @Override
    public void withdraw(FundId fund, long id, String officer) {
        transactions.executeWithoutResult(status -> {
            turn.of(fund);
            proposed(fund, id);
            orders.ended(id, State.WITHDRAWN, Optional.empty());
            jdbc.sql("update held_order_line set live = false where order_id = ?")
                    .param(id)
                    .update();
            entries.journal(officer, "held.withdrawn", "held:" + id, "");
        });
    }

    private Order proposed(FundId fund, long id) {
        return orders.one(fund, id)
                .filter(order -> order.state() == State.PROPOSED)
                .orElseThrow(() -> new IllegalStateException("no open order " + id + " of " + fund));
    }
}

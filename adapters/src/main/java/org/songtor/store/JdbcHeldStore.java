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
                    .orElseThrow(() -> orders.about(fund, proposal)
                            .<RuntimeException>map(OrderOpen::new)
                            .orElseGet(
                                    () -> new IllegalArgumentException("nothing of it is held: " + proposal.scheme())));
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
    public List<Order> notDone(FundId fund) {
        return orders.notDone(fund);
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
            if (!proposed(fund, id).proposedBy().equals(officer)) {
                throw new IllegalStateException("another proposed order " + id);
            }
            orders.givenUp(id, State.WITHDRAWN, officer, null);
        });
    }

    @Override
    public void sendBack(FundId fund, long id, SentBack said) {
        transactions.executeWithoutResult(status -> {
            turn.of(fund);
            if (proposed(fund, id).proposedBy().equals(said.officer())) {
                throw new IllegalStateException("who proposed an order does not send it back");
            }
            orders.givenUp(id, State.SENT_BACK, said.officer(), said.reason());
        });
    }

    @Override
    public int lapse(FundId fund, SchemeCode scheme) {
        return In.transaction(transactions, () -> {
            turn.of(fund);
            List<Order> over = orders.open(fund).stream()
                    .filter(order -> order.scheme().equals(scheme))
                    .toList();
            over.forEach(order -> orders.givenUp(order.id(), State.LAPSED, Entries.SELF, null));
            return over.size();
        });
    }

    private Order proposed(FundId fund, long id) {
        return orders.one(fund, id)
                .filter(order -> order.state().open())
                .orElseThrow(() -> new IllegalStateException("no open order " + id + " of " + fund));
    }
}

package org.songtor.store;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.port.DeliveryDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Switches, holds and what operators see of deliveries. */
@Repository
class JdbcDeliveryDesk implements DeliveryDesk {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DeliveryViews views;
    private final Holds holds;
    private final Replays replays;
    private final DeadWork dead;
    private final Entries entries;
    private final Stops stops;

    JdbcDeliveryDesk(
            DataSource dataSource,
            TransactionTemplate transactions,
            DeliveryViews views,
            Holds holds,
            Replays replays,
            DeadWork dead,
            Entries entries,
            Stops stops) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.views = views;
        this.holds = holds;
        this.replays = replays;
        this.dead = dead;
        this.entries = entries;
        this.stops = stops;
    }

    @Override
    public Board board() {
        return In.transaction(transactions, views::board);
    }

    @Override
    public List<Waiting> waiting(int most) {
        return views.waiting(most);
    }

    @Override
    public List<HeldBatch> heldBatches(int most) {
        return views.heldBatches(most);
    }

    @Override
    public Optional<Waiting> file(FileId id) {
        return views.file(id);
    }

    @Override
    public Optional<BatchAt> batch(BatchId id) {
        return views.batch(id);
    }

    @Override
    public List<Stopped> stopped(int most) {
        return views.stopped(most);
    }

    @Override
    public boolean stop(Optional<AgencyCode> agency, By by) {
        agency.filter(code -> !views.knows(code)).ifPresent(code -> {
            throw new IllegalArgumentException("no agency " + code + " is configured: nothing was stopped");
        });
        String name = agency.map(AgencyCode::value).orElse(DeliveryViews.ALL);
        return In.transaction(transactions, () -> stops.stop(name, by.officer(), by.reason()));
    }

    @Override
    public boolean start(Optional<AgencyCode> agency, By by) {
        String name = agency.map(AgencyCode::value).orElse(DeliveryViews.ALL);
        return In.transaction(transactions, () -> {
            boolean started = jdbc.sql("""
                            update delivery_gate set stopped_by = null, stopped_at = null, stop_reason = null
                            where agency = ? and stopped_at is not null
                            """).param(name).update() > 0;
            return told(started, by, "agency.started", "agency:" + name);
        });
    }

    @Override
    public Gate gate(Optional<AgencyCode> agency) {
        return In.transaction(transactions, () -> views.gate(agency.map(AgencyCode::value)));
    }

    private boolean told(boolean changed, By by, String event, String subject) {
        if (changed) {
            entries.journal(by.officer(), event, subject, by.reason());
        }
        return changed;
    }

    @Override
    public boolean hold(FileId id, By by) {
        return In.transaction(transactions, () -> holds.hold(id, by));
    }

    @Override
    public boolean release(FileId id, By by) {
        return In.transaction(transactions, () -> holds.release(id, by));
    }

    @Override
    public int hold(BatchId id, By by) {
        return In.transaction(transactions, () -> holds.hold(id, by));
    }

    @Override
    public int release(BatchId id, By by) {
        return In.transaction(transactions, () -> holds.release(id, by));
    }

    @Override
    public boolean retry(FileId id, By by) {
        return In.transaction(transactions, () -> {
            if (views.file(id).filter(f -> f.why() == Why.CARRIED).isPresent()) {
                return false;
            }
            boolean sooner = jdbc.sql("""
                            update outbox o set due_at = least(due_since(o), now()), rings = 0
                            from agency_file f
                            where f.file_id = ? and o.subject = f.file_id and o.parked is null and o.holder is null
                                and o.topic = 'deliver.' || f.agency || '.' || f.profile
                            """).param(id.value()).update() > 0;
            return told(sooner, by, "file.retried", "file:" + id.value());
        });
    }

    @Override
    public boolean revive(String topic, long subject, By by) {
        return In.transaction(transactions, () -> dead.revive(topic, subject, by.officer(), by.reason()));
    }

    @Override
    public Again propose(FileId id, By by) {
        return In.transaction(transactions, () -> replays.propose(id, by));
    }

    @Override
    public Again approve(long id, String officer) {
        return In.transaction(transactions, () -> replays.approve(id, officer));
    }

    @Override
    public Again withdraw(long id, String officer) {
        return In.transaction(transactions, () -> replays.withdraw(id, officer));
    }

    @Override
    public List<Again> proposals() {
        return replays.open();
    }
}

package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.delivery.Breaker;
import org.songtor.delivery.BreakerTerms;
import org.songtor.model.AgencyCode;
import org.songtor.port.Gates;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Breakers as rows, one an agency. Every time is the database's, so that nodes whose clocks differ agree. */
@Repository
class JdbcGates implements Gates {
    /** Who comes while another's attempt decides asks again soon. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Entries entries;
    private final Stops stops;

    JdbcGates(DataSource dataSource, TransactionTemplate transactions, Entries entries, Stops stops) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.entries = entries;
        this.stops = stops;
    }

    private record Gate(boolean stopped, Breaker breaker, Instant now) {}

    @Override
    public Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease) {
        Optional<Gate> seen = gate(agency, "");
        if (seen.isEmpty() || seen.get().breaker().state() == Breaker.State.CLOSED) {
            return Optional.empty();
        }
        return In.transaction(transactions, () -> {
            Gate gate = gate(agency, " for update").orElseThrow();
            if (!gate.breaker().admits(gate.now())) {
                return Optional.of(wait(gate));
            }
            put(agency, gate.breaker(), gate.breaker().probing(probe(work), gate.now(), lease));
            return Optional.empty();
        });
    }

    private static Duration wait(Gate gate) {
        Duration left = Duration.between(gate.now(), gate.breaker().until().orElseThrow());
        boolean decides = gate.breaker().state() == Breaker.State.HALF_OPEN;
        return decides && left.compareTo(SOON) > 0 ? SOON : left;
    }

    @Override
    public void ended(AgencyCode agency, Outbox.Work work, boolean answered, BreakerTerms terms) {
        if (changesNothing(agency, answered)) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            jdbc.sql("insert into delivery_gate (agency) values (?) on conflict do nothing")
                    .param(agency.value())
                    .update();
            Gate gate = gate(agency, " for update").orElseThrow();
            if (!gate.stopped()) {
                put(agency, gate.breaker(), gate.breaker().after(answered, probe(work), terms, gate.now()));
            }
        });
    }

    /** A healthy agency that answered stays healthy: without this every delivered file would lock its agency's one row and wait for the disk. */
    private boolean changesNothing(AgencyCode agency, boolean answered) {
        return answered
                && gate(agency, "").map(g -> g.breaker().equals(Breaker.CLOSED)).orElse(true);
    }

    @Override
    public void stranger(AgencyCode agency, String seen) {
        transactions.executeWithoutResult(status -> stops.stop(agency.value(), WATCH, seen));
    }

    private Optional<Gate> gate(AgencyCode agency, String lock) {
        return jdbc.sql("select *, clock_timestamp() as now from delivery_gate where agency = ?" + lock)
                .param(agency.value())
                .query((row, n) -> new Gate(
                        row.getTimestamp("stopped_at") != null,
                        breaker(row),
                        row.getTimestamp("now").toInstant()))
                .optional();
    }

    static Breaker breaker(ResultSet row) throws SQLException {
        Breaker.State state = Breaker.State.valueOf(row.getString("breaker"));
        Optional<Breaker.Probe> probe = state == Breaker.State.HALF_OPEN
                ? Optional.of(new Breaker.Probe(
                        row.getString("probe_topic"), row.getLong("probe_subject"), row.getLong("probe_token")))
                : Optional.empty();
        return new Breaker(
                state,
                row.getInt("failures"),
                row.getInt("opens"),
                Optional.ofNullable(row.getTimestamp("until")).map(Timestamp::toInstant),
                probe);
    }

    private void put(AgencyCode agency, Breaker before, Breaker now) {
        if (now.equals(before)) {
            return;
        }
        jdbc.sql("""
                        update delivery_gate set breaker = :state, failures = :failures, opens = :opens, until = :until, changed_at = now(),
                            probe_topic = :topic, probe_subject = :subject, probe_token = :token
                        where agency = :agency
                        """)
                .param("state", now.state().name())
                .param("failures", now.failures())
                .param("opens", now.opens())
                .param("until", now.until().map(Timestamp::from).orElse(null))
                .param("topic", now.probe().map(Breaker.Probe::topic).orElse(null))
                .param("subject", now.probe().map(Breaker.Probe::subject).orElse(null))
                .param("token", now.probe().map(Breaker.Probe::token).orElse(null))
                .param("agency", agency.value())
                .update();
        if (now.state() != before.state()) {
            entries.journal(
                    "breaker."
                            + now.state()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'),
                    "agency:" + agency,
                    now.failures() + " failures"
                            + now.until().map(u -> ", until " + u).orElse(""));
        }
    }

    private static Breaker.Probe probe(Outbox.Work work) {
        return new Breaker.Probe(work.topic(), work.subject(), work.token());
    }
}

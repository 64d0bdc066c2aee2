package org.songtor.store;

import static org.songtor.store.Bench.TOY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.Expectations;
import org.songtor.port.Outbox;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Views.ItemView;

/** Expectations and what waits, in a database of its own. */
abstract class ExpectationsBench {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    static final AgencyCode AGENCY = AgencyCode.of("toy");
    static final Instant DUE = Instant.parse("2026-11-23T02:00:00Z");
    static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    Bench bench;
    JdbcExpectations expectations;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        var source = DATABASE.dataSource();
        Entries entries = new Entries(source);
        expectations = new JdbcExpectations(
                source,
                DATABASE.transactions(),
                new ExpectationRows(source),
                new SeenRows(source),
                new ReviewItems(source, entries),
                entries);
        expectations.begin();
        expectations.begin();
        bench.jdbc
                .sql("update outbox set due_at = now(), holder = null where topic = 'expect'")
                .update();
    }

    Outbox.Work work() {
        return bench.outbox
                .take(Outbox.EXPECT, Expectations.ALL, Duration.ofMinutes(1))
                .orElseThrow();
    }

    void judged(Expected one, Judgement judgement) {
        expectations.judged(work(), Map.of(one, judgement), Duration.ZERO);
    }

    List<ItemView> items(Expected one) {
        return bench.views.items(Bench.OPERATOR, 1000).stream()
                .filter(i -> i.subject().equals(one.subject()))
                .toList();
    }

    List<Judgement.SeenStatement> seen() {
        return expectations.statements(Bench.DAY).getOrDefault(AGENCY, List.of());
    }

    static Expected.OfBatch of(FundId fund, String period, Optional<AgencyCode> agency) {
        return new Expected.OfBatch(fund, Period.of(period), agency, DUE);
    }

    static ProfileId other(Pending one) {
        return one.profile().equals(TOY) ? Bench.OTHER : TOY;
    }
}

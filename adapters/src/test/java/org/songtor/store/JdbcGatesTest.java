package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.delivery.BreakerTerms;
import org.songtor.model.AgencyCode;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.DeliveryDesk.Gate;
import org.songtor.port.DeliveryDesk.Stop;
import org.songtor.port.Outbox.Work;

class JdbcGatesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AgencyCode TOY = AgencyCode.of("toy");
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final BreakerTerms TERMS = new BreakerTerms(2, Duration.ofMinutes(1), Duration.ofMinutes(10));
    private static final boolean FAILED = false;
    private static final boolean ANSWERED = true;
    private static final By WICHAI = new By("wichai", "ปิดปรับปรุง");

    private final Stores stores = new Stores(DATABASE);
    private final JdbcGates gates = stores.gates();
    private final JdbcOutbox outbox = stores.outbox("node-1");

    @BeforeEach
    void shut() {
        DATABASE.jdbc().sql("delete from outbox").update();
        DATABASE.jdbc().sql("delete from delivery_gate where agency <> '*'").update();
        DATABASE.jdbc()
                .sql("update delivery_gate set stopped_by = null, stopped_at = null, stop_reason = null")
                .update();
    }

    @Test
    void an_agency_that_fails_again_and_again_is_left_alone_by_every_node() {
        fail(1);
        assertThat(gates.closed(TOY, work(3), LEASE)).isEmpty();
        fail(2);
        assertThat(stores.gates().closed(TOY, work(3), LEASE).orElseThrow())
                .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
        assertThat(gates.closed(AgencyCode.of("other"), work(3), LEASE)).isEmpty();
        assertThat(journal("breaker.open")).isPositive();
    }

    @Test
    void nothing_of_an_agency_that_is_left_alone_rings_and_everything_does_when_its_time_is_over() {
        stores.entries().work("deliver.toy.one", 1);
        stores.entries().work("deliver.other.one", 2);
        stores.entries().work("write", 3);
        open();
        assertThat(rung()).containsExactlyInAnyOrder(2L, 3L);
        assertThat(outbox.take("deliver.toy.one", 1, LEASE)).isEmpty();
        timeIsOver();
        assertThat(rung()).containsExactly(1L);
    }

    @Test
    void of_many_that_come_when_the_time_is_over_one_goes_and_the_others_ask_again_soon() throws Exception {
        open();
        timeIsOver();
        List<Callable<Optional<Duration>>> at = new ArrayList<>();
        for (long n = 1; n <= 16; n++) {
            Work work = work(n);
            at.add(() -> gates.closed(TOY, work, LEASE));
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Duration> waits = new ArrayList<>();
        try {
            for (Future<Optional<Duration>> f : pool.invokeAll(at)) {
                f.get().ifPresent(waits::add);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(waits).hasSize(15).allMatch(w -> w.equals(Duration.ofSeconds(2)));
    }

    @Test
    void the_one_attempt_that_was_let_through_decides_and_no_other() {
        open();
        timeIsOver();
        assertThat(gates.closed(TOY, work(7), LEASE)).isEmpty();
        gates.ended(TOY, work(8), FAILED, TERMS);
        assertThat(state()).isEqualTo("HALF_OPEN");
        gates.ended(TOY, new Work("deliver.toy.one", 7, 99), FAILED, TERMS);
        assertThat(state()).as("an older take of the same file").isEqualTo("HALF_OPEN");
        gates.ended(TOY, work(7), ANSWERED, TERMS);
        assertThat(state()).isEqualTo("CLOSED");
    }

    @Test
    void while_a_person_stops_the_agency_nothing_rings_and_nothing_is_concluded() {
        stores.entries().work("deliver.toy.one", 1);
        assertThat(stores.desk().stop(Optional.of(TOY), WICHAI)).isTrue();
        assertThat(stores.desk().stop(Optional.of(TOY), WICHAI)).isFalse();
        assertThat(rung()).isEmpty();
        fail(1);
        fail(2);
        assertThat(state()).isEqualTo("CLOSED");
        assertThat(stores.desk().start(Optional.of(TOY), WICHAI)).isTrue();
        assertThat(rung()).containsExactly(1L);
        assertThat(journal("agency.stopped")).isPositive();
    }

    @Test
    void the_switch_of_all_stops_all_and_starting_all_does_not_start_one_that_was_stopped_by_itself() {
        stores.entries().work("deliver.toy.one", 1);
        stores.entries().work("deliver.other.one", 2);
        stores.desk().stop(Optional.empty(), WICHAI);
        stores.desk().stop(Optional.of(TOY), WICHAI);
        assertThat(rung()).isEmpty();
        assertThat(stores.desk().board().all().orElseThrow().reason()).isEqualTo("ปิดปรับปรุง");
        stores.desk().start(Optional.empty(), WICHAI);
        assertThat(rung()).containsExactly(2L);
    }

    @Test
    void the_switch_says_who_stopped_it_and_who_started_it_last() {
        Optional<AgencyCode> toy = Optional.of(TOY);
        assertThat(stores.desk().gate(Optional.of(AgencyCode.of("nowhere"))).known())
                .isFalse();
        stores.desk().stop(toy, WICHAI);
        Gate stopped = stores.desk().gate(toy);
        assertThat(stopped.known()).isTrue();
        assertThat(stopped.stop().orElseThrow().officer()).isEqualTo(WICHAI.officer());
        assertThat(stopped.all()).isEmpty();
        stores.desk().start(toy, new By("ornuma", "เปิดแล้ว"));
        stores.desk().stop(Optional.empty(), WICHAI);
        Gate started = stores.desk().gate(toy);
        assertThat(started.stop()).isEmpty();
        assertThat(started.all().orElseThrow().reason()).isEqualTo(WICHAI.reason());
        assertThat(started.started().orElseThrow())
                .returns("ornuma", Stop::officer)
                .returns("เปิดแล้ว", Stop::reason);
        Gate all = stores.desk().gate(Optional.empty());
        assertThat(all.known()).isTrue();
        assertThat(all.stop().orElseThrow().reason()).isEqualTo(WICHAI.reason());
        assertThat(all.all()).isEmpty();
        stores.desk().start(Optional.empty(), WICHAI);
    }

    private void open() {
        fail(1);
        fail(2);
    }

    private void fail(long subject) {
        gates.ended(TOY, work(subject), FAILED, TERMS);
    }

    private void timeIsOver() {
        DATABASE.jdbc()
                .sql("update delivery_gate set until = now() where agency = 'toy'")
                .update();
    }

    private List<Long> rung() {
        return outbox.ring(10, LEASE).stream().map(Work::subject).toList();
    }

    private static Work work(long subject) {
        return new Work("deliver.toy.one", subject, 1);
    }

    private static String state() {
        return DATABASE.jdbc()
                .sql("select breaker from delivery_gate where agency = 'toy'")
                .query(String.class)
                .single();
    }

    private static long journal(String event) {
        return DATABASE.jdbc()
                .sql("select count(*) from journal where event = ?")
                .param(event)
                .query(Long.class)
                .single();
    }
}

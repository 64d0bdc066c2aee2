package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.port.Outbox;
import org.songtor.settings.Channel;

class WorkerTest {
    private final TimedOutbox outbox = new TimedOutbox();
    private final SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
    private final Worker worker = FlowFixture.worker(outbox, settings);
    private final List<Long> done = new ArrayList<>();

    @BeforeEach
    void work() {
        outbox.add(Outbox.CHECK, 1);
    }

    @Test
    void work_is_done_once_however_often_it_rings() {
        worker.run(Outbox.CHECK, 1, this::finish);
        worker.run(Outbox.CHECK, 1, this::finish);
        assertThat(done).containsExactly(1L);
        assertThat(outbox.waiting(Outbox.CHECK)).isZero();
    }

    @Test
    void a_ring_for_work_that_somebody_holds_is_ignored() {
        worker.run(Outbox.CHECK, 1, held -> worker.run(Outbox.CHECK, 1, this::finish));
        assertThat(done).isEmpty();
    }

    @Test
    void work_whose_holder_died_is_taken_when_the_lease_is_over_and_the_late_holder_is_refused() {
        Outbox.Work dead = worker.take(Outbox.CHECK, 1).orElseThrow();
        outbox.pass(settings.work().lease().minusMillis(1));
        assertThat(worker.take(Outbox.CHECK, 1)).isEmpty();
        outbox.pass(Duration.ofMillis(1));
        worker.run(Outbox.CHECK, 1, this::finish);
        assertThat(done).containsExactly(1L);
        assertThatThrownBy(() -> outbox.done(dead)).hasMessageContaining("stale");
    }

    @Test
    void a_step_that_fails_lets_its_work_go_and_it_rings_again_later() {
        assertThatThrownBy(() -> worker.run(Outbox.CHECK, 1, work -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(outbox.ring(10, Duration.ofSeconds(10))).isEmpty();
        outbox.pass(Duration.ofSeconds(5));
        assertThat(outbox.ring(10, Duration.ofSeconds(10))).hasSize(1);
        worker.run(Outbox.CHECK, 1, this::finish);
        assertThat(done).containsExactly(1L);
    }

    @Test
    void work_that_a_database_outage_cut_off_keeps_its_row_until_the_lease_ends_and_no_longer() {
        outbox.away(true);
        assertThatThrownBy(() -> worker.run(Outbox.CHECK, 1, work -> {
                    throw new IllegalStateException("connection lost");
                }))
                .hasMessage("connection lost")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("database"));
        outbox.away(false);
        outbox.pass(settings.work().lease().minusMillis(1));
        assertThat(worker.take(Outbox.CHECK, 1))
                .as("its lease is not renewed, and not over")
                .isEmpty();
        outbox.pass(Duration.ofMillis(1));
        worker.run(Outbox.CHECK, 1, this::finish);
        assertThat(done).containsExactly(1L);
    }

    @Test
    void a_step_that_fails_after_it_lost_its_work_tells_its_own_failure() {
        assertThatThrownBy(() -> worker.run(Outbox.CHECK, 1, work -> {
                    outbox.done(work);
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("stale"));
    }

    private void finish(Outbox.Work work) {
        outbox.done(work);
        done.add(work.subject());
    }
}

package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.port.Outbox;
import org.songtor.settings.Channel;

class LeasesTest {
    private final TimedOutbox outbox = new TimedOutbox();
    private final SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
    private final HandClock clock = new HandClock(Instant.EPOCH);
    private final Leases leases = new Leases(outbox, settings, clock);
    private final Worker worker = new Worker(outbox, leases, settings);

    @BeforeEach
    void work() {
        outbox.add(Outbox.CHECK, 1);
    }

    @Test
    void slow_work_keeps_its_lease_for_as_long_as_it_goes_on() {
        Outbox.Work slow = worker.take(Outbox.CHECK, 1).orElseThrow();
        for (int n = 0; n < 20; n++) {
            pass(settings.work().lease().dividedBy(2));
            leases.renew();
            assertThat(worker.take(Outbox.CHECK, 1)).isEmpty();
        }
        outbox.done(slow);
    }

    @Test
    void work_that_goes_on_for_too_long_is_taken_for_hung_and_another_may_take_it() {
        assertThat(worker.take(Outbox.CHECK, 1)).isPresent();
        pass(settings.work().longest().plusMillis(1));
        leases.renew();
        assertThat(worker.take(Outbox.CHECK, 1)).isPresent();
    }

    @Test
    void what_ended_is_not_renewed() {
        Outbox.Work work = worker.take(Outbox.CHECK, 1).orElseThrow();
        worker.ended(work);
        pass(settings.work().lease().dividedBy(2));
        leases.renew();
        pass(settings.work().lease().dividedBy(2));
        assertThat(worker.take(Outbox.CHECK, 1)).isPresent();
    }

    private void pass(Duration time) {
        clock.moveOn(time);
        outbox.pass(time);
    }
}

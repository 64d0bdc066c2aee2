package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
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

    /** A map that is walked through may still show what was taken out of it meanwhile, where it lies behind what is looked at: here all lie in one bin of it. */
    @Test
    void what_is_let_go_while_another_is_renewed_is_not_renewed_after_it() {
        List<Outbox.Work> all = LongStream.range(0, 1_000)
                .mapToObj(n -> new Outbox.Work(Outbox.CHECK, n, 1))
                .filter(work -> bin(work) == 0)
                .limit(3)
                .toList();
        List<Outbox.Work> renewed = new ArrayList<>();
        Leases[] these = new Leases[1];
        Outbox ends = new TimedOutbox() {
            @Override
            public boolean renew(Work work, Duration lease) {
                renewed.add(work);
                all.forEach(these[0]::letGo);
                return true;
            }
        };
        these[0] = new Leases(ends, settings, clock);
        all.forEach(these[0]::keep);
        these[0].renew();
        assertThat(renewed).hasSize(1);
    }

    /** Of a {@link java.util.concurrent.ConcurrentHashMap} of 16 bins. */
    private static int bin(Outbox.Work work) {
        return (work.hashCode() ^ work.hashCode() >>> 16) & 15;
    }

    private void pass(Duration time) {
        clock.moveOn(time);
        outbox.pass(time);
    }
}

package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.console.DeliveryDouble;
import org.songtor.port.Outbox;

class QueueMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TimedOutbox outbox = new TimedOutbox();
    private final QueueMetrics metrics = new QueueMetrics(outbox, new DeliveryDouble(), registry);

    @Test
    void every_queue_has_a_depth_and_an_age_and_every_agency_its_gate() {
        outbox.add(Outbox.CHECK, 1);
        outbox.add(Outbox.CHECK, 2);
        metrics.measure();
        assertThat(value("songtor.queue.depth", "topic", "check")).contains(2.0);
        assertThat(value("songtor.queue.age", "topic", "check")).contains(0.0);
        assertThat(value("songtor.delivery.breaker", "agency", "nsf")).contains(2.0);
        assertThat(value("songtor.delivery.breaker", "agency", "baac")).contains(0.0);
        assertThat(value("songtor.delivery.halted", "agency", "baac")).contains(1.0);
        assertThat(value("songtor.delivery.halted", "agency", "nsf")).contains(0.0);
    }

    @Test
    void a_queue_that_is_empty_again_is_not_told_as_it_was() {
        outbox.add(Outbox.CHECK, 1);
        metrics.measure();
        outbox.take(Outbox.CHECK, 1, java.time.Duration.ofMinutes(1)).ifPresent(outbox::done);
        metrics.measure();
        assertThat(value("songtor.queue.depth", "topic", "check")).isEmpty();
    }

    private Optional<Double> value(String name, String tag, String of) {
        return Optional.ofNullable(registry.find(name).tag(tag, of).gauge()).map(g -> g.value());
    }
}

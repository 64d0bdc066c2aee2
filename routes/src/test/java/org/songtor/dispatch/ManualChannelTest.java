package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.Queues;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.flow.Worker;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.port.Gates;
import org.songtor.settings.Channel;

/** The route of files that people carry. */
class ManualChannelTest {
    private final TimedOutbox outbox = new TimedOutbox();
    private final OneFile file = new OneFile(outbox, new byte[] {1, 2, 3});
    private final SongtorSettings settings =
            FlowFixture.settings(Channel.MANUAL, URI.create("counter:district-office"));
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        Worker worker = FlowFixture.worker(outbox, settings);
        Delivery delivery = new Delivery(worker, file, Gates.NONE, settings, SendingCalendar.ALWAYS, Clock.systemUTC());
        camel.addRoutes(FlowFixture.failurePolicy());
        camel.addRoutes(new ManualChannel(worker, file, delivery));
        TemplatedRouteBuilder.builder(camel, ManualChannel.TEMPLATE)
                .routeId("deliver")
                .parameter("from", "direct:deliver")
                .parameter("profile", FlowFixture.DUES.toString())
                .add();
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void ring() {
        outbox.ring(10, Duration.ofSeconds(1));
        camel.createProducerTemplate().sendBody("direct:deliver", "1");
    }

    @Test
    void a_file_to_be_carried_stays_signed_and_waiting_and_is_looked_at_again_in_an_hour() {
        ring();
        assertThat(file.attempts).as("nothing leaves by itself").isZero();
        assertThat(file.state).isEqualTo(FileState.SIGNED);
        assertThat(outbox.waiting(Queues.deliver(FlowFixture.DUES))).isOne();
        outbox.pass(Duration.ofHours(1).minusMillis(1));
        assertThat(outbox.ring(10, Duration.ZERO)).isEmpty();
        outbox.pass(Duration.ofMillis(1));
        assertThat(outbox.ring(10, Duration.ZERO)).hasSize(1);
    }

    @Test
    void an_answer_before_the_handover_is_confirmed_proves_the_arrival_and_ends_the_wait() {
        file.state = FileState.ANSWERED;
        ring();
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(file.sendings).isZero();
        assertThat(outbox.waiting(Queues.deliver(FlowFixture.DUES))).isZero();
    }
}

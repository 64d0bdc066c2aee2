package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.Queues;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.flow.Worker;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.Gates;
import org.songtor.reference.Holiday.Province;
import org.songtor.settings.Channel;

/** The route of files that people carry. */
class ManualChannelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final TimedOutbox outbox = new TimedOutbox();
    private final OneFile file = new OneFile(outbox, new byte[] {1, 2, 3});
    private final SongtorSettings settings =
            FlowFixture.settings(Channel.MANUAL, URI.create("counter:district-office"));
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private LateRule late = LateRule.NEXT_WINDOW;
    private Optional<Instant> due = Optional.empty();
    private Instant now = NOW;

    /** The last day and the late rule that a test set. */
    private final class Calendar implements SendingCalendar {
        @Override
        public Optional<Window> window(ProfileId profile, Instant at) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> due(ProfileId profile, Period period, Set<Province> where) {
            return due;
        }

        @Override
        public LateRule late(ProfileId profile, Instant at) {
            return late;
        }
    }

    /** Stands still until a test moves it. */
    private final class Moved extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() throws Exception {
        Worker worker = FlowFixture.worker(outbox, settings);
        Delivery delivery = new Delivery(worker, file, Gates.NONE, settings, new Calendar(), new Moved());
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
    void at_its_last_cut_off_what_nobody_took_out_is_held_until_a_person_releases_it() {
        late = LateRule.HOLD;
        due = Optional.of(NOW.plus(Duration.ofMinutes(20)));
        ring();
        assertThat(file.held).isEmpty();
        outbox.pass(Duration.ofMinutes(20).minusMillis(1));
        assertThat(outbox.ring(10, Duration.ZERO)).isEmpty();
        outbox.pass(Duration.ofMillis(1));
        now = NOW.plus(Duration.ofMinutes(20));
        ring();
        assertThat(file.held.orElseThrow()).contains("เลยกำหนดส่ง", "a person decides");
        assertThat(file.attempts).as("holding is no attempt").isZero();
        file.held = Optional.empty();
        file.released = Optional.of(now.plusSeconds(1));
        ring();
        assertThat(file.held).isEmpty();
        assertThat(outbox.ring(10, Duration.ZERO)).as("in an hour").isEmpty();
    }

    @Test
    void what_was_taken_out_in_time_or_is_late_by_another_rule_is_not_held() {
        due = Optional.of(NOW.minusSeconds(1));
        ring();
        late = LateRule.HOLD;
        file.takenOut = true;
        outbox.pass(Duration.ofHours(1));
        ring();
        assertThat(file.held).isEmpty();
        assertThat(outbox.waiting(Queues.deliver(FlowFixture.DUES))).isOne();
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

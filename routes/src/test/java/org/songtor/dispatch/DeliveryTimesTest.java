package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.BreakerTerms;
import org.songtor.delivery.SendingCalendar;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.SongtorSettings.Channel;
import org.songtor.flow.TimedOutbox;
import org.songtor.model.AgencyCode;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.port.Gates;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;

/** When an attempt begins, and what is made of one that may not. */
class DeliveryTimesTest {
    private static final String PROFILE = "toy/dues";
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final TimedOutbox outbox = new TimedOutbox();
    private final OneFile file = new OneFile(outbox, new byte[] {1, 2, 3});
    private final SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
    private final Gate gate = new Gate();
    private Optional<Window> window = Optional.empty();
    private Instant now = NOW;

    /** Says what it is told to, and writes down what it hears. */
    private static final class Gate implements Gates {
        private final List<Outcome> heard = new ArrayList<>();
        private Optional<Duration> wait = Optional.empty();

        @Override
        public Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease) {
            return wait;
        }

        @Override
        public void ended(AgencyCode agency, Outbox.Work work, Outcome outcome, BreakerTerms terms) {
            heard.add(outcome);
        }

        @Override
        public void stranger(AgencyCode agency, String seen) {
            throw new AssertionError("nobody is a stranger here: " + seen);
        }
    }

    private Delivery delivery() {
        return new Delivery(
                FlowFixture.worker(outbox, settings),
                file,
                gate,
                settings,
                (SendingCalendar) (profile, at) -> window,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void outside_the_agencys_hours_no_attempt_begins_and_the_file_waits_for_the_opening() {
        window = Optional.of(new Window(NOW.plus(Duration.ofHours(14)), NOW.plus(Duration.ofHours(20))));
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.attempts).as("waiting is no attempt").isZero();
        outbox.pass(Duration.ofHours(14).minusMillis(1));
        assertThat(outbox.ring(1, Duration.ZERO)).isEmpty();
        outbox.pass(Duration.ofMillis(1));
        now = NOW.plus(Duration.ofHours(14));
        assertThat(outbox.ring(1, Duration.ZERO)).hasSize(1);
        assertThat(delivery().begin(PROFILE, 1)).isNotNull();
    }

    @Test
    void an_agency_that_is_left_alone_gets_no_attempt_and_the_file_loses_none() {
        gate.wait = Optional.of(Duration.ofSeconds(30));
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.attempts).isZero();
        outbox.pass(Duration.ofSeconds(29));
        assertThat(outbox.ring(1, Duration.ZERO)).as("no busy loop").isEmpty();
        outbox.pass(Duration.ofSeconds(1));
        gate.wait = Optional.empty();
        assertThat(delivery().begin(PROFILE, 1)).isNotNull();
    }

    @Test
    void the_breaker_hears_of_what_an_agency_did_and_not_of_what_a_person_stopped() {
        Attempt attempt = begin();
        delivery().failed(attempt, new HeldBackException("stopped"));
        assertThat(gate.heard).isEmpty();
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        delivery().failed(begin(), new IOException("connection reset"));
        assertThat(gate.heard).hasSize(1);
    }

    @Test
    void a_file_that_may_have_arrived_is_not_sent_again_by_an_edge_that_did_not_ask() {
        file.state = FileState.SENT;
        file.firstAttempt = NOW;
        Attempt unasked = begin();
        assertThatThrownBy(() -> delivery().sending(unasked)).isInstanceOf(UnaskedException.class);
        assertThat(file.sendings).isZero();
        delivery().failed(unasked, new UnaskedException("may be there"));
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(file.state).as("it waits for its answer").isEqualTo(FileState.SENT);
        outbox.pass(Duration.ofDays(2).minusMillis(1));
        assertThat(outbox.ring(1, Duration.ZERO)).isEmpty();
        outbox.pass(Duration.ofMillis(1));
        now = NOW.plus(Duration.ofDays(2));
        delivery().failed(begin(), new UnaskedException("may be there"));
        assertThat(file.state).as("and then for a person").isEqualTo(FileState.UNDELIVERABLE);
    }

    @Test
    void a_file_that_may_have_arrived_is_sent_again_when_the_other_side_says_that_it_is_not_there() {
        file.state = FileState.SENT;
        delivery().sending(begin().withThere(Optional.empty()));
        assertThat(file.sendings).isOne();
    }

    @Test
    void an_attempt_that_would_come_after_the_budget_of_time_is_a_persons() {
        file.firstAttempt = NOW.minus(Duration.ofHours(1));
        delivery().failed(begin(), new IOException("connection reset"));
        assertThat(file.state).isEqualTo(FileState.UNDELIVERABLE);
    }

    @Test
    void no_error_whatever_it_is_makes_a_file_delivered() {
        for (Exception cause : List.of(
                new IOException("226 Transfer complete"),
                new IllegalStateException("OK"),
                new NullPointerException(),
                new SecurityException("permission denied"),
                new Exception("delivered"))) {
            file.outcomes.clear();
            file.state = FileState.SIGNED;
            file.attempts = 0;
            file.firstAttempt = NOW;
            Attempt attempt = delivery().sending(begin().withThere(Optional.empty()));
            delivery().failed(attempt, cause);
            assertThat(file.onlyOutcome()).isNotInstanceOf(Outcome.Delivered.class);
            assertThat(file.state).isNotEqualTo(FileState.DELIVERED);
        }
    }

    private Attempt begin() {
        outbox.pass(Duration.ofSeconds(10));
        Attempt attempt = delivery().begin(PROFILE, 1);
        if (attempt == null) {
            throw new AssertionError("the work is not free");
        }
        return attempt;
    }
}

package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.flow.FlowFixture;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.Sha256;
import org.songtor.port.HeldBackException;
import org.songtor.settings.Channel;

/** When an attempt begins: hours, an agency that is left alone, what its breaker hears, what may have arrived, and a budget of time. */
class DeliveryTimesTest extends DeliveryTimesBench {
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
        assertThat(gate.heard).containsExactly(false);
    }

    @Test
    void a_refusal_of_the_file_is_an_answer() {
        delivery().finish(begin().withThere(Optional.of(Sha256.of(new byte[] {1}))));
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(gate.heard).containsExactly(true);
    }

    @Test
    void what_was_put_and_is_not_shown_is_trouble_where_the_other_side_shows_what_it_holds() {
        delivery().finish(delivery().sending(begin().withThere(Optional.empty())));
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(gate.heard).containsExactly(false);
    }

    @Test
    void where_receipts_are_proof_an_agency_that_wrote_none_yet_is_well_and_one_that_fails_is_not() {
        settings = FlowFixture.byReceipt(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
        delivery().finish(delivery().sending(begin().withThere(Optional.empty())));
        delivery().finish(begin().withThere(Optional.empty()));
        assertThat(file.outcomes).hasSize(2).allMatch(Outcome.Unknown.class::isInstance);
        assertThat(gate.heard).as("it took the file, and answered").containsExactly(true, true);
        delivery().failed(begin(), new IOException("connection reset"));
        assertThat(gate.heard).containsExactly(true, true, false);
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
}

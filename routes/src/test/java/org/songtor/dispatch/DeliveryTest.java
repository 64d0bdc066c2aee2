package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.Queues;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.Gates;
import org.songtor.settings.Channel;

class DeliveryTest {
    private static final ProfileId PROFILE = ProfileId.of("toy/dues");
    private static final IOException FAILURE = new IOException("connection reset");

    private final TimedOutbox outbox = new TimedOutbox();
    private final OneFile file = new OneFile(outbox, new byte[] {1, 2, 3});
    private final SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
    private final Delivery delivery = new Delivery(
            FlowFixture.worker(outbox, settings),
            file,
            Gates.NONE,
            settings,
            SendingCalendar.ALWAYS,
            Clock.systemUTC());

    @Test
    void a_file_the_other_side_shows_with_the_same_hash_is_delivered() {
        Attempt sent = delivery.sending(begin());
        delivery.finish(sent.withThere(Optional.of(file.sha256())));
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(file.state).isEqualTo(FileState.DELIVERED);
    }

    @Test
    void a_file_that_was_sent_and_is_not_shown_is_unknown_and_the_next_attempt_asks_first() {
        delivery.finish(delivery.sending(begin()));
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        outbox.pass(Duration.ofSeconds(2));
        outbox.ring(1, Duration.ZERO);
        Attempt next = begin();
        assertThat(next.begun()).isFalse();
        assertThat(delivery.absent(next)).isTrue();
        assertThat(delivery.absent(next.withThere(Optional.of(file.sha256())))).isFalse();
        delivery.finish(next.withThere(Optional.of(file.sha256())));
        assertThat(file.outcomes.get(1).detail()).contains("earlier attempt");
        assertThat(file.sendings).isEqualTo(1);
    }

    @Test
    void other_bytes_under_a_name_of_ours_that_never_left_are_a_persons() {
        delivery.finish(begin().withThere(Optional.of(Sha256.of(new byte[] {1}))));
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(file.state).isEqualTo(FileState.UNDELIVERABLE);
        assertThat(file.sendings).isZero();
    }

    @Test
    void half_of_our_bytes_are_asked_for_again_never_put_over_and_sent_again_only_when_they_are_gone() {
        Optional<Sha256> half = Optional.of(Sha256.of(new byte[] {1}));
        delivery.finish(delivery.sending(begin()).withThere(half));
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Unknown.class);
        outbox.pass(Duration.ofSeconds(2));
        Attempt second = begin().withThere(half);
        assertThat(delivery.absent(second)).as("nothing is put over them").isFalse();
        delivery.finish(second);
        assertThat(file.outcomes.get(1)).isInstanceOf(Outcome.Unknown.class);
        assertThat(file.state).isEqualTo(FileState.SENT);
        outbox.pass(Duration.ofSeconds(4));
        assertThat(delivery.absent(begin().withThere(Optional.empty()))).isTrue();
        assertThat(file.sendings).isOne();
    }

    @Test
    void half_of_our_bytes_that_stay_so_are_a_persons_in_the_end() {
        Optional<Sha256> half = Optional.of(Sha256.of(new byte[] {1}));
        delivery.finish(delivery.sending(begin()).withThere(half));
        for (int wait : new int[] {2, 4}) {
            outbox.pass(Duration.ofSeconds(wait));
            delivery.finish(begin().withThere(half));
        }
        assertThat(file.state).isEqualTo(FileState.UNDELIVERABLE);
        assertThat(file.sendings).isOne();
    }

    @Test
    void half_of_our_bytes_that_stay_so_too_long_are_a_persons_before_the_budget_is_used_up() {
        Optional<Sha256> half = Optional.of(Sha256.of(new byte[] {1}));
        file.firstAttempt = Instant.now().minus(Duration.ofMinutes(30));
        delivery.finish(delivery.sending(begin()).withThere(half));
        assertThat(file.state)
                .as("they were just put, and are asked for once more")
                .isEqualTo(FileState.SENT);
        outbox.pass(Duration.ofSeconds(2));
        delivery.finish(begin().withThere(half));
        assertThat(file.state).isEqualTo(FileState.UNDELIVERABLE);
        assertThat(file.attempts).as("of three").isEqualTo(2);
        assertThat(file.outcomes.get(1)).isInstanceOf(Outcome.Unknown.class);
        assertThat(file.outcomes.get(1).detail()).contains("they stay so, and a person decides");
    }

    @Test
    void a_failure_before_the_first_byte_is_tried_again_and_one_after_it_is_unknown() {
        delivery.failed(begin(), FAILURE);
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        outbox.pass(Duration.ofSeconds(2));
        delivery.failed(delivery.sending(begin()), FAILURE);
        assertThat(file.outcomes.get(1)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void the_edge_judges_its_own_error_by_how_far_the_attempt_had_come() {
        ConnectException nobodyThere = new ConnectException("Connection refused");
        delivery.failed(delivery.sending(begin()), nobodyThere);
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        outbox.pass(Duration.ofSeconds(2));
        delivery.failed(delivery.sent(delivery.sending(begin().withThere(Optional.empty()))), nobodyThere);
        assertThat(file.outcomes.get(1)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void where_only_a_receipt_is_proof_a_file_that_may_have_left_is_not_sent_again() {
        SongtorSettings byReceipt = FlowFixture.byReceipt(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
        Delivery careful = new Delivery(
                FlowFixture.worker(outbox, byReceipt),
                file,
                Gates.NONE,
                byReceipt,
                SendingCalendar.ALWAYS,
                Clock.systemUTC());
        Attempt first = begin(careful);
        assertThat(careful.absent(first)).as("nothing ever left").isTrue();
        careful.failed(careful.sending(first), FAILURE);
        outbox.pass(Duration.ofSeconds(2));
        Attempt second = begin(careful);
        assertThat(careful.absent(second)).isFalse();
        careful.finish(second);
        assertThat(file.outcomes.get(1)).isInstanceOf(Outcome.Unknown.class);
        assertThat(file.outcomes.get(1).detail()).contains("no receipt");
    }

    @Test
    void after_the_last_attempt_a_person_decides() {
        for (int wait : new int[] {2, 4, 8}) {
            assertThat(file.state).isNotEqualTo(FileState.UNDELIVERABLE);
            delivery.failed(begin(), FAILURE);
            outbox.pass(Duration.ofSeconds(wait));
        }
        assertThat(file.outcomes).hasSize(3);
        assertThat(file.state).isEqualTo(FileState.UNDELIVERABLE);
        assertThat(delivery.begin(PROFILE, 1)).isNull();
    }

    @Test
    void work_that_somebody_holds_is_not_begun_twice() {
        assertThat(begin()).isNotNull();
        assertThat(delivery.begin(PROFILE, 1)).isNull();
    }

    @Test
    void an_attempt_that_outlived_its_lease_neither_sends_nor_records() {
        Attempt late = begin();
        outbox.pass(settings.work().lease());
        Attempt second = begin();
        assertThatThrownBy(() -> delivery.sending(late)).hasMessageContaining("stale");
        assertThatThrownBy(() -> delivery.finish(late.withThere(Optional.of(file.sha256()))))
                .hasMessageContaining("stale");
        delivery.finish(second.withThere(Optional.of(file.sha256())));
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void a_file_that_is_answered_already_is_noted_as_delivered_and_not_sent() {
        file.state = FileState.ANSWERED;
        assertThat(delivery.begin(PROFILE, 1)).isNull();
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(file.sendings).isZero();
        assertThat(outbox.waiting(Queues.deliver(FlowFixture.DUES))).isZero();
    }

    @Test
    void work_whose_file_cannot_be_read_is_let_go_and_not_held_until_its_lease_is_over() {
        file.broken = true;
        assertThatThrownBy(() -> delivery.begin(PROFILE, 1)).hasMessageContaining("database");
        file.broken = false;
        outbox.pass(Duration.ofSeconds(5));
        assertThat(begin()).isNotNull();
    }

    private Attempt begin() {
        return begin(delivery);
    }

    private static Attempt begin(Delivery by) {
        Attempt attempt = by.begin(PROFILE, 1);
        if (attempt == null) {
            throw new AssertionError("the work is not free");
        }
        return attempt;
    }
}

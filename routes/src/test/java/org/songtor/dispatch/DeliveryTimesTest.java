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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.BreakerTerms;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.SendingCalendar;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.Queues;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.model.AgencyCode;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.Gates;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.songtor.reference.Holiday.Province;
import org.songtor.settings.Channel;

/** When an attempt begins, and what is made of one that may not. */
class DeliveryTimesTest {
    private static final ProfileId PROFILE = ProfileId.of("toy/dues");
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final TimedOutbox outbox = new TimedOutbox();
    private final OneFile file = new OneFile(outbox, new byte[] {1, 2, 3});
    private SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
    private final Gate gate = new Gate();
    private Optional<Window> window = Optional.empty();
    private Instant now = NOW;
    private Optional<Instant> due = Optional.empty();
    private LateRule late = LateRule.NEXT_WINDOW;

    /** From when on another rule is in force, if one is. */
    private Optional<Instant> lateFrom = Optional.empty();

    private LateRule lateThen = LateRule.NEXT_WINDOW;

    /** Says what it is told to, and writes down what it hears. */
    private static final class Gate implements Gates {
        private final List<Boolean> heard = new ArrayList<>();
        private Optional<Duration> wait = Optional.empty();

        @Override
        public Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease) {
            return wait;
        }

        @Override
        public void ended(AgencyCode agency, Outbox.Work work, boolean answered, BreakerTerms terms) {
            heard.add(answered);
        }

        @Override
        public void stranger(AgencyCode agency, String seen) {
            throw new AssertionError("nobody is a stranger here: " + seen);
        }
    }

    private boolean unknown;

    /** The windows, the last day and the late rule that a test set. */
    private final class Calendar implements SendingCalendar {
        @Override
        public Optional<Window> window(ProfileId profile, Instant at) {
            return window;
        }

        @Override
        public Optional<Instant> due(ProfileId profile, Period period, Set<Province> where) {
            assertThat(period).as("of the file").isEqualTo(Period.of("2569-10"));
            if (unknown) {
                throw new CalendarException("nothing is known");
            }
            return due;
        }

        @Override
        public LateRule late(ProfileId profile, Instant at) {
            return lateFrom.filter(from -> !at.isBefore(from)).isPresent() ? lateThen : late;
        }
    }

    private Delivery delivery() {
        return new Delivery(
                FlowFixture.worker(outbox, settings),
                file,
                gate,
                settings,
                new Calendar(),
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

    private void closedUntilTomorrow() {
        window = Optional.of(new Window(NOW.plus(Duration.ofHours(14)), NOW.plus(Duration.ofHours(20))));
    }

    @Test
    void a_late_file_goes_at_any_hour_where_the_agency_takes_it_marked_and_in_the_next_window_where_it_does_not() {
        closedUntilTomorrow();
        due = Optional.of(NOW);
        late = LateRule.SEND_MARKED;
        Attempt attempt = begin();
        delivery().failed(attempt, new IOException("connection reset"));
        outbox.pass(Duration.ofSeconds(2));
        assertThat(outbox.ring(1, Duration.ZERO))
                .as("and is tried again at any hour")
                .hasSize(1);
        late = LateRule.NEXT_WINDOW;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held).isEmpty();
    }

    @Test
    void a_file_in_time_keeps_to_the_hours_and_goes_at_its_last_instant_where_that_comes_before_the_next_window() {
        closedUntilTomorrow();
        due = Optional.of(NOW.plus(Duration.ofHours(1)));
        late = LateRule.SEND_MARKED;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        outbox.pass(Duration.ofHours(1).minusMillis(1));
        assertThat(outbox.ring(1, Duration.ZERO)).isEmpty();
        outbox.pass(Duration.ofMillis(1));
        now = NOW.plus(Duration.ofHours(1));
        assertThat(delivery().begin(PROFILE, 1)).isNotNull();
    }

    /** Of those that are late and those that are not the same is true then; nobody has to look at each. */
    @Test
    void in_the_agencys_hours_files_go_together_where_late_ones_go_marked() {
        window = Optional.of(new Window(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofMillis(1))));
        for (Optional<Instant> day :
                List.of(Optional.<Instant>empty(), Optional.of(NOW), Optional.of(NOW.plusSeconds(1)))) {
            due = day;
            late = LateRule.SEND_MARKED;
            assertThat(delivery().open(PROFILE)).isTrue();
            assertThat(delivery().begin(PROFILE, 1)).as("as each would alone").isNotNull();
            assertThat(free(Duration.ZERO)).isTrue();
            outbox.releaseAll();
        }
        closedUntilTomorrow();
        late = LateRule.SEND_MARKED;
        assertThat(delivery().open(PROFILE)).as("of which only the late may go").isFalse();
    }

    @Test
    void where_late_files_are_held_those_go_together_whose_last_instant_does_not_come_until_then() {
        late = LateRule.HOLD;
        assertThat(free(Duration.ofSeconds(10))).as("any day is right").isTrue();
        due = Optional.of(NOW.plusSeconds(10));
        assertThat(free(Duration.ofSeconds(10))).as("it comes just then").isFalse();
        assertThat(free(Duration.ofSeconds(10).minusNanos(1))).isTrue();
        due = Optional.of(NOW);
        assertThat(free(Duration.ZERO)).as("it is late").isFalse();
        file.released = Optional.of(NOW);
        assertThat(free(Duration.ZERO)).as("and people let it go all the same").isTrue();
        unknown = true;
        assertThat(free(Duration.ZERO)).as("nobody knows").isFalse();
    }

    @Test
    void where_the_late_rule_changes_meanwhile_the_harder_one_counts() {
        due = Optional.of(NOW.plusSeconds(5));
        lateFrom = Optional.of(NOW.plusSeconds(8));
        late = LateRule.NEXT_WINDOW;
        lateThen = LateRule.HOLD;
        assertThat(free(Duration.ofSeconds(8))).as("held from then on").isFalse();
        assertThat(free(Duration.ofSeconds(7))).isTrue();
        late = LateRule.HOLD;
        lateThen = LateRule.NEXT_WINDOW;
        assertThat(free(Duration.ofSeconds(8))).as("held until then").isFalse();
    }

    private boolean free(Duration within) {
        return delivery().free(PROFILE, List.of(OneFile.ID), within).contains(OneFile.ID);
    }

    @Test
    void a_late_file_is_held_for_a_person_where_the_rule_says_so_and_goes_once_somebody_released_it() {
        due = Optional.of(NOW);
        late = LateRule.HOLD;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held.orElseThrow())
                .contains("เลยกำหนดส่ง", "a person decides", "20/11/2569 16:00", "2026-11-20 16:00");
        assertThat(file.attempts).as("holding is no attempt").isZero();
        file.held = Optional.empty();
        file.released = Optional.of(NOW.plusSeconds(60));
        assertThat(begin()).isNotNull();
        assertThat(file.held).isEmpty();
    }

    /** The window before its last instant has no room for one more attempt: people are told on the day, and not at the next opening. */
    @Test
    void a_file_that_cannot_go_before_its_last_instant_is_held_at_that_instant() {
        closedUntilTomorrow();
        due = Optional.of(NOW.plus(Duration.ofMinutes(1)));
        late = LateRule.HOLD;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held).as("it is not late").isEmpty();
        outbox.pass(Duration.ofMinutes(1).minusMillis(1));
        assertThat(outbox.ring(1, Duration.ZERO)).isEmpty();
        outbox.pass(Duration.ofMillis(1));
        now = NOW.plus(Duration.ofMinutes(1));
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held.orElseThrow()).contains("a person decides");
    }

    @Test
    void a_file_whose_last_day_is_not_known_is_held_where_people_decide_about_late_ones_and_goes_once_released() {
        unknown = true;
        late = LateRule.HOLD;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held.orElseThrow()).contains("ปฏิทินของหน่วยงานบอกไม่ได้", "nothing is known");
        file.held = Optional.empty();
        file.released = Optional.of(NOW.minusSeconds(60));
        assertThat(begin()).isNotNull();
    }

    @Test
    void a_file_whose_last_day_is_not_known_goes_by_its_hours_where_late_ones_go_marked() {
        unknown = true;
        late = LateRule.SEND_MARKED;
        assertThat(begin()).isNotNull();
        assertThat(file.held).isEmpty();
    }

    @Test
    void a_release_before_the_last_instant_is_no_leave_to_go_after_it() {
        due = Optional.of(NOW);
        late = LateRule.HOLD;
        file.released = Optional.of(NOW.minusMillis(1));
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.held).isPresent();
    }

    @Test
    void a_late_file_that_may_be_there_already_is_asked_for_and_held_only_where_it_is_not() {
        due = Optional.of(NOW);
        late = LateRule.HOLD;
        file.state = FileState.SENT;
        Attempt asked = begin().withThere(Optional.empty());
        assertThat(file.held).as("asking sends nothing").isEmpty();
        assertThatThrownBy(() -> delivery().sending(asked)).isInstanceOf(HeldBackException.class);
        assertThat(file.held).isPresent();
        assertThat(file.sendings).isZero();
    }

    /** It cannot be held, since nothing of it is left to send: it was put off again and again, and its arrival never noted. */
    @Test
    void a_late_file_that_was_answered_already_is_noted_as_delivered() {
        due = Optional.of(NOW);
        late = LateRule.HOLD;
        file.state = FileState.ANSWERED;
        assertThat(delivery().begin(PROFILE, 1)).isNull();
        assertThat(file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(file.held).isEmpty();
        assertThat(outbox.waiting(Queues.deliver(PROFILE))).isZero();
    }

    @Test
    void a_last_instant_that_passes_while_the_other_side_is_asked_keeps_the_bytes_here() {
        due = Optional.of(NOW.plusSeconds(1));
        late = LateRule.HOLD;
        Attempt asked = begin().withThere(Optional.empty());
        now = NOW.plusSeconds(1);
        assertThatThrownBy(() -> delivery().sending(asked)).isInstanceOf(HeldBackException.class);
        assertThat(file.sendings).isZero();
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

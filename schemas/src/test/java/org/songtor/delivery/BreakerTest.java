package org.songtor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.Breaker.Probe;
import org.songtor.delivery.Breaker.State;

class BreakerTest {
    private static final BreakerTerms TERMS = new BreakerTerms(3, Duration.ofSeconds(30), Duration.ofSeconds(100));
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final boolean FAILED = false;
    private static final boolean ANSWERED = true;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static Probe work(long subject) {
        return new Probe("deliver.toy.one", subject, 1);
    }

    private static Breaker open() {
        return Breaker.CLOSED
                .after(FAILED, work(1), TERMS, NOW)
                .after(FAILED, work(2), TERMS, NOW)
                .after(FAILED, work(3), TERMS, NOW);
    }

    @Test
    void so_many_failures_one_after_another_open_it() {
        Breaker two = Breaker.CLOSED.after(FAILED, work(1), TERMS, NOW).after(FAILED, work(2), TERMS, NOW);
        assertThat(two.state()).isEqualTo(State.CLOSED);
        assertThat(two.after(FAILED, work(3), TERMS, NOW).until()).contains(NOW.plusSeconds(30));
        assertThat(open().admits(NOW.plusSeconds(29))).isFalse();
        assertThat(open().admits(NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void an_agency_that_answers_is_well() {
        Breaker two = Breaker.CLOSED.after(FAILED, work(1), TERMS, NOW).after(FAILED, work(2), TERMS, NOW);
        assertThat(two.after(ANSWERED, work(3), TERMS, NOW)).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void half_open_lets_one_attempt_through_and_only_that_one_decides() {
        Instant later = NOW.plusSeconds(30);
        Breaker half = open().probing(work(4), later, LEASE);
        assertThat(half.state()).isEqualTo(State.HALF_OPEN);
        assertThat(half.admits(later.plusSeconds(1))).isFalse();
        assertThat(half.after(FAILED, work(9), TERMS, later)).isEqualTo(half);
        Breaker again = half.after(FAILED, work(4), TERMS, later);
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.until()).contains(later.plusSeconds(60));
        assertThat(half.after(ANSWERED, work(4), TERMS, later)).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void an_attempt_that_was_never_heard_of_again_gives_way_to_another() {
        Breaker half = open().probing(work(4), NOW.plusSeconds(30), LEASE);
        Instant over = NOW.plusSeconds(30).plus(LEASE);
        assertThat(half.admits(over)).isTrue();
        assertThat(half.probing(work(5), over, LEASE).probe()).contains(work(5));
    }

    @Test
    void it_stays_open_longer_each_time_and_never_longer_than_the_longest() {
        Breaker breaker = open();
        Instant now = NOW;
        for (long seconds : new long[] {60, 100, 100}) {
            now = breaker.until().orElseThrow();
            breaker = breaker.probing(work(4), now, LEASE).after(FAILED, work(4), TERMS, now);
            assertThat(breaker.until()).contains(now.plusSeconds(seconds));
        }
        assertThat(breaker.after(FAILED, work(7), TERMS, now))
                .as("a straggler opens nothing further")
                .isEqualTo(breaker);
        assertThat(breaker.after(ANSWERED, work(7), TERMS, now)).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void a_closed_one_probes_nothing_and_a_breaker_that_contradicts_itself_does_not_exist() {
        assertThat(Breaker.CLOSED.probing(work(1), NOW, LEASE)).isEqualTo(Breaker.CLOSED);
        assertThatThrownBy(() -> new Breaker(State.OPEN, 1, 1, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BreakerTerms(0, LEASE, LEASE)).isInstanceOf(IllegalArgumentException.class);
    }
}

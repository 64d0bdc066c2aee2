package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.songtor.flow.SongtorSettings.Retry;

class RetryPolicyTest {
    private static final Retry RETRY = new Retry(5, Duration.ofSeconds(2), Duration.ofSeconds(10));

    @Test
    void waits_double_up_to_the_longest_and_then_a_person_decides() {
        assertThat(RetryPolicy.next(RETRY, 1)).contains(Duration.ofSeconds(2));
        assertThat(RetryPolicy.next(RETRY, 2)).contains(Duration.ofSeconds(4));
        assertThat(RetryPolicy.next(RETRY, 3)).contains(Duration.ofSeconds(8));
        assertThat(RetryPolicy.next(RETRY, 4)).contains(Duration.ofSeconds(10));
        assertThat(RetryPolicy.next(RETRY, 5)).isEmpty();
    }

    @Test
    void many_attempts_do_not_overflow_the_wait() {
        Retry patient = new Retry(100, Duration.ofMillis(500), Duration.ofHours(1));
        assertThat(RetryPolicy.next(patient, 99)).contains(Duration.ofHours(1));
    }
}

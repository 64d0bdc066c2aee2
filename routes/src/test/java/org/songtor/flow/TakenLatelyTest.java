package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.songtor.port.Outbox.Work;

/** A ring is answered by the work being taken after it, and by nothing else. */
class TakenLatelyTest {
    private static final Instant NOON = Instant.parse("2026-11-02T05:00:00Z");
    private static final String TOPIC = "deliver.toy.dues";

    private final TakenLately taken = new TakenLately(Duration.ofSeconds(10));

    @Test
    void a_ring_from_before_is_answered_and_one_from_after_is_not() {
        take(7, NOON);
        assertThat(taken.since(TOPIC, 7, NOON.minusMillis(1))).isTrue();
        assertThat(taken.since(TOPIC, 7, NOON)).as("the same millisecond").isFalse();
        assertThat(taken.since(TOPIC, 7, NOON.plusMillis(1))).isFalse();
    }

    @Test
    void work_of_another_number_or_topic_is_none_of_its_business() {
        take(7, NOON);
        assertThat(taken.since(TOPIC, 8, NOON.minusMillis(1))).isFalse();
        assertThat(taken.since("deliver.toy.fees", 7, NOON.minusMillis(1))).isFalse();
    }

    @Test
    void a_ring_by_a_clock_that_is_far_behind_is_no_ring_from_before() {
        take(7, NOON);
        assertThat(taken.since(TOPIC, 7, NOON.minusSeconds(10))).isFalse();
        assertThat(taken.since(TOPIC, 7, NOON.minusSeconds(9))).isTrue();
    }

    @Test
    void the_last_time_counts() {
        take(7, NOON);
        take(7, NOON.plusSeconds(5));
        assertThat(taken.since(TOPIC, 7, NOON.plusSeconds(4))).isTrue();
    }

    @Test
    void what_is_older_than_the_next_ring_is_forgotten() {
        take(7, NOON);
        take(8, NOON.plusSeconds(11));
        assertThat(taken.since(TOPIC, 7, NOON.minusMillis(1))).isFalse();
        assertThat(taken.since(TOPIC, 8, NOON.plusSeconds(10))).isTrue();
    }

    private void take(long subject, Instant at) {
        taken.note(new Work(TOPIC, subject, 1), at);
    }
}

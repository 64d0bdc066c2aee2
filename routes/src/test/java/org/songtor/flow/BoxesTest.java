package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BoxesTest {
    private static final String BOX = "answers-toy.dues";
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private final MemoryBoxReads reads = new MemoryBoxReads(MONDAY);
    private Boxes boxes = life();

    private Boxes life() {
        Boxes life = reads.boxes();
        life.watch(BOX);
        return life;
    }

    private Instant pass(Duration wait) {
        reads.at(reads.instant().plus(wait));
        return reads.instant();
    }

    @Test
    void what_came_is_known_up_to_when_the_last_whole_look_began() {
        boxes.begin(BOX);
        assertThat(boxes.known(BOX)).as("never read").isEqualTo(Instant.EPOCH);
        pass(Duration.ofSeconds(3));
        boxes.end(BOX);
        assertThat(boxes.known(BOX)).isEqualTo(MONDAY);
    }

    @Test
    void a_gateway_that_was_away_over_a_deadline_knows_only_after_it_read_the_box() {
        boxes.begin(BOX);
        boxes.end(BOX);
        Instant back = pass(Duration.ofDays(3));
        boxes = life();
        assertThat(boxes.known(BOX)).isEqualTo(MONDAY);
        boxes.begin(BOX);
        assertThat(boxes.known(BOX)).isEqualTo(MONDAY);
        boxes.end(BOX);
        assertThat(boxes.known(BOX)).isEqualTo(back);
    }

    @Test
    void a_look_with_something_that_could_not_be_kept_or_with_more_to_come_is_no_whole_look() {
        boxes.begin(BOX);
        boxes.spoil(BOX);
        boxes.end(BOX);
        assertThat(boxes.known(BOX)).isEqualTo(Instant.EPOCH);
        boxes.begin(BOX);
        boxes.partly(BOX);
        boxes.end(BOX);
        assertThat(boxes.known(BOX)).isEqualTo(Instant.EPOCH);
        boxes.begin(BOX);
        boxes.end(BOX);
        assertThat(boxes.known(BOX)).isEqualTo(MONDAY);
    }

    @Test
    void behind_a_door_that_stays_closed_nobody_waits_for_ever() {
        boxes.begin(BOX);
        boxes.end(BOX);
        pass(Duration.ofMinutes(1));
        boxes.begin(BOX);
        pass(Duration.ofMinutes(1));
        boxes.begin(BOX);
        Instant almost = pass(Boxes.BLIND.minusMinutes(1).minusNanos(1));
        assertThat(boxes.known(BOX)).isEqualTo(MONDAY).isBefore(almost);
        Instant blind = pass(Duration.ofNanos(1));
        assertThat(boxes.known(BOX)).isEqualTo(blind);
        boxes.begin(BOX);
        boxes.end(BOX);
        Instant later = pass(Duration.ofMinutes(1));
        assertThat(boxes.known(BOX))
                .as("it could be read again")
                .isEqualTo(blind)
                .isBefore(later);
    }

    @Test
    void a_look_that_never_ends_is_a_closed_door_too() {
        boxes.begin(BOX);
        boxes.end(BOX);
        pass(Duration.ofMinutes(1));
        boxes.begin(BOX);
        pass(Boxes.BLIND.minusNanos(1));
        assertThat(boxes.known(BOX)).isEqualTo(MONDAY);
        Instant blind = pass(Duration.ofNanos(1));
        assertThat(boxes.known(BOX)).isEqualTo(blind);
    }

    @Test
    void a_box_that_is_never_read_to_its_end_is_not_waited_for_for_ever() {
        for (int minute = 0; minute < Boxes.BLIND.toMinutes(); minute++) {
            boxes.begin(BOX);
            boxes.partly(BOX);
            assertThat(boxes.known(BOX)).isEqualTo(Instant.EPOCH);
            pass(Duration.ofMinutes(1));
        }
        assertThat(boxes.known(BOX)).isEqualTo(reads.instant());
        boxes.begin(BOX);
        boxes.end(BOX);
        Instant read = reads.instant();
        pass(Duration.ofMinutes(1));
        assertThat(boxes.known(BOX)).as("it was read to its end").isEqualTo(read);
    }

    @Test
    void a_look_in_parts_is_over_with_its_last_and_knows_what_came_until_its_first_began() {
        boxes.begin(BOX);
        pass(Duration.ofSeconds(5));
        boxes.goesOn(BOX);
        assertThat(boxes.known(BOX)).isEqualTo(Instant.EPOCH);
        pass(Duration.ofSeconds(5));
        boxes.begin(BOX);
        boxes.end(BOX);
        assertThat(boxes.known(BOX)).isEqualTo(MONDAY);
        assertThat(boxes.isFailing(BOX)).isFalse();
    }

    @Test
    void what_could_not_be_kept_in_the_first_part_of_a_look_spoils_all_of_it() {
        boxes.begin(BOX);
        boxes.spoil(BOX);
        boxes.goesOn(BOX);
        boxes.begin(BOX);
        boxes.end(BOX);
        assertThat(boxes.known(BOX)).isEqualTo(Instant.EPOCH);
        Instant again = pass(Duration.ofSeconds(5));
        boxes.begin(BOX);
        assertThat(boxes.isFailing(BOX)).isTrue();
        boxes.end(BOX);
        assertThat(boxes.known(BOX)).as("begun anew").isEqualTo(again);
    }

    @Test
    void sleeping_is_no_trying() {
        boxes.begin(BOX);
        boxes.end(BOX);
        pass(Duration.ofDays(3));
        assertThat(boxes.known(BOX)).isEqualTo(MONDAY);
    }

    @Test
    void of_a_box_that_nobody_looks_into_nothing_is_waited_for() {
        assertThat(boxes.known("answers-toy.paper")).isEqualTo(MONDAY);
    }
}

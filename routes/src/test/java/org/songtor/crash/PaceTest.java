package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final double LITTLE = 1e-9;

    @Test
    void houses_yet_to_be_opened_count_with_what_opening_took() {
        Pace pace = new Pace(2);
        pace.first(40);
        pace.first(20);
        pace.other(10);
        assertThat(pace.seconds(10, 2)).isCloseTo((2 * 30 + 8 * 10) / 2.0, within(LITTLE));
    }

    @Test
    void what_is_known_of_first_cases_alone_serves_until_there_are_others() {
        Pace pace = new Pace(1);
        pace.first(30);
        assertThat(pace.seconds(3, 1)).isCloseTo(90, within(LITTLE));
    }

    @Test
    void nothing_is_said_before_each_house_had_its_first_case_and_there_was_another_for_each() {
        Pace pace = new Pace(2);
        pace.first(30);
        pace.other(10);
        pace.other(10);
        assertThat(pace.known(5)).isFalse();
        pace.first(30);
        assertThat(pace.known(5)).isTrue();
    }
}

package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.songtor.flow.FlowFixture;
import org.songtor.model.ProfileId;
import org.songtor.port.Convoy;

/** As many files go together as take a quarter of a second, within bounds. */
class PaceTest {
    private final Pace pace = new Pace();

    private int after(int files, long millis) {
        pace.went(FlowFixture.DUES, files, Duration.ofMillis(millis));
        return pace.most(FlowFixture.DUES);
    }

    @Test
    void of_a_profile_of_which_nothing_is_known_sixteen_go() {
        assertThat(pace.most(FlowFixture.DUES)).isEqualTo(Convoy.MOST).isEqualTo(16);
    }

    @Test
    void where_they_are_quick_more_go_but_never_more_than_four_times_as_many() {
        assertThat(after(16, 100)).isEqualTo(40);
        assertThat(after(40, 250)).isEqualTo(40);
        assertThat(after(16, 20)).isEqualTo(64);
        assertThat(after(2, 0)).isEqualTo(64);
        assertThat(pace.most(ProfileId.of("toy/other"))).isEqualTo(16);
    }

    @Test
    void where_they_grow_slow_or_one_fails_as_few_go_as_ever() {
        assertThat(after(64, 60)).isEqualTo(64);
        assertThat(after(64, 2_000)).isEqualTo(16);
        assertThat(after(16, 20)).isEqualTo(64);
        pace.failed(FlowFixture.DUES);
        assertThat(pace.most(FlowFixture.DUES)).isEqualTo(16);
    }
}

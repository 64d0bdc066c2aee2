package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.demo.Installed;
import org.songtor.fault.CrashPoint;
import org.songtor.fault.Lane;

class ShareTest {
    private static final int PAIRS = 70;

    @Test
    void every_point_of_every_lane_is_tried_once_a_seed() {
        List<Share> shares = shares(2, 6);
        List<Trial> trials = shares.stream().flatMap(s -> s.trials().stream()).toList();
        assertThat(trials).hasSize(2 * PAIRS).doesNotHaveDuplicates();
        assertThat(shares)
                .allSatisfy(s -> assertThat(s.trials())
                        .allMatch(t -> t.lane() == s.goods().lane()));
    }

    @Test
    void a_short_campaign_has_work_for_all_houses_at_once_and_none_has_twice_as_much_as_another() {
        List<Integer> sizes = sizes(shares(1, 6));
        assertThat(sizes).hasSizeGreaterThanOrEqualTo(6);
        assertThat(sizes.stream().mapToInt(s -> s).max().orElseThrow())
                .isLessThan(2 * sizes.stream().mapToInt(s -> s).min().orElseThrow());
    }

    @Test
    void no_house_has_more_cases_than_months() {
        assertThat(sizes(shares(50, 6))).allMatch(s -> s <= Batch.MONTHS);
    }

    private static List<Integer> sizes(List<Share> shares) {
        return shares.stream().map(s -> s.trials().size()).toList();
    }

    private static List<Share> shares(int seeds, int workers) {
        List<Lane> lanes = Arrays.asList(Lane.values());
        return Share.of(
                new Campaign.Plan(Arrays.asList(CrashPoint.values()), lanes, 1, seeds, workers, 10),
                Goods.of(Installed.settings(), lanes));
    }
}

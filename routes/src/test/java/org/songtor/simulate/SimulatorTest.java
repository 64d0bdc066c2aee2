package org.songtor.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The core's laws over many histories; {@code ./songtor simulate} is the same with more of them. */
class SimulatorTest {
    private static final int CORES = 2;

    @Test
    void every_law_holds_in_twenty_thousand_histories() throws InterruptedException {
        Campaign campaign = new Campaign(1, 20_000, CORES).run();
        StringWriter said = new StringWriter();
        assertThat(campaign.report(new PrintWriter(said))).as(said.toString()).isTrue();
        // A history in which nothing happens would hold every law.
        assertThat(campaign.tally().histories).isEqualTo(20_000);
        assertThat(campaign.tally().kills).isGreaterThan(20_000);
        assertThat(campaign.tally().crashesInSteps).isGreaterThan(20_000);
        assertThat(campaign.tally().sessionsLost).isGreaterThan(20_000);
        assertThat(campaign.tally().takenFromTheLiving).isGreaterThan(2_000);
        assertThat(campaign.tally().arrivalsAgain).isGreaterThan(500);
        assertThat(campaign.tally().together).isGreaterThan(5_000);
        assertThat(campaign.tally().settled).isGreaterThan(50_000);
        assertThat(campaign.tally().forPeople).isGreaterThan(10_000);
    }

    @Test
    void one_seed_is_one_history_with_all_its_events() {
        LongStream.of(1, 7, 376, 15_105).forEach(seed -> {
            List<String> story = History.of(seed, new Parts(), true).story();
            assertThat(story)
                    .hasSizeGreaterThan(10)
                    .isEqualTo(History.of(seed, new Parts(), true).story());
            assertThat(History.of(seed + 1, new Parts(), true).story()).isNotEqualTo(story);
        });
    }

    @Test
    void neighbouring_seeds_throw_numbers_of_their_own() {
        Dice one = new Dice(7);
        Set<Long> thrown = LongStream.range(0, 1_000).mapToObj(i -> one.next()).collect(Collectors.toSet());
        Dice next = new Dice(8);
        assertThat(LongStream.range(0, 1_000).mapToObj(i -> next.next())).doesNotContainAnyElementsOf(thrown);
    }

    @Test
    void without_faults_everything_is_delivered_once_and_nobody_waits() {
        LongStream.range(0, 200).forEach(seed -> {
            History.Result calm = History.calm(seed);
            assertThat(calm.broken()).as("seed %s", seed).isEmpty();
            assertThat(calm.tally().arrivalsAgain).isZero();
            assertThat(calm.tally().kills).isZero();
        });
    }

    /** Seeds that once broke a law, with what broke; each was mended. */
    @Test
    void what_was_found_once_stays_mended() throws IOException {
        List<Long> seeds = seeds();
        assertThat(seeds).isNotEmpty();
        for (long seed : seeds) {
            assertThat(History.of(seed, new Parts(), false).broken())
                    .as("seed %s", seed)
                    .isEmpty();
        }
    }

    @Test
    void a_broken_law_is_told_with_its_story_and_the_command_that_repeats_it() throws InterruptedException {
        Campaign campaign = new Campaign(new Protections.SendsWithoutAsking(), 1, 2_000, CORES).run();
        StringWriter said = new StringWriter();
        assertThat(campaign.report(new PrintWriter(said))).isFalse();
        long seed = campaign.failed().get(0).seed();
        assertThat(said.toString())
                .contains("seed " + seed + ": ")
                .contains("node-1         starts, life 0")
                .contains("was sent again although")
                .contains("./songtor simulate --story --seed " + seed);
    }

    private static List<Long> seeds() throws IOException {
        try (InputStream in = Objects.requireNonNull(SimulatorTest.class.getResourceAsStream("/simulate/seeds.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Long.valueOf(line.substring(0, line.indexOf(' '))))
                    .toList();
        }
    }
}

package org.songtor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.model.ProfileId;

/** Thousands of policies and moments by chance, each seed the same every time, and a few by name. */
class RetriesTest {
    private static final ProfileId DUES = ProfileId.of("toy/dues");
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final int RUNS = 5_000;

    /** Open every day from half past eight to four. */
    private static final SendingCalendar OFFICE_HOURS = (profile, at) -> {
        LocalDate day = at.atZone(BANGKOK).toLocalDate();
        Window today = window(day);
        return Optional.of(at.isBefore(today.cutoff()) ? today : window(day.plusDays(1)));
    };

    private static Window window(LocalDate day) {
        return new Window(at(day, 8, 30), at(day, 16, 0));
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return ZonedDateTime.of(day, LocalTime.of(hour, minute), BANGKOK).toInstant();
    }

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static RetryTerms terms(Random chance) {
        Duration first = Duration.ofMillis(1 + chance.nextInt(60_000));
        return new RetryTerms(
                1 + chance.nextInt(100),
                first,
                first.plusMillis(chance.nextInt(7_200_000)),
                Duration.ofMinutes(chance.nextInt(20_000)),
                chance.nextInt(51),
                Duration.ofSeconds(chance.nextInt(600)));
    }

    private static Instant moment(Random chance) {
        return at(DAY, 0, 0).plusMillis(Math.floorMod(chance.nextLong(), 7L * 24 * 3_600_000));
    }

    @Test
    void over_other_bytes_that_stay_it_is_asked_for_two_hours_and_never_past_the_days_cut_off() {
        Duration most = Duration.ofHours(2);
        Instant nine = at(DAY, 9, 0);
        assertThat(over(at(DAY, 10, 59), most, nine, at(DAY, 10, 0))).isPresent();
        assertThat(over(at(DAY, 11, 1), most, nine, at(DAY, 10, 0))).isEmpty();
        Instant three = at(DAY, 15, 0);
        assertThat(over(at(DAY, 15, 59), most, three, at(DAY, 15, 30))).isPresent();
        assertThat(over(at(DAY, 16, 0), most, three, at(DAY, 15, 30))).isEmpty();
        assertThat(over(at(DAY, 19, 0), most, at(DAY, 18, 0), at(DAY, 18, 1)))
                .as("no window is open that could be missed")
                .isPresent();
    }

    private static Optional<Instant> over(Instant next, Duration most, Instant since, Instant now) {
        return Retries.nextOverOtherBytes(Optional.of(next), most, since, now, DUES, OFFICE_HOURS);
    }

    @Test
    void waits_double_up_to_the_longest_in_the_units_that_were_meant() {
        RetryTerms minutes = new RetryTerms(
                40, Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofDays(7), 0, Duration.ofMinutes(1));
        assertThat(List.of(1, 2, 3, 4, 5, 6, 40).stream()
                        .map(n -> Retries.wait(minutes, 7, n).toSeconds()))
                .containsExactly(120L, 240L, 480L, 960L, 1_800L, 1_800L, 1_800L);
        Instant noon = at(DAY, 12, 0);
        assertThat(Retries.next(minutes, 7, 1, noon, noon, DUES, SendingCalendar.ALWAYS))
                .contains(at(DAY, 12, 2));
    }

    @Test
    void no_attempt_is_beyond_the_budget_of_attempts_or_of_time() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random chance = new Random(seed);
            RetryTerms terms = terms(chance);
            Instant now = moment(chance);
            Instant since = now.minusSeconds(chance.nextInt(2_000_000));
            int attempts = 1 + chance.nextInt(120);
            Optional<Instant> next = Retries.next(terms, seed, attempts, since, now, DUES, SendingCalendar.ALWAYS);
            if (attempts >= terms.attempts()) {
                assertThat(next).as("seed %d", seed).isEmpty();
            }
            next.ifPresent(at -> assertThat(at).isBetween(now, since.plus(terms.within())));
        }
    }

    @Test
    void a_life_of_attempts_is_never_longer_than_the_budget_and_always_ends() {
        for (int seed = 0; seed < 500; seed++) {
            Random chance = new Random(seed);
            RetryTerms terms = terms(chance);
            Instant since = moment(chance);
            List<Instant> attempts = new ArrayList<>(List.of(since));
            Optional<Instant> next = Optional.of(since);
            while (next.isPresent()) {
                next = Retries.next(terms, seed, attempts.size(), since, next.get(), DUES, SendingCalendar.ALWAYS);
                next.ifPresent(attempts::add);
            }
            assertThat(attempts).hasSizeLessThanOrEqualTo(terms.attempts()).isSorted();
            assertThat(Duration.between(since, attempts.get(attempts.size() - 1)))
                    .isLessThanOrEqualTo(terms.within());
        }
    }

    @Test
    void waits_never_become_shorter_until_the_longest_and_the_jitter_stays_in_its_bounds() {
        for (int seed = 0; seed < RUNS; seed++) {
            RetryTerms terms = terms(new Random(seed));
            Duration before = Duration.ZERO;
            for (int attempts = 1; attempts <= 40; attempts++) {
                Duration whole = Doubling.of(terms.first(), terms.longest(), attempts);
                Duration wait = Retries.wait(terms, seed, attempts);
                assertThat(wait.toMillis() * 100)
                        .isBetween(whole.toMillis() * (100 - terms.jitterPercent()), whole.toMillis() * 100);
                if (whole.compareTo(terms.longest()) < 0) {
                    assertThat(wait).as("seed %d attempt %d", seed, attempts).isGreaterThanOrEqualTo(before);
                    before = wait;
                }
            }
        }
    }

    @Test
    void the_jitter_of_a_file_and_attempt_is_always_the_same_and_of_many_files_spread() {
        RetryTerms terms = new RetryTerms(
                40, Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(7), 20, Duration.ofMinutes(1));
        assertThat(Retries.wait(terms, 5, 3)).isEqualTo(Retries.wait(terms, 5, 3));
        long earlyHalf = 0;
        for (long file = 1; file <= 1_000; file++) {
            earlyHalf += Retries.wait(terms, file, 1).compareTo(Duration.ofMinutes(54)) < 0 ? 1 : 0;
        }
        assertThat(earlyHalf).isBetween(400L, 600L);
    }

    @Test
    void every_attempt_begins_inside_a_window_and_so_early_that_it_can_end_there() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random chance = new Random(seed);
            RetryTerms terms = terms(chance);
            Instant now = moment(chance);
            int attempts = 1 + chance.nextInt(40);
            Retries.next(terms, seed, attempts, now, now, DUES, OFFICE_HOURS).ifPresent(at -> {
                Window window = OFFICE_HOURS.window(DUES, at).orElseThrow();
                assertThat(at)
                        .isBetween(window.opens(), window.cutoff().minus(terms.takes()))
                        .isAfterOrEqualTo(now.plus(terms.first().dividedBy(2)));
            });
            Instant opening = Retries.opening(terms, now, DUES, OFFICE_HOURS);
            assertThat(OFFICE_HOURS.window(DUES, opening).orElseThrow().isOpen(opening))
                    .isTrue();
        }
    }

    private static final RetryTerms HOURLY = new RetryTerms(
            40, Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(7), 0, Duration.ofMinutes(2));

    private static Optional<Instant> next(int attempts, Instant now) {
        return Retries.next(HOURLY, 1, attempts, now, now, DUES, OFFICE_HOURS);
    }

    @Test
    void an_attempt_that_would_miss_todays_window_is_hurried_into_it_where_it_can_make_it() {
        assertThat(next(9, at(DAY, 14, 0))).contains(at(DAY, 15, 0));
        assertThat(next(9, at(DAY, 15, 30))).contains(at(DAY, 15, 58));
    }

    @Test
    void one_that_cannot_make_it_is_not_hurried_and_waits_for_the_next_opening() {
        assertThat(next(9, at(DAY, 15, 56))).contains(at(DAY.plusDays(1), 8, 30));
        assertThat(next(1, at(DAY, 20, 0))).contains(at(DAY.plusDays(1), 8, 30));
        assertThat(next(1, at(DAY, 8, 20))).contains(at(DAY, 8, 30));
        assertThat(next(2, at(DAY, 8, 29))).contains(at(DAY, 8, 39));
    }

    @Test
    void a_file_begins_only_where_it_can_end_before_the_cut_off() {
        assertThat(Retries.opening(HOURLY, at(DAY, 15, 58), DUES, OFFICE_HOURS)).isEqualTo(at(DAY, 15, 58));
        assertThat(Retries.opening(HOURLY, at(DAY, 15, 59), DUES, OFFICE_HOURS)).isEqualTo(at(DAY.plusDays(1), 8, 30));
        assertThat(Retries.opening(HOURLY, at(DAY, 3, 0), DUES, OFFICE_HOURS)).isEqualTo(at(DAY, 8, 30));
        assertThat(Retries.opening(HOURLY, at(DAY, 3, 0), DUES, SendingCalendar.ALWAYS))
                .isEqualTo(at(DAY, 3, 0));
    }

    @Test
    void a_window_shorter_than_an_attempt_is_used_at_its_opening() {
        Window short1 = new Window(at(DAY, 9, 0), at(DAY, 9, 1));
        Window short2 = new Window(at(DAY, 10, 0), at(DAY, 10, 1));
        SendingCalendar minutes = (profile, at) -> Optional.of(at.isBefore(short1.cutoff()) ? short1 : short2);
        assertThat(Retries.opening(HOURLY, at(DAY, 9, 0), DUES, minutes)).isEqualTo(at(DAY, 9, 0));
        assertThat(Retries.opening(HOURLY, at(DAY, 9, 0).plusSeconds(1), DUES, minutes))
                .isEqualTo(at(DAY, 10, 0));
    }

    @Test
    void terms_that_make_no_sense_do_not_exist() {
        Duration hour = Duration.ofHours(1);
        assertThatThrownBy(() -> new RetryTerms(0, hour, hour, hour, 0, hour)).hasMessageContaining("attempts");
        assertThatThrownBy(() -> new RetryTerms(1, hour, hour.dividedBy(2), hour, 0, hour))
                .hasMessageContaining("longest");
        assertThatThrownBy(() -> new RetryTerms(1, Duration.ZERO, hour, hour, 0, hour))
                .hasMessageContaining("millisecond");
        assertThatThrownBy(() -> new RetryTerms(1, hour, hour, hour, 51, hour)).hasMessageContaining("jitter");
        assertThatThrownBy(() -> new RetryTerms(1, hour, hour, hour.negated(), 0, hour))
                .hasMessageContaining("negative");
    }
}

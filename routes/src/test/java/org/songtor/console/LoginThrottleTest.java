package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.songtor.desk.Origin;
import org.songtor.flow.HandClock;

/** How long a login must wait after wrong passwords. */
class LoginThrottleTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-21T05:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(clock);

    private final Origin village = new Origin("address:192.0.2.7", "");

    @Test
    void four_wrong_passwords_are_forgiven_and_the_fifth_waits() {
        fail("malee", village, 4);
        assertThat(throttle.waitFor("malee", village)).isZero();
        fail("malee", village, 1);
        assertThat(throttle.waitFor("malee", village)).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.waitFor("somchai", village)).isZero();
    }

    @Test
    void the_wait_doubles_up_to_ten_minutes() {
        throttle.succeeded("malee", village);
        fail("malee", village, 6);
        assertThat(throttle.waitFor("malee", village)).isEqualTo(Duration.ofSeconds(10));
        fail("malee", village, 500);
        assertThat(throttle.waitFor("malee", village)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void after_the_wait_one_try_is_open_and_a_right_password_forgets_all() {
        fail("malee", village, 5);
        clock.moveOn(Duration.ofSeconds(5));
        assertThat(throttle.waitFor("malee", village)).isZero();
        throttle.succeeded("malee", village);
        fail("malee", village, 4);
        assertThat(throttle.waitFor("malee", village)).isZero();
    }

    @Test
    void a_login_is_the_same_however_it_is_written() {
        fail("Malee ", village, 5);
        assertThat(throttle.waitFor("malee", village)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_stranger_closes_the_door_for_himself_alone() {
        Origin stranger = from(1);
        for (int i = 0; i < 1_000; i++) {
            clock.moveOn(throttle.waitFor("malee", stranger));
            throttle.failed("malee", stranger);
        }
        assertThat(throttle.waitFor("malee", stranger)).isEqualTo(Duration.ofMinutes(10));
        assertThat(throttle.waitFor("malee", village)).isZero();
    }

    @Test
    void strangers_of_a_thousand_addresses_are_bounded_together_and_who_was_right_lately_does_not_wait_for_them() {
        throttle.succeeded("malee", village);
        Instant begun = clock.instant();
        int tries = 0;
        for (int i = 0; Duration.between(begun, clock.instant()).toHours() < 24; i++) {
            if (throttle.waitFor("malee", from(i)).isZero()) {
                throttle.failed("malee", from(i));
                tries++;
            } else {
                clock.moveOn(Duration.ofSeconds(10));
            }
        }
        assertThat(tries).isBetween(2_000, 60 + 24 * 120);
        fail("malee", from(-2), 1);
        assertThat(throttle.waitFor("malee", from(-1))).isPositive();
        assertThat(throttle.waitFor("malee", village)).isZero();
        assertThat(throttle.waitFor("somchai", from(-1))).isZero();
        clock.moveOn(Duration.ofDays(30));
        fail("malee", from(1), 1);
        assertThat(throttle.waitFor("malee", from(-1))).as("a quiet month").isZero();
    }

    @Test
    void one_stranger_is_bounded_over_all_logins_and_the_people_beside_him_who_were_right_are_not() {
        throttle.succeeded("somchai", village);
        for (int i = 0; i < LoginThrottle.FROM_A_SOURCE; i++) {
            assertThat(throttle.waitFor("login-" + i, village)).isZero();
            throttle.failed("login-" + i, village);
        }
        assertThat(throttle.waitFor("malee", village)).isEqualTo(Duration.ofSeconds(20));
        assertThat(throttle.waitFor("somchai", village)).isZero();
    }

    @Test
    void a_browser_in_which_the_right_person_was_is_closed_by_nobody_else_of_the_same_address() {
        Origin own = village.in("0123456789012345678901");
        throttle.succeeded("malee", own);
        fail("malee", village, 50);
        fail("malee", village.in("another-browser-------"), 50);
        assertThat(throttle.waitFor("malee", village)).isEqualTo(Duration.ofMinutes(10));
        assertThat(throttle.waitFor("malee", own)).isZero();
        assertThat(throttle.waitFor("malee", from(7).in("0123456789012345678901")))
                .as("on the road")
                .isZero();
        fail("malee", own, 5);
        assertThat(throttle.waitFor("malee", own))
                .as("who has the browser guesses no better")
                .isPositive();
        assertThat(throttle.waitFor("somchai", own)).as("it is nobody else's").isZero();
    }

    @Test
    void it_holds_only_so_many_logins() {
        for (int i = 0; i < LoginThrottle.MOST + 100; i++) {
            throttle.failed("nobody-" + i, from(i));
        }
        assertThat(throttle.size()).isEqualTo(LoginThrottle.MOST);
    }

    private static Origin from(int number) {
        return new Origin("address:stranger-" + number, "");
    }

    private void fail(String login, Origin from, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(login, from);
        }
    }
}

package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.songtor.flow.HandClock;

/** How long a login must wait after wrong passwords. */
class LoginThrottleTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-21T05:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void four_wrong_passwords_are_forgiven_and_the_fifth_waits() {
        fail("malee", 4);
        assertThat(throttle.waitFor("malee")).isZero();
        fail("malee", 1);
        assertThat(throttle.waitFor("malee")).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.waitFor("somchai")).isZero();
    }

    @Test
    void the_wait_doubles_up_to_ten_minutes() {
        fail("malee", 6);
        assertThat(throttle.waitFor("malee")).isEqualTo(Duration.ofSeconds(10));
        fail("malee", 500);
        assertThat(throttle.waitFor("malee")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void after_the_wait_one_try_is_open_and_a_right_password_forgets_all() {
        fail("malee", 5);
        clock.moveOn(Duration.ofSeconds(5));
        assertThat(throttle.waitFor("malee")).isZero();
        throttle.succeeded("malee");
        fail("malee", 4);
        assertThat(throttle.waitFor("malee")).isZero();
    }

    @Test
    void a_login_is_the_same_however_it_is_written() {
        fail("Malee ", 5);
        assertThat(throttle.waitFor("malee")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void it_holds_only_so_many_logins() {
        for (int i = 0; i < LoginThrottle.MOST + 100; i++) {
            throttle.failed("nobody-" + i);
        }
        assertThat(throttle.size()).isEqualTo(LoginThrottle.MOST);
    }

    private void fail(String login, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(login);
        }
    }
}

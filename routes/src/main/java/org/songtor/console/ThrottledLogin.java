package org.songtor.console;

import java.time.Clock;
import java.time.Duration;
import org.songtor.desk.Origin;
import org.songtor.desk.TooManyTries;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks a password, unless too many wrong ones came; then says how long to wait and looks at nothing. Whoever asks says from where, in the details. One at a time from each
 * place for each login: a hundred that come at once are no more than one after the other.
 */
final class ThrottledLogin extends DaoAuthenticationProvider {
    private static final int LANES = 1_024;

    private final LoginThrottle throttle;
    private final Clock clock;
    private final Object[] lanes = new Object[LANES];

    ThrottledLogin(Officers officers, PasswordEncoder encoder, LoginThrottle throttle, Clock clock) {
        super(officers);
        setPasswordEncoder(encoder);
        this.throttle = throttle;
        this.clock = clock;
        for (int i = 0; i < LANES; i++) {
            lanes[i] = new Object();
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        String login = asked.getName();
        if (!(asked.getDetails() instanceof Origin from)) {
            throw new IllegalStateException("nobody says from where the password comes");
        }
        synchronized (lanes[Math.floorMod(throttle.counted(login, from).hashCode(), LANES)]) {
            return judged(asked, login, from);
        }
    }

    private Authentication judged(Authentication asked, String login, Origin from) {
        Duration wait = throttle.waitFor(login, from);
        if (!wait.isZero()) {
            throw new TooManyTries(clock.instant(), wait);
        }
        try {
            Authentication known = super.authenticate(asked);
            throttle.succeeded(login, from);
            return known;
        } catch (BadCredentialsException e) {
            throttle.failed(login, from);
            throw e;
        }
    }
}

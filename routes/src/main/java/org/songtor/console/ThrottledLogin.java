package org.songtor.console;

import java.time.Duration;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Checks a password, unless too many wrong ones came for the same login; then says how long to wait and looks at nothing. */
final class ThrottledLogin extends DaoAuthenticationProvider {
    private final LoginThrottle throttle;

    ThrottledLogin(Officers officers, PasswordEncoder encoder, LoginThrottle throttle) {
        super(officers);
        setPasswordEncoder(encoder);
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        String login = asked.getName();
        Duration wait = throttle.waitFor(login);
        if (!wait.isZero()) {
            throw new TooManyTries(wait);
        }
        try {
            Authentication known = super.authenticate(asked);
            throttle.succeeded(login);
            return known;
        } catch (BadCredentialsException e) {
            throttle.failed(login);
            throw e;
        }
    }

    /** The login is closed for a while, whether or not somebody has it. */
    static final class TooManyTries extends LockedException {
        private static final long serialVersionUID = 1L;
        private final Duration wait;

        TooManyTries(Duration wait) {
            super("too many wrong passwords");
            this.wait = wait;
        }

        Duration howLong() {
            return wait;
        }
    }
}

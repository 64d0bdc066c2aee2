package org.songtor.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How long a login must wait after wrong passwords: {@value #FREE} in a row are free, the next waits five seconds, each one
 * more doubles it up to ten minutes. Holds at most {@value #MOST} logins; the one longest unused is forgotten first. Kept in
 * memory: a restart forgives.
 */
final class LoginThrottle {
    static final int FREE = 5;
    static final int MOST = 10_000;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 7;

    private final Clock clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST;
        }
    };

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Time until the login may be tried again; zero when it may be tried now. */
    synchronized Duration waitFor(String login) {
        Tries so = tries.get(key(login));
        if (so == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), so.openAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String login) {
        Tries before = tries.get(key(login));
        int count = before == null ? 1 : before.count() + 1;
        tries.put(key(login), new Tries(count, clock.instant().plus(pause(count))));
    }

    synchronized void succeeded(String login) {
        tries.remove(key(login));
    }

    synchronized int size() {
        return tries.size();
    }

    private static Duration pause(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(count - FREE, DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    /** One key however the login is written, and never longer than a login can be. */
    private static String key(String login) {
        String plain = login.strip().toLowerCase(Locale.ROOT);
        return plain.length() > Officers.LONGEST_LOGIN ? plain.substring(0, Officers.LONGEST_LOGIN) : plain;
    }

    private record Tries(int count, Instant openAt) {}
}

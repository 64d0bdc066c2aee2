package org.songtor.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.songtor.desk.Origin;

/**
 * How long must wait who typed wrong passwords, so that guessing leads nowhere and no stranger keeps the right person out. Counted is by login and by where they come
 * from: {@value #FREE} in a row are free, the next waits five seconds, each one more doubles it up to ten minutes, and an hour without one forgives. From where nobody was right with this login
 * lately, all strangers together get {@value #AT_A_LOGIN} at a login and then one in 30 seconds, and each of them {@value #FROM_A_SOURCE} at all logins and then
 * one in 20. Where the right person was right within 30 days only that person's own wrong ones count. Holds at most {@value #MOST} of each; what is longest
 * unused is forgotten first. Kept in memory: a restart forgives.
 */
final class LoginThrottle {
    static final int FREE = 5;
    static final int MOST = 10_000;
    static final int AT_A_LOGIN = 60;
    static final int FROM_A_SOURCE = 30;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 7;
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final Duration LATELY = Duration.ofDays(30);

    private final Clock clock;
    private final Map<String, Tries> tries = new Bound.Newest<>();
    private final Map<String, Instant> right = new Bound.Newest<>();
    private final Bound logins;
    private final Bound sources;

    LoginThrottle(Clock clock) {
        this.clock = clock;
        this.logins = new Bound(clock, AT_A_LOGIN, Duration.ofSeconds(30));
        this.sources = new Bound(clock, FROM_A_SOURCE, Duration.ofSeconds(20));
    }

    /** Time until the login may be tried again from there; zero when it may be tried now. */
    synchronized Duration waitFor(String login, Origin from) {
        String key = key(login);
        Tries so = tries.get(counted(key, from));
        Duration own = so == null ? Duration.ZERO : Duration.between(clock.instant(), so.openAt());
        Duration all =
                wasRight(key, from) ? Duration.ZERO : longer(logins.waitFor(key), sources.waitFor(from.source()));
        return longer(longer(own, all), Duration.ZERO);
    }

    synchronized void failed(String login, Origin from) {
        String key = key(login);
        String counted = counted(key, from);
        Tries before = tries.get(counted);
        int count =
                before == null || before.openAt().plus(FORGOTTEN).isBefore(clock.instant()) ? 1 : before.count() + 1;
        tries.put(counted, new Tries(count, clock.instant().plus(pause(count))));
        if (!wasRight(key, from)) {
            logins.count(key);
            sources.count(from.source());
        }
    }

    synchronized void succeeded(String login, Origin from) {
        String key = key(login);
        tries.remove(counted(key, from));
        right.put(from.source() + ' ' + key, clock.instant());
        if (!from.device().isEmpty()) {
            right.put(device(key, from), clock.instant());
        }
    }

    /** Where wrong ones from there for this login are counted: nobody else has the browser in which the right person logged in. */
    synchronized String counted(String login, Origin from) {
        String key = key(login);
        return lately(device(key, from)) ? device(key, from) : from.source() + ' ' + key;
    }

    synchronized int size() {
        return tries.size();
    }

    private boolean wasRight(String key, Origin from) {
        return lately(device(key, from)) || lately(from.source() + ' ' + key);
    }

    private boolean lately(String pair) {
        Instant at = right.get(pair);
        return at != null && clock.instant().isBefore(at.plus(LATELY));
    }

    private static String device(String key, Origin from) {
        return "device:" + from.device() + ' ' + key;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
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

package org.songtor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.model.ProfileId;

/** When a file is tried again. The same file and attempt always wait equally long, so that a restart changes nothing. */
public final class Retries {
    private Retries() {}

    /**
     * The instant of the next attempt; empty when a person must decide.
     *
     * @param file its number, which seeds the jitter
     * @param attempts begun so far
     * @param since when the first of them was begun
     */
    public static Optional<Instant> next(
            RetryTerms terms,
            long file,
            int attempts,
            Instant since,
            Instant now,
            ProfileId profile,
            SendingCalendar calendar) {
        Instant wanted = now.plus(wait(terms, file, attempts));
        if (attempts >= terms.attempts() || wanted.isAfter(since.plus(terms.within()))) {
            return Optional.empty();
        }
        return Optional.of(hurried(terms, file, attempts, now, wanted, calendar.window(profile, now))
                .orElseGet(() -> opening(terms, wanted, profile, calendar)));
    }

    /**
     * As {@code next}, where the other side holds other bytes under the file's name although it was asked again: half of ours may still be copied there, but
     * bytes that stay so are a person's while the day can still be saved.
     *
     * @param most so long after the first attempt the last question is asked
     * @return empty when a person must decide
     */
    public static Optional<Instant> nextOverOtherBytes(
            Optional<Instant> next,
            Duration most,
            Instant since,
            Instant now,
            ProfileId profile,
            SendingCalendar calendar) {
        Optional<Instant> cutoff =
                calendar.window(profile, now).filter(w -> w.isOpen(now)).map(Window::cutoff);
        return next.filter(at -> !at.isAfter(since.plus(most)))
                .filter(at -> cutoff.map(at::isBefore).orElse(true));
    }

    /** How long to wait after so many attempts, whatever the hours. */
    public static Duration wait(RetryTerms terms, long file, int attempts) {
        return jittered(terms, file, attempts, Doubling.of(terms.first(), terms.longest(), attempts));
    }

    /**
     * The first instant, not before {@code at}, at which an attempt may begin: inside a window, and so early that it can end before the cut-off. An
     * attempt at the opening always may.
     */
    public static Instant opening(RetryTerms terms, Instant at, ProfileId profile, SendingCalendar calendar) {
        Optional<Window> window = calendar.window(profile, at);
        if (window.isEmpty()) {
            return at;
        }
        Window open = window.get();
        if (!at.isAfter(open.opens())) {
            return open.opens();
        }
        if (!at.isAfter(last(terms, open))) {
            return at;
        }
        return calendar.window(profile, open.cutoff()).map(Window::opens).orElse(at);
    }

    /** Where the wait would miss the window that is open now, and one more attempt can make it: that one. */
    private static Optional<Instant> hurried(
            RetryTerms terms, long file, int attempts, Instant now, Instant wanted, Optional<Window> window) {
        return window.filter(open -> open.isOpen(now) && wanted.isAfter(last(terms, open)))
                .map(open -> Duration.between(now, last(terms, open)))
                .filter(left -> left.compareTo(terms.first()) >= 0)
                .map(left -> longer(jittered(terms, file, attempts, left), terms.first()))
                .map(now::plus);
    }

    private static Instant last(RetryTerms terms, Window window) {
        return window.cutoff().minus(terms.takes());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** From {@code whole} less the jitter up to {@code whole}. */
    private static Duration jittered(RetryTerms terms, long file, int attempts, Duration whole) {
        long most = whole.toMillis() / 100 * terms.jitterPercent();
        long out = most == 0 ? 0 : Long.remainderUnsigned(mixed(file * 1_000 + attempts), most + 1);
        return whole.minusMillis(out);
    }

    /** Neighbouring seeds give numbers that have nothing in common (the finalizer of SplitMix64). */
    private static long mixed(long seed) {
        long z = (seed + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

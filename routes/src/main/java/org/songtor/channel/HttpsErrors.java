package org.songtor.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * HTTPS' errors (RFC 9110 section 15). Only a status about the file itself is a "no" to it; who we are, how often we come and what fails in the
 * server are none. A redirect, a status we did not ask for, or a 200 with something else inside says nothing.
 */
final class HttpsErrors {
    /** Who we are was not accepted, we came too often (RFC 6585), or something is there and we said not to put anything over it: the request was turned away as it came. */
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 407, 412, 429);

    /** The server stopped waiting for the rest, which may have come all the same. */
    private static final int TIMED_OUT = 408;

    /** A proxy stopped waiting for the server behind it, which may still be at work. */
    private static final int SILENCE_BEHIND = 504;

    private HttpsErrors() {}

    static Verdict of(Throwable error, Stage stage) {
        return Causes.find(error, StatusException.class)
                .map(status -> status(status, stage).after(later(status, stage)))
                .or(() -> Causes.connecting(error, stage))
                .or(() -> Causes.silence(error, stage))
                .orElseGet(() -> Verdict.unrecognised(Verdict.words(error), stage));
    }

    private static Optional<Duration> later(StatusException error, Stage stage) {
        return error.later()
                .or(() -> stage == Stage.PUTTING && error.status() == SILENCE_BEHIND
                        ? Optional.of(Causes.STILL_AT_WORK)
                        : Optional.empty());
    }

    private static Verdict status(StatusException error, Stage stage) {
        String words = Verdict.words(error);
        if (stage != Stage.PUTTING) {
            return Verdict.unrecognised(words, stage);
        }
        if (TURNED_AWAY.contains(error.status())) {
            return Verdict.tryAgain(words);
        }
        boolean clientsFault = error.status() >= 400 && error.status() < 500;
        return clientsFault && error.status() != TIMED_OUT
                ? Verdict.refused(words)
                : Verdict.unrecognised(words, stage);
    }
}

package org.songtor.channel;

import java.time.Duration;
import java.util.Optional;
import org.songtor.model.Outcome;
import org.songtor.model.Shown;

/**
 * What an edge makes of its own error. An error is never success, and one that nobody recognises says nothing: before the first
 * byte of the file nothing happened, after it only the other side knows.
 *
 * @param later the other side asked to be left alone for so long
 * @param stops the other side is not who it was: nothing more may go to this agency until a person has looked
 */
public record Verdict(Outcome outcome, Optional<Duration> later, boolean stops) {
    public Verdict {
        if (outcome instanceof Outcome.Delivered) {
            throw new IllegalArgumentException("an error is no delivery: " + outcome.detail());
        }
    }

    /** Nothing of the file arrived. */
    static Verdict tryAgain(String detail) {
        return new Verdict(new Outcome.TryAgain(detail), Optional.empty(), false);
    }

    /** A clear "no" to this file. */
    static Verdict refused(String detail) {
        return new Verdict(new Outcome.Refused(detail), Optional.empty(), false);
    }

    /** Nothing arrived, and nothing may be sent there until a person has looked. */
    static Verdict stranger(String detail) {
        return new Verdict(
                new Outcome.TryAgain("another identity than the one we know: " + detail), Optional.empty(), true);
    }

    static Verdict unrecognised(String detail, Stage stage) {
        return stage == Stage.NOTHING_LEFT
                ? tryAgain(detail)
                : new Verdict(new Outcome.Unknown(detail), Optional.empty(), false);
    }

    Verdict after(Optional<Duration> wait) {
        return new Verdict(outcome, wait, stops);
    }

    /** The error's own words, for people: bounded, and no number in them that could be a person's. */
    static String words(Throwable error) {
        return Shown.masked(error.getClass().getSimpleName() + ": " + error.getMessage());
    }
}

package org.songtor.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.songtor.delivery.Retries;
import org.songtor.delivery.RetryTerms;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.AnswerDeadline;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.ProfileId;
import org.songtor.port.FileStore;

/** When a file is tried again: by its profile's terms, within its agency's hours, and by its last day. */
final class NextTry {
    private final SongtorSettings settings;
    private final SendingCalendar calendar;
    private final Clock clock;
    private final Departures departures;

    NextTry(SongtorSettings settings, SendingCalendar calendar, Clock clock, Departures departures) {
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
        this.departures = departures;
    }

    /** When the agency's window is open, {@code now} where it is. */
    Instant opening(ProfileId profile, Instant now) {
        return Retries.opening(terms(profile), now, profile, calendar);
    }

    /**
     * How long from now, after an attempt that failed; empty where it is tried no more and a person decides.
     *
     * @param later for how long the agency asked to be left alone, which no other time shortens
     */
    Optional<Duration> in(Attempt attempt, Optional<Duration> later) {
        return in(attempt).map(wait -> later.filter(l -> l.compareTo(wait) > 0).orElse(wait));
    }

    /** As {@link #in(Attempt, Optional)} where the agency asked for nothing. */
    Optional<Duration> in(Attempt attempt) {
        FileStore.Signed file = attempt.file();
        Instant now = clock.instant();
        Optional<Instant> free = at(file, now, SendingCalendar.ALWAYS);
        return at(file, now, calendar)
                .map(at -> departures.orLate(file.profile(), file.id(), now, at, free.orElse(at)))
                .filter(at -> !stays(attempt) || asksOn(file, now, at))
                .map(at -> Duration.between(now, at));
    }

    /** How long an answer may still take after the first attempt; empty where its time is over. */
    Optional<Duration> untilAnswered(Attempt attempt) {
        Instant due = AnswerDeadline.after(
                settings, calendar, attempt.profile(), attempt.file().firstAttempt());
        return Optional.of(Duration.between(clock.instant(), due)).filter(left -> !left.isNegative() && !left.isZero());
    }

    /** Other bytes were under the name when this attempt began: what put them there, if it was ours, is over. */
    private static boolean stays(Attempt attempt) {
        return !attempt.begun()
                && attempt.there().map(t -> !t.equals(attempt.file().sha256())).orElse(false);
    }

    private boolean asksOn(FileStore.Signed file, Instant now, Instant at) {
        Duration most = settings.profile(file.profile()).retry().otherBytes();
        return Retries.nextOverOtherBytes(Optional.of(at), most, file.firstAttempt(), now, file.profile(), calendar)
                .isPresent();
    }

    private Optional<Instant> at(FileStore.Signed file, Instant now, SendingCalendar hours) {
        return Retries.next(
                terms(file.profile()),
                file.id().value(),
                file.attempts() + 1,
                file.firstAttempt(),
                now,
                file.profile(),
                hours);
    }

    private RetryTerms terms(ProfileId profile) {
        return settings.profile(profile).retry().terms();
    }
}

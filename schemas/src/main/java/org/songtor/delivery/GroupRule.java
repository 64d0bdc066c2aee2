package org.songtor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.model.ProfileId;

/**
 * When a file that carries many funds' lines is closed: when it is full, when a line has waited long enough, or so long before a
 * cut-off that the file can still be written, signed and delivered; whichever comes first.
 *
 * @param mostLines no file has more, at least one
 * @param mostWait a line waits no longer for company
 * @param beforeCutoff what writing, signing and delivering take
 */
public record GroupRule(int mostLines, Duration mostWait, Duration beforeCutoff) {
    public GroupRule {
        if (mostLines < 1 || mostWait.isNegative() || beforeCutoff.isNegative()) {
            throw new IllegalArgumentException(
                    "no file is closed by " + mostLines + ", " + mostWait + ", " + beforeCutoff);
        }
    }

    /**
     * Until when a line that begins to wait now may wait. A line that comes too late for the open window's file waits for the next
     * window's; longer than {@link #mostWait} it never waits.
     */
    public Instant due(SendingCalendar calendar, ProfileId profile, Instant now) {
        Instant latest = now.plus(mostWait);
        return calendar.window(profile, now)
                .flatMap(window -> closing(calendar, profile, window, now))
                .filter(closing -> closing.isBefore(latest))
                .orElse(latest);
    }

    private Optional<Instant> closing(SendingCalendar calendar, ProfileId profile, Window window, Instant now) {
        Instant closing = window.cutoff().minus(beforeCutoff);
        return closing.isAfter(now)
                ? Optional.of(closing)
                : calendar.window(profile, window.cutoff())
                        .map(next -> next.cutoff().minus(beforeCutoff))
                        .filter(later -> later.isAfter(now));
    }
}

package org.songtor.flow;

import java.time.Instant;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.SendingCalendar;
import org.songtor.model.ProfileId;
import org.songtor.settings.ProfileEntry;

/** When answer and money of a delivered file should have come: after business days of the agency where the settings count those, else after a time. */
public final class AnswerDeadline {
    private AnswerDeadline() {}

    /**
     * A file that was delivered has a deadline whatever the calendar knows: where a year's holidays are not known, the time of the settings
     * counts, so that an agency's silence is noticed.
     */
    public static Instant after(
            SongtorSettings settings, SendingCalendar calendar, ProfileId profile, Instant delivered) {
        ProfileEntry entry = settings.profile(profile);
        Instant within = delivered.plus(entry.answerWithin());
        try {
            return entry.answerDays()
                    .flatMap(days -> calendar.after(profile, delivered, days))
                    .orElse(within);
        } catch (CalendarException e) {
            return within;
        }
    }
}

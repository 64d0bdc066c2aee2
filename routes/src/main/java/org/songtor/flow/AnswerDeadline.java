package org.songtor.flow;

import java.time.Instant;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.SendingCalendars;
import org.songtor.model.ProfileId;
import org.springframework.stereotype.Component;

/** When answer and money of a delivered file should have come: after business days of the agency where the settings count those, else after a time. */
@Component
public class AnswerDeadline {
    private final SongtorSettings settings;
    private final SendingCalendars calendars;

    public AnswerDeadline(SongtorSettings settings, SendingCalendars calendars) {
        this.settings = settings;
        this.calendars = calendars;
        settings.profiles().forEach((profile, entry) -> {
            if (entry.answerDays().isPresent() && entry.calendar().isEmpty()) {
                throw new SettingFault(
                        "songtor.agencies." + profile.agency() + ".profiles." + profile.name() + ".answer-days",
                        "business days need a calendar of the profile");
            }
        });
    }

    /**
     * A file that was delivered has a deadline whatever the calendar knows: where a year's holidays are not known, the time of the settings
     * counts, so that an agency's silence is noticed.
     */
    public Instant after(ProfileId profile, Instant delivered) {
        SongtorSettings.Profile entry = settings.profile(profile);
        Instant within = delivered.plus(entry.answerWithin());
        try {
            return entry.answerDays()
                    .flatMap(days -> calendars.of(profile).map(c -> c.after(delivered, days)))
                    .orElse(within);
        } catch (CalendarException e) {
            return within;
        }
    }
}

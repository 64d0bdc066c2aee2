package org.songtor.flow;

import java.util.HashMap;
import java.util.Map;
import org.songtor.delivery.AgencyCalendar;
import org.songtor.delivery.SendingCalendars;
import org.songtor.model.ProfileId;
import org.songtor.reference.Holidays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hours of agencies, and days off. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {
    @Bean
    Holidays holidays() {
        return Holidays.load();
    }

    /** Whoever asks for a {@link org.songtor.delivery.SendingCalendar} gets these. */
    @Bean
    SendingCalendars sendingCalendars(SongtorSettings settings, Holidays holidays) {
        Map<ProfileId, AgencyCalendar> calendars = new HashMap<>();
        settings.profiles().forEach((profile, entry) -> {
            if (entry.calendar().isEmpty() && entry.answerDays().isPresent()) {
                throw new SettingFault(
                        "songtor.agencies." + profile.agency() + ".profiles." + profile.name() + ".answer-days",
                        "business days need a calendar of the profile");
            }
            if (!entry.calendar().isEmpty()) {
                String setting = "songtor.agencies." + profile.agency() + ".profiles." + profile.name() + ".calendar";
                calendars.put(
                        profile, CalendarSettings.calendar(setting, profile.toString(), entry.calendar(), holidays));
            }
        });
        return new SendingCalendars(calendars);
    }
}

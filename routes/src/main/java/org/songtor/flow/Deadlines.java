package org.songtor.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.SendingCalendar;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.Views.FileView;
import org.songtor.reference.Holiday.Province;
import org.songtor.settings.FundEntry;
import org.springframework.stereotype.Component;

/** Before which instants files must have gone, and which of those that went were late. Computed anew each time, from dated rules: what was late stays late. */
@Component
public class Deadlines {
    private final SendingCalendar calendar;
    private final SongtorSettings settings;

    public Deadlines(SendingCalendar calendar, SongtorSettings settings) {
        this.calendar = calendar;
        this.settings = settings;
    }

    /**
     * @param fund whose provinces' days off count; empty for a file of many funds
     * @return empty where any window does
     * @throws CalendarException where the calendar does not know
     */
    public Optional<Instant> due(ProfileId profile, Period period, Optional<FundId> fund) {
        return calendar.due(profile, period, fund.map(this::provinces).orElse(Set.of()));
    }

    /** The instant that the file missed; empty where it left before it, has not left, or nobody knows. */
    public Optional<Instant> missed(FileView file, FundId fund) {
        try {
            return due(file.profile(), file.period(), file.shared() ? Optional.empty() : Optional.of(fund))
                    .filter(due ->
                            file.sentAt().map(sent -> !sent.isBefore(due)).orElse(false));
        } catch (CalendarException e) {
            // What a calendar does not know is told on its own page; nothing is called late by a guess.
            return Optional.empty();
        }
    }

    private Set<Province> provinces(FundId fund) {
        FundEntry entry = settings.funds().get(fund);
        return entry == null ? Set.of() : entry.provinces();
    }
}

package org.songtor.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.Hours;
import org.songtor.delivery.SendingCalendar;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.Views.FileView;
import org.songtor.reference.Holiday.Province;
import org.songtor.settings.Channel;
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

    /**
     * The instant that the file missed; empty where it left before it, has not left, or nobody knows. Of a file that people carry it is the day that counts on
     * which it was handed over: that it was taken out says nothing, and of the hour there is no proof.
     */
    public Optional<Instant> missed(FileView file, FundId fund) {
        try {
            return due(file.profile(), file.period(), file.shared() ? Optional.empty() : Optional.of(fund))
                    .filter(due -> late(file, due));
        } catch (CalendarException e) {
            // What a calendar does not know is told on its own page; nothing is called late by a guess.
            return Optional.empty();
        }
    }

    private boolean late(FileView file, Instant due) {
        return settings.profile(file.profile()).channel() == Channel.MANUAL
                ? file.deliveredAt()
                        .map(handed -> day(handed).isAfter(lastDay(due)))
                        .orElse(false)
                : file.sentAt().map(sent -> !sent.isBefore(due)).orElse(false);
    }

    /** The day before its end: what is due by 24:00 is late on the next. */
    public static LocalDate lastDay(Instant due) {
        return day(due.minusNanos(1));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Hours.ZONE).toLocalDate();
    }

    private Set<Province> provinces(FundId fund) {
        FundEntry entry = settings.funds().get(fund);
        return entry == null ? Set.of() : entry.provinces();
    }
}

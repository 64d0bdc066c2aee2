package org.songtor.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.songtor.delivery.Departure;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.Deadlines;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.FileStore;

/**
 * Whether files may leave, by their agencies' hours and last days. Only where the late rule says more than "in the next window" is the store asked whose a file
 * is: a file that goes in the next window goes by its hours alone, and that it is late is told where it is shown.
 */
final class Departures {
    private final FileStore files;
    private final SendingCalendar calendar;
    private final Deadlines deadlines;

    Departures(FileStore files, SongtorSettings settings, SendingCalendar calendar) {
        this.files = files;
        this.calendar = calendar;
        this.deadlines = new Deadlines(calendar, settings);
    }

    /**
     * The last instant that the file missed, where a person decides about those.
     *
     * @throws org.songtor.delivery.CalendarException where the calendar does not know
     */
    Optional<Instant> missed(ProfileId profile, FileId file, Instant at) {
        return calendar.late(profile, at) == LateRule.HOLD
                        && Departure.of(calendar, profile, due(profile, file, at), at) instanceof Departure.Hold hold
                ? Optional.of(hold.missed())
                : Optional.empty();
    }

    /**
     * From when on a person decides about the file, where people decide about those that are late.
     *
     * @throws org.songtor.delivery.CalendarException where the calendar does not know
     */
    Optional<Instant> held(ProfileId profile, FileId file, Instant at) {
        return calendar.late(profile, at) == LateRule.HOLD ? due(profile, file, at) : Optional.empty();
    }

    /** The last instant by which its late rule judges it; empty where there is none, or where people let it go on although it was over. */
    private Optional<Instant> due(ProfileId profile, FileId file, Instant at) {
        LateRule rule = calendar.late(profile, at);
        if (rule == LateRule.NEXT_WINDOW) {
            return Optional.empty();
        }
        FileStore.Term term = files.term(file);
        return deadlines
                .due(profile, term.period(), term.fund())
                .filter(d -> rule != LateRule.HOLD
                        || term.released().map(released -> released.isBefore(d)).orElse(true));
    }

    /**
     * Its bytes may be there: whether they are is asked, late or not, since asking sends nothing; of those that somebody took out to carry them people say it. Or it was answered, and that it arrived is only to be noted:
     * there is nothing left of it to hold.
     */
    boolean mayBeThere(FileId file) {
        return files.term(file).arrived();
    }

    /**
     * @param byHours when it would go
     * @param free when it could, were there no hours
     * @return the earlier of when it would and of when it is late, where late files go at any hour
     */
    Instant orLate(ProfileId profile, FileId file, Instant at, Instant byHours, Instant free) {
        if (calendar.late(profile, at) != LateRule.SEND_MARKED) {
            return byHours;
        }
        return due(profile, file, at)
                .filter(byHours::isAfter)
                .map(due -> due.isAfter(free) ? due : free)
                .orElse(byHours);
    }
}

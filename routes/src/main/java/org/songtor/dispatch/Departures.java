package org.songtor.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.delivery.CalendarException;
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
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final FileStore files;
    private final SendingCalendar calendar;
    private final Deadlines deadlines;

    Departures(FileStore files, SongtorSettings settings, SendingCalendar calendar) {
        this.files = files;
        this.calendar = calendar;
        this.deadlines = new Deadlines(calendar, settings);
    }

    /**
     * Why the file stays here, where a person decides about those that are late. Of one whose last day the calendar does not know a person decides too: whether it is
     * late is not guessed, and it does not fail in silence.
     */
    Optional<Kept> kept(ProfileId profile, FileId file, Instant at) {
        if (calendar.late(profile, at) != LateRule.HOLD) {
            return Optional.empty();
        }
        try {
            return due(profile, file, at)
                    .filter(due -> Departure.of(calendar, profile, Optional.of(due), at) instanceof Departure.Hold)
                    .map(Kept::late);
        } catch (CalendarException e) {
            return files.term(file).released().isPresent() ? Optional.empty() : Optional.of(Kept.unknown(e));
        }
    }

    /**
     * Those of the files about which nobody decides by themselves from now until then, whatever comes: all of them where late ones are not held. One whose last day the
     * calendar does not know is none of them: it is judged by itself.
     */
    Set<FileId> free(ProfileId profile, List<FileId> ids, Instant now, Instant until) {
        if (calendar.late(profile, now) != LateRule.HOLD && calendar.late(profile, until) != LateRule.HOLD) {
            return Set.copyOf(ids);
        }
        return files.terms(ids).entrySet().stream()
                .filter(e -> free(profile, e.getValue(), until))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean free(ProfileId profile, FileStore.Term term, Instant until) {
        try {
            return due(profile, term, LateRule.HOLD)
                    .filter(due -> !until.isBefore(due))
                    .isEmpty();
        } catch (CalendarException e) {
            // Told where it is judged by itself.
            return false;
        }
    }

    /** From when on a person decides about the file, where people decide about those that are late; empty where that is not known. */
    Optional<Instant> held(ProfileId profile, FileId file, Instant at) {
        return calendar.late(profile, at) == LateRule.HOLD ? known(profile, file, at) : Optional.empty();
    }

    /** As {@link #due}; of a last day that the calendar does not know nothing is made earlier or later. */
    private Optional<Instant> known(ProfileId profile, FileId file, Instant at) {
        try {
            return due(profile, file, at);
        } catch (CalendarException e) {
            LOG.warn("{} of {}: its last day is not known: {}", file, profile, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The last instant by which its late rule judges it; empty where there is none, or where people let it go on although it was over.
     *
     * @throws CalendarException where the calendar does not know
     */
    private Optional<Instant> due(ProfileId profile, FileId file, Instant at) {
        LateRule rule = calendar.late(profile, at);
        if (rule == LateRule.NEXT_WINDOW) {
            return Optional.empty();
        }
        return due(profile, files.term(file), rule);
    }

    private Optional<Instant> due(ProfileId profile, FileStore.Term term, LateRule rule) {
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
     * @return the earlier of when it would and of when it is late, where late files go at any hour, or are held: people are told on the day, and not when it could have gone
     */
    Instant orLate(ProfileId profile, FileId file, Instant at, Instant byHours, Instant free) {
        LateRule rule = calendar.late(profile, at);
        if (rule == LateRule.NEXT_WINDOW) {
            return byHours;
        }
        Optional<Instant> due = known(profile, file, at).filter(byHours::isAfter);
        return rule == LateRule.HOLD
                ? due.filter(d -> d.isAfter(at)).orElse(byHours)
                : due.map(d -> d.isAfter(free) ? d : free).orElse(byHours);
    }
}

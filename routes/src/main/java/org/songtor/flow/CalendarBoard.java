package org.songtor.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songtor.delivery.AgencyCalendar;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.Countdown;
import org.songtor.delivery.Countdown.Standing;
import org.songtor.delivery.Countdown.Waiting;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.delivery.SendingCalendars;
import org.songtor.model.BatchId;
import org.songtor.model.ProfileId;
import org.songtor.port.PendingViews;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Viewer;
import org.springframework.stereotype.Component;

/** The next cut-off of each profile, and which batches and files will make theirs, are in danger, or have missed it. */
@Component
public class CalendarBoard {
    /** As many are named; the oldest come first. */
    public static final int MOST = 500;

    private final SendingCalendars calendars;
    private final SongtorSettings settings;
    private final PendingViews views;
    private final Deadlines deadlines;

    public CalendarBoard(SendingCalendars calendars, SongtorSettings settings, PendingViews views) {
        this.calendars = calendars;
        this.settings = settings;
        this.views = views;
        this.deadlines = new Deadlines(calendars, settings);
    }

    /**
     * One profile.
     *
     * @param window open or next; empty without hours, and where the calendar does not know
     * @param why the calendar's own words where it does not know
     * @param rows the worst first
     */
    public record Lane(ProfileId profile, Optional<Window> window, String why, List<Row> rows) {}

    public record Row(Pending pending, Countdown countdown) {
        public boolean bad() {
            return countdown.standing().compareTo(Standing.IN_DANGER) >= 0;
        }
    }

    /** Every profile that has hours or something waiting. */
    public List<Lane> lanes(Viewer viewer, Instant at) {
        Map<ProfileId, List<Row>> rows = views.pending(viewer, MOST).stream()
                .map(p -> row(p, at))
                .collect(Collectors.groupingBy(r -> r.pending().profile()));
        return settings.profiles().keySet().stream()
                .filter(p -> calendars.of(p).isPresent() || rows.containsKey(p))
                .map(p -> lane(p, rows.getOrDefault(p, List.of()), at))
                .toList();
    }

    public List<Row> of(Viewer viewer, BatchId batch, Instant at) {
        return worstFirst(
                views.pending(viewer, batch).stream().map(p -> row(p, at)).toList());
    }

    /** Until the cut-off of the window that is open or opens next. */
    public Lane lane(ProfileId profile, List<Row> rows, Instant at) {
        try {
            return new Lane(profile, calendars.window(profile, at), "", worstFirst(rows));
        } catch (CalendarException e) {
            return new Lane(profile, Optional.empty(), String.valueOf(e.getMessage()), worstFirst(rows));
        }
    }

    private static List<Row> worstFirst(List<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((Row r) -> r.countdown().standing()).reversed());
        return sorted;
    }

    private Row row(Pending pending, Instant at) {
        return new Row(
                pending,
                calendars
                        .of(pending.profile())
                        .map(c -> countdown(c, pending, at))
                        .orElseGet(Countdown::anyTime));
    }

    private Countdown countdown(AgencyCalendar calendar, Pending pending, Instant at) {
        Waiting waiting = new Waiting(pending.ready(), pending.next(), pending.stuck());
        try {
            Optional<Instant> deadline = deadlines.due(pending.profile(), pending.period(), pending.fund());
            return Countdown.of(calendar, waiting, deadline, at);
        } catch (CalendarException e) {
            return Countdown.unknown(String.valueOf(e.getMessage()));
        }
    }
}

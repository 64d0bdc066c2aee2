package org.songtor.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songtor.delivery.AgencyCalendar;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.Countdown;
import org.songtor.delivery.Countdown.Standing;
import org.songtor.delivery.Countdown.Waiting;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.delivery.SendingCalendars;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.port.PendingViews;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.PendingViews.Queue;
import org.songtor.port.Viewer;
import org.springframework.stereotype.Component;

/** The next cut-off of each profile, and which batches and files will make theirs, are in danger, or have missed it. */
@Component
public class CalendarBoard {
    /** As many of each profile are named; the worst of those that were looked at. */
    public static final int MOST = 500;

    /** As many of each profile are looked at, the oldest first. */
    static final int LOOKED_AT = 10_000;

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
     * @param rows the worst first, at most {@value #MOST}
     * @param more how many others wait, none of those that were looked at worse than the last row
     * @param whole whether all were looked at
     */
    public record Lane(
            ProfileId profile, Optional<Window> window, String why, List<Row> rows, int more, boolean whole) {
        /** Whether something will not be in time, or nobody knows of something whether it will. */
        public boolean late() {
            return !whole
                    || rows.stream().anyMatch(r -> r.countdown().standing().compareTo(Standing.WILL_MISS) >= 0);
        }
    }

    public record Row(Pending pending, Countdown countdown) {
        /** Whether it may not be in time. What people carry to an agency without hours is not late by waiting for them. */
        public boolean bad() {
            boolean carriedAnyTime = pending.carried() && countdown.standing() == Standing.STUCK;
            return !carriedAnyTime && countdown.standing().compareTo(Standing.IN_DANGER) >= 0;
        }
    }

    /** Every profile that has hours or something waiting. */
    public List<Lane> lanes(Viewer viewer, Instant at) {
        return lanes(viewer, Optional.empty(), at);
    }

    /** As {@link #lanes(Viewer, Instant)}, with nothing waiting but the fund's. */
    public List<Lane> lanes(Viewer viewer, FundId fund, Instant at) {
        return lanes(viewer, Optional.of(fund), at);
    }

    private List<Lane> lanes(Viewer viewer, Optional<FundId> fund, Instant at) {
        Map<ProfileId, Queue> queues = views.queues(viewer, fund, LOOKED_AT).stream()
                .collect(Collectors.toMap(Queue::profile, Function.identity()));
        return settings.profiles().keySet().stream()
                .filter(p -> calendars.of(p).isPresent() || queues.containsKey(p))
                .map(p -> lane(queues.getOrDefault(p, new Queue(p, 0, List.of())), at))
                .toList();
    }

    public List<Row> of(Viewer viewer, BatchId batch, Instant at) {
        return worstFirst(
                views.pending(viewer, batch).stream().map(p -> row(p, at)).toList());
    }

    /**
     * Until the cut-off of the window that is open or opens next.
     *
     * @throws CalendarException where the calendar does not know
     */
    Optional<Window> window(ProfileId profile, Instant at) {
        return calendars.window(profile, at);
    }

    private Lane lane(Queue queue, Instant at) {
        List<Row> all = worstFirst(queue.oldest().stream().map(p -> row(p, at)).toList());
        List<Row> named = List.copyOf(all.subList(0, Math.min(MOST, all.size())));
        int more = queue.all() - named.size();
        boolean whole = queue.all() == all.size();
        try {
            return new Lane(queue.profile(), window(queue.profile(), at), "", named, more, whole);
        } catch (CalendarException e) {
            return new Lane(queue.profile(), Optional.empty(), String.valueOf(e.getMessage()), named, more, whole);
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
                        .orElseGet(() -> Countdown.withoutHours(
                                new Waiting(pending.ready(), pending.next(), pending.tried(), pending.stuck()), at)));
    }

    private Countdown countdown(AgencyCalendar calendar, Pending pending, Instant at) {
        Waiting waiting =
                new Waiting(pending.ready(), pending.next(), pending.tried(), pending.stuck() && !pending.carried());
        try {
            Optional<Instant> deadline = deadlines.due(pending.profile(), pending.period(), pending.fund());
            Countdown countdown = Countdown.of(calendar, waiting, deadline, at);
            return pending.carried() ? countdown.byHand(calendar, at) : countdown;
        } catch (CalendarException e) {
            return Countdown.unknown(String.valueOf(e.getMessage()));
        }
    }
}

package org.songtor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.songtor.delivery.SendingCalendar.Window;

/**
 * How something that waits to be delivered stands to the instant before which it must have been.
 *
 * @param due empty where no hours are kept, and where the calendar does not know
 * @param goes the window it goes in, or waits for; empty for what waits for a person, and for what missed its deadline where it then goes at once or is held
 * @param why the calendar's own words where it does not know
 */
public record Countdown(Standing standing, Optional<Instant> due, Optional<Window> goes, String why) {
    /** From the best to the worst. */
    public enum Standing {
        /** No hours are kept. */
        ANY_TIME,
        WILL_MAKE_IT,
        /** Little time is left, an attempt failed, or people carry it and nobody said yet that they did. */
        IN_DANGER,
        /** No hours are kept, and it waits for a person. */
        STUCK,
        /** As things stand it will not be in time. */
        WILL_MISS,
        MISSED,
        /** The calendar cannot say. */
        UNKNOWN
    }

    /** Less than this before the cut-off is little. */
    public static final Duration LITTLE = Duration.ofHours(1);

    /**
     * What waits.
     *
     * @param ready since when it could have gone
     * @param next when it is tried again, if it was tried; empty otherwise
     * @param stuck it does not go on by itself
     */
    public record Waiting(Instant ready, Optional<Instant> next, boolean stuck) {}

    /**
     * @param deadline of its period; where there is none, the first cut-off after it was ready counts
     */
    public static Countdown of(AgencyCalendar calendar, Waiting waiting, Optional<Instant> deadline, Instant at) {
        try {
            Instant due =
                    deadline.orElseGet(() -> calendar.window(waiting.ready()).cutoff());
            if (!at.isBefore(due)) {
                // The late rule judges by the period's deadline alone, as whoever sends does.
                boolean waits = deadline.isEmpty() || calendar.rules(at).late() == LateRule.NEXT_WINDOW;
                Optional<Window> next = waits ? Optional.of(calendar.window(at)) : Optional.empty();
                return new Countdown(Standing.MISSED, Optional.of(due), next.filter(w -> !waiting.stuck()), "");
            }
            Instant tried = waiting.next().filter(at::isBefore).orElse(at);
            Window goes = calendar.window(tried);
            return new Countdown(
                    standing(waiting, due, tried, goes, at),
                    Optional.of(due),
                    Optional.of(goes).filter(w -> !waiting.stuck()),
                    "");
        } catch (CalendarException e) {
            return unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Standing standing(Waiting waiting, Instant due, Instant tried, Window goes, Instant at) {
        boolean inTime = tried.isBefore(due) && goes.opens().isBefore(due);
        if (waiting.stuck() || !inTime) {
            return Standing.WILL_MISS;
        }
        boolean little = Duration.between(at, due).compareTo(LITTLE) < 0;
        return little || waiting.next().isPresent() ? Standing.IN_DANGER : Standing.WILL_MAKE_IT;
    }

    /** The same of what people carry: whether it makes it is for them, and nobody knows whether they do before they say so. */
    public Countdown byHand() {
        return new Countdown(
                standing == Standing.WILL_MAKE_IT ? Standing.IN_DANGER : standing, due, Optional.empty(), why);
    }

    /** Where no hours are kept. @param stuck it does not go on by itself */
    public static Countdown withoutHours(boolean stuck) {
        return new Countdown(stuck ? Standing.STUCK : Standing.ANY_TIME, Optional.empty(), Optional.empty(), "");
    }

    public static Countdown unknown(String why) {
        return new Countdown(Standing.UNKNOWN, Optional.empty(), Optional.empty(), why);
    }

    /** Nothing when it is over. */
    public Optional<Duration> left(Instant at) {
        return due.filter(at::isBefore).map(d -> Duration.between(at, d));
    }
}

package org.songtor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.songtor.delivery.SendingCalendar.Window;

/**
 * How something that waits to be delivered stands to the instant before which it must have been.
 *
 * @param due empty where no hours are kept, and where the calendar does not know
 * @param goes the window it goes in, or waits for; empty for what waits for a person, and for what missed its deadline, or will have when its turn comes, where it
 *     then goes at once or is held
 * @param why the calendar's own words where it does not know
 */
public record Countdown(Standing standing, Optional<Instant> due, Optional<Window> goes, String why) {
    /** From the best to the worst. */
    public enum Standing {
        /** No hours are kept. */
        ANY_TIME,
        WILL_MAKE_IT,
        /** No hours are kept, nothing of it was tried, and nothing is tried at its agency before a time to come. */
        PAUSED,
        /** No hours are kept, it was tried, and is tried again at a time to come. */
        AGAIN,
        /** Little time is left, an attempt failed, nothing is tried at its agency for now, or people carry it and few open days are left. */
        IN_DANGER,
        /** No hours are kept, and it waits for a person. */
        STUCK,
        /** As things stand it will not be in time. */
        WILL_MISS,
        MISSED,
        /** The calendar cannot say. */
        UNKNOWN
    }

    /** So many open days are enough to carry a file: one to go, one to come back with what was missing, one to spare. */
    public static final int FEW_DAYS = 3;

    /** Less than this before the cut-off is little. */
    public static final Duration LITTLE = Duration.ofHours(1);

    /**
     * What waits.
     *
     * @param ready since when it could have gone
     * @param next when it is tried, if it was tried before or nothing is tried at its agency until then; empty otherwise
     * @param tried it was tried before
     * @param stuck it does not go on by itself
     */
    public record Waiting(Instant ready, Optional<Instant> next, boolean tried, boolean stuck) {}

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
                    Optional.of(goes)
                            .filter(w -> !waiting.stuck()
                                    && deadline.map(d -> waits(calendar, d, tried, w))
                                            .orElse(true)),
                    "");
        } catch (CalendarException e) {
            return unknown(String.valueOf(e.getMessage()));
        }
    }

    /** Whether it waits for this window to open: what is past its deadline when its turn comes goes at once or is held, where that is the late rule. */
    private static boolean waits(AgencyCalendar calendar, Instant deadline, Instant tried, Window goes) {
        LateRule late = calendar.rules(tried).late();
        Instant turn = late == LateRule.HOLD && tried.isBefore(goes.opens()) ? goes.opens() : tried;
        return late == LateRule.NEXT_WINDOW || turn.isBefore(deadline);
    }

    private static Standing standing(Waiting waiting, Instant due, Instant tried, Window goes, Instant at) {
        boolean inTime = tried.isBefore(due) && goes.opens().isBefore(due);
        if (waiting.stuck() || !inTime) {
            return Standing.WILL_MISS;
        }
        boolean little = Duration.between(at, due).compareTo(LITTLE) < 0;
        return little || waiting.next().isPresent() ? Standing.IN_DANGER : Standing.WILL_MAKE_IT;
    }

    /**
     * The same of what people carry: whether it makes it is for them, and nobody knows whether they do before they say so. With {@value #FEW_DAYS} days or more
     * left on which the counter is open, today's among them, there is time; with fewer it is in danger.
     *
     * @param calendar by which {@code this} was counted
     */
    public Countdown byHand(AgencyCalendar calendar, Instant at) {
        boolean danger = standing == Standing.WILL_MAKE_IT && due.isPresent() && few(calendar, due.get(), at);
        return new Countdown(danger ? Standing.IN_DANGER : standing, due, Optional.empty(), why);
    }

    private static boolean few(AgencyCalendar calendar, Instant due, Instant at) {
        Set<LocalDate> days = new HashSet<>();
        for (Instant from = at; days.size() < FEW_DAYS; ) {
            Window window = calendar.window(from);
            if (!window.opens().isBefore(due)) {
                return true;
            }
            days.add(window.cutoff().atZone(Hours.ZONE).toLocalDate());
            from = window.cutoff();
        }
        return false;
    }

    /** Where no hours are kept. */
    public static Countdown withoutHours(Waiting waiting, Instant at) {
        return new Countdown(standing(waiting, at), Optional.empty(), Optional.empty(), "");
    }

    private static Standing standing(Waiting waiting, Instant at) {
        if (waiting.stuck()) {
            return Standing.STUCK;
        }
        if (waiting.next().filter(at::isBefore).isEmpty()) {
            return Standing.ANY_TIME;
        }
        return waiting.tried() ? Standing.AGAIN : Standing.PAUSED;
    }

    public static Countdown unknown(String why) {
        return new Countdown(Standing.UNKNOWN, Optional.empty(), Optional.empty(), why);
    }

    /** Nothing when it is over. */
    public Optional<Duration> left(Instant at) {
        return due.filter(at::isBefore).map(d -> Duration.between(at, d));
    }
}

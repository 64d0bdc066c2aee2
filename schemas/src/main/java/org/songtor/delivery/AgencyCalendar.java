package org.songtor.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.model.Period;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holiday.Province;
import org.songtor.reference.Holidays;

/** One profile's calendar. A year whose days off are kept and not known is refused, whatever day of it is asked about. */
public final class AgencyCalendar {
    private final String name;
    private final List<CalendarRules> rules;
    private final Holidays holidays;

    /**
     * @param name of what it is the calendar of, for messages
     * @param rules in order of time
     * @throws IllegalArgumentException where they overlap or leave a hole
     */
    public AgencyCalendar(String name, List<CalendarRules> rules, Holidays holidays) {
        this.name = name;
        this.rules = List.copyOf(rules);
        this.holidays = holidays;
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("no rules");
        }
        for (int i = 1; i < rules.size(); i++) {
            follows(rules.get(i - 1), rules.get(i));
        }
    }

    private static void follows(CalendarRules before, CalendarRules next) {
        LocalDate due = before.until()
                .map(u -> u.plusDays(1))
                .orElseThrow(
                        () -> new IllegalArgumentException("overlaps: what is before " + next.from() + " has no end"));
        if (!due.equals(next.from())) {
            throw new IllegalArgumentException(
                    next.from() + (next.from().isBefore(due) ? " overlaps" : " leaves a hole") + "; expected " + due);
        }
    }

    /**
     * The window open at this instant, else the next to open.
     *
     * @throws CalendarException where none opens any more, or soon, or a year is not known
     */
    public Window window(Instant at) {
        return next(at, Set.of());
    }

    private Window next(Instant at, Set<Province> more) {
        LocalDate today = at.atZone(Hours.ZONE).toLocalDate();
        LocalDate first = today.isBefore(begins()) ? begins() : today;
        for (int i = 0; i <= Roll.LONGEST_RUN; i++) {
            for (Window window : windows(first.plusDays(i), more)) {
                if (at.isBefore(window.cutoff())) {
                    return window;
                }
            }
        }
        throw new CalendarException(name + ": no window within " + Roll.LONGEST_RUN + " days of " + first);
    }

    /** The windows of one day, in order; none where the day is off. */
    public List<Window> windows(LocalDate day) {
        return windows(day, Set.of());
    }

    private List<Window> windows(LocalDate day, Set<Province> more) {
        CalendarRules now = rules(day);
        return off(now, day, more) ? List.of() : hours(now, day);
    }

    private static List<Window> hours(CalendarRules now, LocalDate day) {
        return now.hours().stream()
                .filter(h -> h.days().contains(day.getDayOfWeek()))
                .map(h -> h.on(day))
                .toList();
    }

    private boolean off(CalendarRules now, LocalDate day, Set<Province> more) {
        Set<Province> where = new HashSet<>(now.provinces());
        where.addAll(more);
        try {
            return now.keeps().map(k -> holidays.isHoliday(day, k, where)).orElse(false);
        } catch (IllegalArgumentException e) {
            throw new CalendarException(name + ": " + e.getMessage());
        }
    }

    /** @throws CalendarException where the calendar says nothing of this day */
    public CalendarRules rules(LocalDate day) {
        return rules.stream()
                .filter(r -> r.hold(day))
                .findFirst()
                .orElseThrow(() -> new CalendarException(name + ": its calendar says nothing of " + day));
    }

    /** Of the day that this instant is on in Bangkok; before the calendar begins its first rules, after it ends its last. */
    public CalendarRules rules(Instant at) {
        LocalDate day = at.atZone(Hours.ZONE).toLocalDate();
        CalendarRules last = rules.get(rules.size() - 1);
        return rules.stream().filter(r -> r.hold(day)).findFirst().orElse(day.isBefore(begins()) ? rules.get(0) : last);
    }

    private LocalDate begins() {
        return rules.get(0).from();
    }

    /**
     * Before which instant a period's file must have gone: the last cut-off of the day that its rule names, or to which that day moves;
     * empty where any window does. The rule is that of the day it names. A day before the calendar begins has its first rules, so that money of periods
     * before it is late and not in doubt; where no days off are known of such a day, there are none.
     *
     * @param where the fund is: its days off count beside the branch's
     * @throws CalendarException where that is not known
     */
    public Optional<Instant> due(Period period, Set<Province> where) {
        // The rule in force when the period ends names a day; the day's own rule is asked again, since it may have
        // changed by then.
        CalendarRules then = rules(
                period.month().atEndOfMonth().atTime(12, 0).atZone(Hours.ZONE).toInstant());
        return then.due().map(first -> {
            CalendarRules now = begun(first.day(period));
            DueRule rule = now.due().orElse(first);
            LocalDate day =
                    now.roll().of(rule.day(period), d -> !sinceEver(d, where).isEmpty());
            return last(sinceEver(day, where));
        });
    }

    private CalendarRules begun(LocalDate day) {
        return day.isBefore(begins()) ? rules.get(0) : rules(day);
    }

    /** As {@link #windows}, and of days before the calendar begins by its first rules. */
    private List<Window> sinceEver(LocalDate day, Set<Province> more) {
        if (!day.isBefore(begins())) {
            return windows(day, more);
        }
        CalendarRules first = rules.get(0);
        boolean off = holidays.year(day.getYear()).isPresent() && off(first, day, more);
        return off ? List.of() : hours(first, day);
    }

    private static Instant last(List<Window> windows) {
        return windows.stream().map(Window::cutoff).max(Instant::compareTo).orElseThrow();
    }

    /**
     * The last cut-off of the so manieth open day after the one on which this instant is.
     *
     * @param days one or more
     */
    public Instant after(Instant at, int days) {
        LocalDate day = at.atZone(Hours.ZONE).toLocalDate();
        for (int i = 0; i < days; i++) {
            day = Roll.FOLLOWING.of(day.plusDays(1), d -> !windows(d).isEmpty());
        }
        return last(windows(day));
    }

    /** Whose days off are kept on that day. */
    public Optional<Calendar> keeps(LocalDate day) {
        return rules(day).keeps();
    }
}

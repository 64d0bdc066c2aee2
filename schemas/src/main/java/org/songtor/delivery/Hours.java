package org.songtor.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Hours of some days of the week, in Bangkok.
 *
 * @param cutoff before it; midnight is the end of the day
 */
public record Hours(Set<DayOfWeek> days, LocalTime opens, LocalTime cutoff) {
    /** Thailand keeps one time, all year. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

    public Hours {
        days = Set.copyOf(days);
        if (days.isEmpty() || (!cutoff.equals(LocalTime.MIDNIGHT) && !opens.isBefore(cutoff))) {
            throw new IllegalArgumentException(
                    "hours without a day, or that close before they open: " + days + " " + opens + "-" + cutoff);
        }
    }

    SendingCalendar.Window on(LocalDate day) {
        return new SendingCalendar.Window(instant(day, opens), cutoff(day));
    }

    private Instant cutoff(LocalDate day) {
        return cutoff.equals(LocalTime.MIDNIGHT) ? instant(day.plusDays(1), cutoff) : instant(day, cutoff);
    }

    private static Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }
}

package org.songtor.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Predicate;

/** To where a day moves that is not open. */
public enum Roll {
    /** To the next open day. */
    FOLLOWING,
    /** To the next open day, and back to the one before where that would be in another month. */
    MODIFIED_FOLLOWING,
    /** To the open day before. */
    PRECEDING;

    /** No run of closed days is longer; Songkran with weekends on both sides has nine. */
    static final int LONGEST_RUN = 60;

    /** @throws CalendarException where no day around it is open */
    public LocalDate of(LocalDate day, Predicate<LocalDate> open) {
        return switch (this) {
            case FOLLOWING -> search(day, 1, open);
            case PRECEDING -> search(day, -1, open);
            case MODIFIED_FOLLOWING -> modified(day, open);
        };
    }

    private static LocalDate modified(LocalDate day, Predicate<LocalDate> open) {
        LocalDate after = search(day, 1, open);
        return YearMonth.from(after).equals(YearMonth.from(day)) ? after : search(day, -1, open);
    }

    private static LocalDate search(LocalDate day, int step, Predicate<LocalDate> open) {
        for (int i = 0; i <= LONGEST_RUN; i++) {
            LocalDate candidate = day.plusDays((long) i * step);
            if (open.test(candidate)) {
                return candidate;
            }
        }
        throw new CalendarException("no open day within " + LONGEST_RUN + " days of " + day);
    }
}

package org.songtor.intake.rules;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.songtor.model.Period;

/** Days and times as the form writes them, in the Buddhist era: what a person is told of a cell reads like the cell. */
final class Written {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Written() {}

    /** {@code 2569-11-03}; the month's own day, so 29 February stays one. */
    static String day(LocalDate day) {
        return "%s-%02d".formatted(new Period(YearMonth.from(day)), day.getDayOfMonth());
    }

    /** {@code 2569-11-03 12:00}, with seconds where there are any. */
    static String time(LocalDateTime at) {
        return day(at.toLocalDate()) + " " + (at.getSecond() == 0 ? MINUTES : SECONDS).format(at);
    }
}

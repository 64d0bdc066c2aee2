package org.songtor.intake;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a fund took money: {@code 2569-11-03 11:59:30} or {@code 2026-11-03T11:59}, Asia/Bangkok. A year above 2400 is of the Buddhist era, and becomes
 * a Gregorian one before anybody asks for leap years. A day alone means its first moment.
 */
final class Moment {
    static final String FORM = "such as 2569-11-03 11:59:30";

    private static final int ERA = 543;
    private static final int BUDDHIST = 2400;
    /** Gregorian; a year before or after them is of neither era. */
    private static final int FIRST_YEAR = 1950;

    private static final int LAST_YEAR = 2150;
    private static final int LONGEST = 30;
    private static final Pattern SHAPE = Pattern.compile(
            "([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]{1,9})?)?)?");

    private Moment() {}

    static Optional<LocalDateTime> of(String text) {
        Matcher m = SHAPE.matcher(text.length() > LONGEST ? "" : text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int written = part(m, 1);
        int year = written > BUDDHIST ? written - ERA : written;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(year, part(m, 2), part(m, 3), part(m, 4), part(m, 5), part(m, 6)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }
}

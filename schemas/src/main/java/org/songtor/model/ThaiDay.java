package org.songtor.model;

import java.time.LocalDate;

/** A day as people here write it in figures: {@code 20/11/2569}, the day first and the year of the Buddhist era. */
public final class ThaiDay {
    private ThaiDay() {}

    /** The day's own figures, so 29 February stays one. */
    public static String of(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear() + Period.ERA);
    }
}

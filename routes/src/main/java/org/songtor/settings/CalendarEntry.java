package org.songtor.settings;

import static org.songtor.settings.Given.given;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.Roll;
import org.songtor.reference.Holiday.Province;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an agency takes files of a profile, from one day to another, in Bangkok's time. Times as {@code "16:00"} in quotation marks, because YAML
 * takes {@code 16:00} for a number; days as {@code month-day}.
 *
 * @param from first day, Gregorian, such as {@code 2026-01-01}
 * @param until last day; absent while no end is known
 * @param provinces of the branch that takes the files: the five in the south keep days of their own
 * @param due until when a month's file must have gone; null where any window does
 */
public record CalendarEntry(
        @NotNull LocalDate from,
        Optional<LocalDate> until,
        @NotEmpty List<@Valid HoursEntry> hours,
        @DefaultValue("bank") @NotNull Keeps holidays,
        @DefaultValue Set<Province> provinces,
        @DefaultValue("following") @NotNull Roll roll,
        @DefaultValue("next-window") @NotNull LateRule late,
        @Nullable @Valid DueEntry due) {
    private static final String OPENS = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String CUTOFF = OPENS + "|24:00";

    public CalendarEntry {
        until = given(until);
    }

    /** Whose holidays are kept. */
    public enum Keeps {
        NONE,
        NATIONAL,
        BANK
    }

    /** @param cutoff before which a file must be there; {@code "24:00"} is the end of the day */
    public record HoursEntry(
            @DefaultValue({"monday", "tuesday", "wednesday", "thursday", "friday"}) @NotEmpty
            Set<DayOfWeek> days,

            @NotNull @Pattern(regexp = OPENS) String opens,
            @NotNull @Pattern(regexp = CUTOFF) String cutoff) {}

    /**
     * Either {@code day}, of so many months after the contribution period, or {@code each} year on one day.
     *
     * @param day 31 is the last day of a shorter month
     */
    public record DueEntry(
            Optional<@Min(1) @Max(31) Integer> day,
            @DefaultValue("1") @Min(0) @Max(12) int months,
            Optional<@Pattern(regexp = "[0-9]{2}-[0-9]{2}") String> each) {
        public DueEntry {
            day = given(day);
            each = given(each);
        }
    }
}

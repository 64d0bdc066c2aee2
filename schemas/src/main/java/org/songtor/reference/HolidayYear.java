package org.songtor.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holiday.Province;

/**
 * The holidays of one year, by date.
 *
 * @param year Gregorian
 * @param file which version was used
 */
public record HolidayYear(int year, ReferenceFile file, List<Holiday> days) {
    private static final List<String> COLUMNS =
            List.of("date", "weekday", "kinds", "provinces", "confidence", "basis", "name_th", "name_en");
    private static final String INSTEAD = "instead of ";

    public HolidayYear {
        days = List.copyOf(days);
    }

    /** @throws ReferenceException for a day of another year, a wrong weekday, disorder, a day said twice, a substitute for nothing */
    static HolidayYear of(int year, ReferenceFile file) {
        file.requireColumns(COLUMNS);
        List<Holiday> days = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ReferenceRow row : file.rows()) {
            Holiday day = day(year, row);
            for (Calendar calendar : day.calendars()) {
                if (!seen.add(day.date() + " " + calendar + new TreeSet<>(day.provinces()))) {
                    throw row.refused("duplicate: " + day.date() + " is said twice for " + calendar);
                }
            }
            if (!days.isEmpty() && day.date().isBefore(days.get(days.size() - 1).date())) {
                throw row.refused("not in order of date");
            }
            days.add(day);
        }
        file.rows().forEach(row -> substitutes(row, days));
        return new HolidayYear(year, file, days);
    }

    private static Holiday day(int year, ReferenceRow row) {
        LocalDate date = row.date("date");
        if (date.getYear() != year) {
            throw row.refused(date + " is not in " + year);
        }
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        row.oneOf("weekday", List.of(weekday));
        return new Holiday(
                date,
                words(row, row.required("kinds"), Calendar.values(), Calendar::name),
                words(row, row.text("provinces"), Province.values(), Province::name),
                row.oneOf("confidence", List.of("A", "B", "C", "D")),
                basis(row),
                row.required("name_th"),
                row.required("name_en"));
    }

    private static String basis(ReferenceRow row) {
        String basis = row.required("basis");
        return basis.startsWith(INSTEAD)
                ? basis
                : row.oneOf("basis", List.of("fixed", "lunar", "announced", "expected"));
    }

    private static <E> Set<E> words(ReferenceRow row, String text, E[] all, Function<E, String> name) {
        if (text.isEmpty()) {
            return Set.of();
        }
        return Arrays.stream(text.split(" ", -1))
                .map(word -> Arrays.stream(all)
                        .filter(e -> name.apply(e).toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() -> row.refused("unknown word " + word)))
                .collect(Collectors.toSet());
    }

    /** A substitute stands for a holiday of this file on a weekend, and is itself a working day and later. */
    private static void substitutes(ReferenceRow row, List<Holiday> days) {
        if (!row.text("basis").startsWith(INSTEAD)) {
            return;
        }
        String of = row.text("basis").substring(INSTEAD.length());
        LocalDate date = row.date("date");
        boolean there = days.stream()
                .anyMatch(d -> d.date().toString().equals(of) && weekend(d.date()) && date.isAfter(d.date()));
        if (!there || weekend(date)) {
            throw row.refused(row.text("basis") + ": no holiday on a weekend before it, or a weekend itself");
        }
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

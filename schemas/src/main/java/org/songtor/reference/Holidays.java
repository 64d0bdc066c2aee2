package org.songtor.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holiday.Province;

/**
 * Working days. Weekends are off everywhere; the rest is data, {@code /reference/holidays-<Buddhist year>.v<N>.csv}, of which the highest version
 * counts, since days are moved after publication. A year without a file is unknown, and asking about it is an error: no day is
 * taken for a working day because nobody wrote it down.
 */
public final class Holidays {
    private static final int ERA = 543;
    private static final int FIRST = 2015;
    private static final int LAST = 2099;
    /** No run of days off is longer. */
    private static final int LONGEST_RUN = 30;

    private final TreeMap<Integer, HolidayYear> years = new TreeMap<>();

    private Holidays() {}

    /** @throws ReferenceException for a file that contradicts itself */
    public static Holidays load() {
        Holidays holidays = new Holidays();
        for (int year = FIRST; year <= LAST; year++) {
            Optional<ReferenceFile> file = ReferenceFile.find("holidays-" + (year + ERA));
            if (file.isPresent()) {
                holidays.years.put(year, HolidayYear.of(year, file.get()));
            }
        }
        return holidays;
    }

    static Holidays of(List<HolidayYear> years) {
        Holidays holidays = new Holidays();
        years.forEach(y -> holidays.years.put(y.year(), y));
        return holidays;
    }

    /** @param year Gregorian; empty where nothing is known of it */
    public Optional<HolidayYear> year(int year) {
        return Optional.ofNullable(years.get(year));
    }

    /** Gregorian years that are known. */
    public List<Integer> years() {
        return new ArrayList<>(years.keySet());
    }

    /**
     * Whether these work on that day, in a place of these provinces; no province means the country at large.
     *
     * @throws IllegalArgumentException for a year of which nothing is known
     */
    public boolean isBusinessDay(LocalDate day, Calendar calendar, Set<Province> where) {
        boolean holiday = isHoliday(day, calendar, where);
        return !holiday && !HolidayYear.weekend(day);
    }

    /**
     * Whether that day is written down as off for these; of weekends nothing is said, because some work then.
     *
     * @throws IllegalArgumentException for a year of which nothing is known
     */
    public boolean isHoliday(LocalDate day, Calendar calendar, Set<Province> where) {
        HolidayYear year = year(day.getYear())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no holidays are known for " + day.getYear() + "; known: " + years()));
        return year.days().stream().anyMatch(h -> h.date().equals(day) && h.keptBy(calendar, where));
    }

    /** That day where it is a business day, else the first one after it: to where a deadline moves. */
    public LocalDate nextBusinessDay(LocalDate from, Calendar calendar, Set<Province> where) {
        for (int i = 0; i < LONGEST_RUN; i++) {
            if (isBusinessDay(from.plusDays(i), calendar, where)) {
                return from.plusDays(i);
            }
        }
        throw new IllegalStateException("no business day in " + LONGEST_RUN + " days from " + from);
    }
}

package org.songtor.reference;

import java.time.LocalDate;
import java.util.Set;

/**
 * One day off.
 *
 * @param calendars who keeps it
 * @param provinces where; empty means everywhere
 * @param confidence A to D, of this row
 * @param basis {@code fixed}, {@code lunar}, {@code announced}, {@code expected}, or {@code instead of <day>}
 */
public record Holiday(
        LocalDate date,
        Set<Calendar> calendars,
        Set<Province> provinces,
        String confidence,
        String basis,
        String nameTh,
        String nameEn) {
    public Holiday {
        calendars = Set.copyOf(calendars);
        provinces = Set.copyOf(provinces);
    }

    /** Who keeps a day: offices of the state by the Cabinet's word, financial institutions by the Bank of Thailand's. */
    public enum Calendar {
        NATIONAL,
        BANK
    }

    /** Provinces that keep days of their own. */
    public enum Province {
        NARATHIWAT,
        PATTANI,
        YALA,
        SATUN,
        SONGKHLA
    }

    /** Whether it is kept by these, there. Pass no province for the country at large. */
    public boolean keptBy(Calendar calendar, Set<Province> where) {
        return calendars.contains(calendar)
                && (provinces.isEmpty() || provinces.stream().anyMatch(where::contains));
    }
}

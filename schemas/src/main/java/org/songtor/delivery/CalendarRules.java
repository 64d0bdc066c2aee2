package org.songtor.delivery;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holiday.Province;

/**
 * What an agency said of its hours, from one day to another, both inclusive.
 *
 * @param keeps whose days off; empty where none are kept
 * @param provinces of the branch that takes the files
 * @param due until when a period's file must have gone; empty where any window does
 */
public record CalendarRules(
        LocalDate from,
        Optional<LocalDate> until,
        List<Hours> hours,
        Optional<Calendar> keeps,
        Set<Province> provinces,
        Roll roll,
        LateRule late,
        Optional<DueRule> due) {

    public CalendarRules {
        provinces = Set.copyOf(provinces);
        hours = hours.stream().sorted(Comparator.comparing(Hours::opens)).toList();
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("no hours");
        }
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException("until " + until.get() + " is before from " + from);
        }
    }

    boolean hold(LocalDate day) {
        return !day.isBefore(from) && (until.isEmpty() || !day.isAfter(until.get()));
    }
}

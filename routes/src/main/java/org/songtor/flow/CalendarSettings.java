package org.songtor.flow;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.delivery.AgencyCalendar;
import org.songtor.delivery.CalendarRules;
import org.songtor.delivery.DueRule;
import org.songtor.delivery.Hours;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holidays;
import org.songtor.settings.CalendarEntry;
import org.songtor.settings.CalendarEntry.DueEntry;
import org.songtor.settings.CalendarEntry.HoursEntry;
import org.songtor.settings.CalendarEntry.Keeps;

/** Turns a profile's calendar settings into its calendar, and refuses those that contradict themselves. */
final class CalendarSettings {
    private CalendarSettings() {}

    static AgencyCalendar calendar(String setting, String name, List<CalendarEntry> entries, Holidays holidays) {
        List<CalendarRules> rules = new ArrayList<>();
        for (CalendarEntry entry : entries) {
            rules.add(rules(setting + "[" + rules.size() + "]", entry));
        }
        try {
            return new AgencyCalendar(name, rules, holidays);
        } catch (IllegalArgumentException e) {
            throw fault(setting, e);
        }
    }

    private static CalendarRules rules(String setting, CalendarEntry entry) {
        List<Hours> hours = new ArrayList<>();
        for (HoursEntry one : entry.hours()) {
            hours.add(hours(setting + ".hours[" + hours.size() + "]", one));
        }
        try {
            return new CalendarRules(
                    entry.from(),
                    entry.until(),
                    hours,
                    keeps(entry.holidays()),
                    entry.provinces(),
                    entry.roll(),
                    entry.late(),
                    Optional.ofNullable(entry.due()).map(d -> due(setting + ".due", d)));
        } catch (IllegalArgumentException e) {
            throw fault(setting, e);
        }
    }

    private static Hours hours(String setting, HoursEntry entry) {
        LocalTime cutoff = entry.cutoff().equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(entry.cutoff());
        if (entry.cutoff().equals("00:00")) {
            throw new SettingFault(setting + ".cutoff", "00:00 is before any hour; the end of the day is \"24:00\"");
        }
        try {
            return new Hours(entry.days(), LocalTime.parse(entry.opens()), cutoff);
        } catch (IllegalArgumentException e) {
            throw fault(setting, e);
        }
    }

    private static Optional<Calendar> keeps(Keeps keeps) {
        return switch (keeps) {
            case NONE -> Optional.empty();
            case NATIONAL -> Optional.of(Calendar.NATIONAL);
            case BANK -> Optional.of(Calendar.BANK);
        };
    }

    private static DueRule due(String setting, DueEntry entry) {
        if (entry.day().isPresent() == entry.each().isPresent()) {
            throw new SettingFault(setting, "expected either day or each");
        }
        return entry.day()
                .<DueRule>map(day -> new DueRule.OfMonth(day, entry.months()))
                .orElseGet(() ->
                        new DueRule.OfYear(day(setting + ".each", entry.each().orElseThrow())));
    }

    private static MonthDay day(String setting, String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw new SettingFault(setting, text + " is no day of a year, such as 02-05");
        }
    }

    private static SettingFault fault(String setting, IllegalArgumentException e) {
        return new SettingFault(setting, String.valueOf(e.getMessage()));
    }
}

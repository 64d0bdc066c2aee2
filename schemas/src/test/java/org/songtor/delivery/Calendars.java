package org.songtor.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.ProfileId;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holiday.Province;
import org.songtor.reference.Holidays;

/** Calendars as agencies have them, and times as clocks in Bangkok show them. */
final class Calendars {
    static final ProfileId TOY = ProfileId.of("toy/dues");
    static final Holidays HOLIDAYS = Holidays.load();
    static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private Calendars() {}

    static Instant at(String bangkok) {
        return LocalDateTime.parse(bangkok).atZone(Hours.ZONE).toInstant();
    }

    static Hours hours(String opens, String cutoff) {
        return new Hours(WEEK, LocalTime.parse(opens), LocalTime.parse(cutoff));
    }

    static CalendarRules rules(Roll roll, LateRule late, Optional<DueRule> due, Set<Province> where) {
        return new CalendarRules(
                LocalDate.of(2025, 1, 1),
                Optional.empty(),
                List.of(hours("08:30", "16:00")),
                Optional.of(Calendar.NATIONAL),
                where,
                roll,
                late,
                due);
    }

    static AgencyCalendar of(CalendarRules... rules) {
        return new AgencyCalendar("toy/dues", List.of(rules), HOLIDAYS);
    }

    /** Offices of the state, Monday to Friday from 08:30 to 16:00. */
    static AgencyCalendar office() {
        return office(LateRule.NEXT_WINDOW);
    }

    static AgencyCalendar office(LateRule late) {
        return of(rules(Roll.FOLLOWING, late, Optional.empty(), Set.of()));
    }

    static AgencyCalendar due(DueRule due) {
        return due(due, Roll.FOLLOWING);
    }

    static AgencyCalendar due(DueRule due, Roll roll) {
        return of(rules(roll, LateRule.NEXT_WINDOW, Optional.of(due), Set.of()));
    }

    static SendingCalendar sending(LateRule late) {
        return new SendingCalendars(Map.of(TOY, of(rules(Roll.FOLLOWING, late, Optional.empty(), Set.of()))));
    }
}

package org.songtor.held;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Set;
import org.songtor.model.FundRules;
import org.songtor.model.Period;

/** Whether money held in trust is to go on today, by the fund's own rule. */
public final class ForwardingDay {
    /** Days before the window closes on which nothing more is waited for: a weekend and a day. */
    private static final int LAST_DAYS = 3;

    private ForwardingDay() {}

    /**
     * In the window: as soon as money for the window's last month is there too, so that December's release holds twelve months; at the latest in its last
     * three days, whoever is missing.
     *
     * @param heldFor contribution periods of which money is held
     */
    static boolean is(LocalDate today, FundRules.Window window, Set<Period> heldFor) {
        LocalDate last = window.until().atYear(today.getYear());
        return !heldFor.isEmpty()
                && window.holds(MonthDay.from(today))
                && (heldFor.contains(new Period(YearMonth.from(last))) || waitsNoMore(today, window));
    }

    /** Whether today is one of the window's last three days: nobody's signature is waited for either, or cover would end with an order that nobody looks at. */
    static boolean waitsNoMore(LocalDate today, FundRules.Window window) {
        return window.holds(MonthDay.from(today)) && !today.isBefore(lastDays(today, window));
    }

    /** The first of the last three days of the window that is open on this day or opens next; an order for which too few have signed by then lapses. */
    public static LocalDate lastDays(LocalDate today, FundRules.Window window) {
        LocalDate last = window.until().atYear(today.getYear());
        LocalDate next = today.isAfter(last) ? window.until().atYear(today.getYear() + 1) : last;
        LocalDate opens = window.from().atYear(next.getYear());
        LocalDate lastDays = next.minusDays(LAST_DAYS - 1);
        return lastDays.isBefore(opens) ? opens : lastDays;
    }
}

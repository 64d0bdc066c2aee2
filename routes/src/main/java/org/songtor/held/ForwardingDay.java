package org.songtor.held;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Set;
import org.songtor.model.FundRules;
import org.songtor.model.Period;

/** Whether money held in trust is to go on today, by the fund's own rule. */
final class ForwardingDay {
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
                && (heldFor.contains(new Period(YearMonth.from(last))) || today.isAfter(last.minusDays(LAST_DAYS)));
    }
}

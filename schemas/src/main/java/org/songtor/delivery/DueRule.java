package org.songtor.delivery;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import org.songtor.model.Period;

/** Until which day a contribution period's file must have gone, before days off move it. */
public sealed interface DueRule {
    LocalDate day(Period period);

    /**
     * By one day of a month, such as the 15th of the month after (Section 33, by law).
     *
     * @param day of a shorter month the last one
     * @param months after the period
     */
    record OfMonth(int day, int months) implements DueRule {
        public OfMonth {
            if (day < 1 || day > 31 || months < 0) {
                throw new IllegalArgumentException("no day of a month: " + day + ", " + months + " months after");
            }
        }

        @Override
        public LocalDate day(Period period) {
            YearMonth month = period.month().plusMonths(months);
            return month.atDay(Math.min(day, month.lengthOfMonth()));
        }
    }

    /** By one day of each year, the first that ends on or after the period's first day: 5 February for January and for February, then next year's. */
    record OfYear(MonthDay day) implements DueRule {
        @Override
        public LocalDate day(Period period) {
            LocalDate same = day.atYear(period.month().getYear());
            return same.isBefore(period.month().atDay(1)) ? day.atYear(same.getYear() + 1) : same;
        }
    }
}

package org.songtor.intake.index;

import java.time.YearMonth;
import org.songtor.model.NationalId;
import org.songtor.model.Period;

/**
 * One number for person, month and scheme: 40 bits of the id's first twelve digits (the thirteenth follows from them), 13 bits of the month, 8 bits
 * of the scheme's place in {@link Schemes}.
 */
public final class Keys {
    /** No person. */
    public static final long NOBODY = -1;

    /** December 2999 of the Buddhist era. */
    public static final int LAST_MONTH = 599 * 12 + 11;

    private static final int FIRST_YEAR = 2400 - 543;
    private static final int MONTH_BITS = 13;
    private static final int SCHEME_BITS = 8;

    private Keys() {}

    public static long person(NationalId id) {
        return person(id.value());
    }

    /** @param valid thirteen ASCII digits */
    public static long person(String valid) {
        long twelve = 0;
        for (int i = 0; i < 12; i++) {
            twelve = twelve * 10 + valid.charAt(i) - '0';
        }
        return twelve;
    }

    /** The whole id again. */
    public static NationalId id(long person) {
        String twelve = Long.toString(person + 1_000_000_000_000L).substring(1);
        return NationalId.of(twelve + NationalId.checkDigit(twelve));
    }

    /** Months since January 2400 of the Buddhist era, the first that a period may be. */
    public static int month(Period period) {
        YearMonth month = period.month();
        return (month.getYear() - FIRST_YEAR) * 12 + month.getMonthValue() - 1;
    }

    public static Period period(int month) {
        return new Period(YearMonth.of(FIRST_YEAR + month / 12, month % 12 + 1));
    }

    public static int year(int month) {
        return month / 12;
    }

    public static long of(long person, int month) {
        return person << MONTH_BITS | month;
    }

    public static long of(long person, int month, int scheme) {
        return of(person, month) << SCHEME_BITS | scheme;
    }

    /** The person of a key of person and month. */
    public static long personIn(long key) {
        return key >>> MONTH_BITS;
    }
}

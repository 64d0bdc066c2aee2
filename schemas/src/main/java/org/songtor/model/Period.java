package org.songtor.model;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A contribution period (งวด): one month. Written in the Buddhist era as {@code 2569-11}; B.E. - 543 = C.E. */
public record Period(YearMonth month) implements Comparable<Period> {
    /** Years that the Buddhist era is ahead. */
    static final int ERA = 543;

    private static final Pattern SHAPE = Pattern.compile("(2[4-9][0-9]{2})-(0[1-9]|1[0-2])");

    /**
     * Parses {@code 2569-11}.
     *
     * @throws IllegalArgumentException for another shape or a year before 2400, which would be a Gregorian one
     */
    public static Period of(String buddhist) {
        Matcher m = SHAPE.matcher(buddhist);
        if (!m.matches()) {
            throw new IllegalArgumentException("expected a Buddhist year and month such as 2569-11, found " + buddhist);
        }
        return new Period(YearMonth.of(Integer.parseInt(m.group(1)) - ERA, Integer.parseInt(m.group(2))));
    }

    public int buddhistYear() {
        return month.getYear() + ERA;
    }

    @Override
    public int compareTo(Period other) {
        return month.compareTo(other.month);
    }

    @Override
    public String toString() {
        return "%04d-%02d".formatted(buddhistYear(), month.getMonthValue());
    }
}

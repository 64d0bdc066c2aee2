package org.songtor.intake.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.Period;
import org.songtor.model.ThaiMonths;

/** Months as a ledger's columns are headed: {@code 2569-01}, {@code มกราคม}, {@code ม.ค. 2569}; Thai digits as well. */
final class Months {
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{4})-([0-9]{1,2})");
    /** Two digits of a year are not taken: they are of either era. */
    private static final Pattern NAMED = Pattern.compile("([^0-9\\s]+)\\s*([0-9]{4})?");

    private static final Pattern PERIOD = Pattern.compile("(2[4-9][0-9]{2})(-(0[1-9]|1[0-2]))?");

    private Months() {}

    /**
     * The Buddhist year of a ledger's own period.
     *
     * @param period {@code 2569} or {@code 2569-11}
     */
    static Optional<String> year(String period) {
        Matcher m = PERIOD.matcher(ascii(period.strip()));
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** Whether a ledger's own period is one month. */
    static boolean isMonth(String period) {
        return ascii(period.strip()).indexOf('-') > 0;
    }

    /** The month a column is headed by, as {@code 2569-01}; empty where the heading is no month of the Buddhist era. */
    static Optional<String> of(String heading, String year) {
        String text = ascii(heading.strip());
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return period(numbers.group(1), Integer.parseInt(numbers.group(2)));
        }
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            return Optional.empty();
        }
        String own = named.group(2);
        return period(own == null ? year : own, ThaiMonths.number(named.group(1)));
    }

    private static Optional<String> period(String year, int month) {
        try {
            return Optional.of(Period.of("%s-%02d".formatted(year, month)).toString());
        } catch (IllegalArgumentException e) {
            // A year of the other era, or a month 0 or 13: what the column is of is not known.
            return Optional.empty();
        }
    }

    static String ascii(String text) {
        List<Integer> plain = new ArrayList<>();
        text.codePoints().forEach(c -> plain.add(c >= '๐' && c <= '๙' ? c - '๐' + '0' : c));
        StringBuilder out = new StringBuilder();
        plain.forEach(out::appendCodePoint);
        return out.toString();
    }
}

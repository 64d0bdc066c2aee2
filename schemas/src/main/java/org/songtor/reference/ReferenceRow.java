package org.songtor.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.songtor.model.Period;

/**
 * One row of reference data.
 *
 * @param file its file, for messages
 * @param line from 1
 */
public record ReferenceRow(String file, int line, Map<String, String> values) {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    public ReferenceRow {
        values = Map.copyOf(values);
    }

    /** What stands in this column; may be empty. */
    public String text(String column) {
        String value = values.get(column);
        if (value == null) {
            throw refused("no column " + column);
        }
        return value;
    }

    public String required(String column) {
        if (text(column).isEmpty()) {
            throw refused(column + " is empty");
        }
        return text(column);
    }

    public String oneOf(String column, List<String> allowed) {
        if (!allowed.contains(text(column))) {
            throw refused(column + " " + text(column) + ", expected one of " + allowed);
        }
        return text(column);
    }

    /** Gregorian, {@code 2027-01-01}. */
    public LocalDate date(String column) {
        try {
            LocalDate day = LocalDate.parse(text(column));
            if (day.getYear() < 1900 || day.getYear() >= 2400) {
                throw refused(column + " " + day + " is no Gregorian year");
            }
            return day;
        } catch (DateTimeException e) {
            throw refused(column + " is no day: " + text(column));
        }
    }

    /** Buddhist, {@code 2565-05}. */
    public Period period(String column) {
        try {
            return Period.of(text(column));
        } catch (IllegalArgumentException e) {
            throw refused(column + " is no period: " + text(column));
        }
    }

    /** Nought or more. */
    public int number(String column) {
        if (!NUMBER.matcher(text(column)).matches()) {
            throw refused(column + " is no number: " + text(column));
        }
        return Integer.parseInt(text(column));
    }

    ReferenceException refused(String what) {
        return new ReferenceException(file, line, what);
    }
}

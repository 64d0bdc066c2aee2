package org.songtor.repair;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.ThaiMonths;

/**
 * Contribution periods, {@code 2569-11}. Years of the two eras lie 543 apart, so a year says by itself which way somebody went wrong; two digits do not
 * say which era they are of.
 */
final class Periods {
    private static final int ERA = 543;
    private static final Pattern RIGHT = Pattern.compile("2[4-9][0-9]{2}-(0[1-9]|1[0-2])");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})[-/. ]?([0-9]{1,2})(?:[-/.]0?1(?:[ T]00:00(?::00)?)?)?");
    private static final Pattern MONTH_FIRST = Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{4})");
    private static final Pattern NAMED = Pattern.compile("([\\u0E00-\\u0E4E.]+) ?(?:พ[.]ศ[.]|ค[.]ศ[.])? ?([0-9]{4})");
    private static final Pattern SHORT =
            Pattern.compile("[0-9]{1,2}[-/. ][0-9]{1,2}|[\\u0E00-\\u0E4E.A-Za-z]+[-/. ]*[0-9]{2}");

    private Periods() {}

    static Optional<Finding> look(String raw) {
        if (raw.isBlank() || RIGHT.matcher(raw).matches()) {
            return Optional.empty();
        }
        String text = Thai.digits(Thai.tidy(raw));
        if (RIGHT.matcher(text).matches()) {
            return Optional.of(Finding.mended(Mistake.PERIOD_THAI_DIGITS, text));
        }
        Optional<Finding> read = read(text);
        return read.isPresent() ? read : Optional.of(unreadable(text));
    }

    private static Optional<Finding> read(String text) {
        Matcher m = YEAR_FIRST.matcher(text);
        if (m.matches()) {
            return mended(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        }
        m = MONTH_FIRST.matcher(text);
        if (m.matches()) {
            return mended(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(1)));
        }
        m = NAMED.matcher(text);
        return m.matches() ? mended(Integer.parseInt(m.group(2)), ThaiMonths.number(m.group(1))) : Optional.empty();
    }

    private static Optional<Finding> mended(int year, int month) {
        if (month < 1 || month > 12) {
            return Optional.empty();
        }
        if (year >= 1900 && year < 2100) {
            return Optional.of(written(Mistake.PERIOD_CHRISTIAN, year + ERA, month));
        }
        if (year >= 2443 && year < 2643) {
            return Optional.of(written(Mistake.PERIOD_SHAPE, year, month));
        }
        if (year >= 2443 + ERA && year < 2643 + ERA) {
            return Optional.of(written(Mistake.PERIOD_ADDED_TWICE, year - ERA, month));
        }
        boolean takenOff = year >= 1900 - ERA && year < 2100 - ERA;
        return takenOff ? Optional.of(written(Mistake.PERIOD_TAKEN_OFF, year + 2 * ERA, month)) : Optional.empty();
    }

    private static Finding written(Mistake mistake, int year, int month) {
        return Finding.mended(mistake, "%04d-%02d".formatted(year, month));
    }

    private static Finding unreadable(String text) {
        return Finding.hopeless(SHORT.matcher(text).matches() ? Mistake.PERIOD_TWO_DIGITS : Mistake.PERIOD_UNREADABLE);
    }
}

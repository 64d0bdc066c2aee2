package org.songtor.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.songtor.model.Period;
import org.songtor.model.ProblemCode;

/**
 * A day or a period, digits in the pattern's order: {@code D} day, {@code M} month, {@code Y} year of the era. Only years
 * 2000 to 2099 C.E. are taken (two-digit Buddhist years: to 2056, the century 25xx), so that a year of the other era never
 * passes: a Gregorian {@code 26} where {@code 69} is due would be 1983.
 */
record DateContent(Era era, String pattern) implements Content.Given {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    /** How years are counted. */
    enum Era {
        /** Common era, as banks count. */
        CE(0, 2000, "Gregorian"),
        /** Buddhist era, as the state counts: C.E. + 543. */
        BE(543, 2500, "Buddhist");

        private final int ahead;
        private final int century;
        private final String word;

        Era(int ahead, int century, String word) {
            this.ahead = ahead;
            this.century = century;
            this.word = word;
        }
    }

    boolean hasDay() {
        return pattern.contains("DD");
    }

    @Override
    public Class<?> type() {
        return hasDay() ? LocalDate.class : Period.class;
    }

    @Override
    public void write(Object value, Slot slot) {
        LocalDate day = value instanceof Period period ? period.month().atDay(1) : (LocalDate) value;
        if (!plausible(day.getYear())) {
            slot.complain(ProblemCode.BAD_TEXT, value.toString(), expected());
            return;
        }
        slot.putText(text(day));
    }

    /** Each letter takes its number's digits from the right. */
    private String text(LocalDate day) {
        int year = day.getYear() + era.ahead;
        int month = day.getMonthValue();
        int dayOfMonth = day.getDayOfMonth();
        char[] out = pattern.toCharArray();
        for (int i = out.length - 1; i >= 0; i--) {
            int rest = out[i] == 'Y' ? year : out[i] == 'M' ? month : dayOfMonth;
            year = out[i] == 'Y' ? year / 10 : year;
            month = out[i] == 'M' ? month / 10 : month;
            dayOfMonth = out[i] == 'D' ? dayOfMonth / 10 : dayOfMonth;
            out[i] = (char) ('0' + rest % 10);
        }
        return new String(out);
    }

    @Override
    public Object read(Slot slot) {
        LocalDate day = hasDay() ? LocalDate.EPOCH : LocalDate.EPOCH.withDayOfMonth(1);
        try {
            if (!slot.allDigits()) {
                throw new DateTimeException("digits");
            }
            day = day(slot.text());
        } catch (DateTimeException e) {
            slot.refuse(expected());
        }
        return hasDay() ? day : new Period(YearMonth.from(day));
    }

    private LocalDate day(String text) {
        boolean longYear = pattern.contains("YYYY");
        int year = part(text, "Y") + (longYear ? 0 : era.century) - era.ahead;
        if (!plausible(year)) {
            throw new DateTimeException("year");
        }
        return LocalDate.of(year, part(text, "M"), hasDay() ? part(text, "D") : 1);
    }

    private boolean plausible(int year) {
        boolean inCentury = pattern.contains("YYYY") || (year + era.ahead) / 100 * 100 == era.century;
        return year >= FIRST_YEAR && year <= LAST_YEAR && inCentury;
    }

    private int part(String text, String letter) {
        return Integer.parseInt(text.substring(pattern.indexOf(letter), pattern.lastIndexOf(letter) + 1));
    }

    private String expected() {
        return pattern + " with a " + era.word + " year";
    }
}

package org.songtor.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.songtor.model.Period;
import org.songtor.model.ProblemCode;

/**
 * A day or a period, digits in the pattern's order: {@code D} day, {@code M} month, {@code Y} year of the era; anything else
 * stands for itself. Only years 2000 to 2099 C.E. are taken (two-digit Buddhist years: to 2056, the century 25xx), so that a
 * year of the other era never passes: a Gregorian {@code 26} where {@code 69} is due would be 1983.
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
    public Object parse(String text) {
        try {
            return hasDay() ? LocalDate.parse(text) : Period.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a day such as 2026-11-21", e);
        }
    }

    @Override
    public void write(Row row, int at, Slot slot) {
        Object value = row.present(at);
        LocalDate day = value instanceof Period period ? period.month().atDay(1) : (LocalDate) value;
        if (!plausible(day.getYear())) {
            slot.complain(ProblemCode.BAD_TEXT, value.toString(), expected());
            return;
        }
        slot.putText(text(day), Padding.TEXT);
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
            out[i] = letter(out[i]) ? (char) ('0' + rest % 10) : out[i];
        }
        return new String(out);
    }

    private static boolean letter(char c) {
        return c == 'Y' || c == 'M' || c == 'D';
    }

    @Override
    public void read(Slot slot, Row row, int at) {
        try {
            LocalDate day = day(slot.text(Padding.TEXT));
            row.put(at, hasDay() ? day : new Period(YearMonth.from(day)));
        } catch (DateTimeException e) {
            row.put(at, null);
            slot.refuse(expected());
        }
    }

    private LocalDate day(String text) {
        if (!inShape(text)) {
            throw new DateTimeException("digits");
        }
        boolean longYear = pattern.contains("YYYY");
        int year = part(text, 'Y') + (longYear ? 0 : era.century) - era.ahead;
        if (!plausible(year)) {
            throw new DateTimeException("year");
        }
        return LocalDate.of(year, part(text, 'M'), hasDay() ? part(text, 'D') : 1);
    }

    private boolean inShape(String text) {
        for (int i = 0; i < text.length() && text.length() == pattern.length(); i++) {
            char c = text.charAt(i);
            char due = pattern.charAt(i);
            if (letter(due) ? c < '0' || c > '9' : c != due) {
                return false;
            }
        }
        return text.length() == pattern.length();
    }

    private boolean plausible(int year) {
        boolean inCentury = pattern.contains("YYYY") || (year + era.ahead) / 100 * 100 == era.century;
        return year >= FIRST_YEAR && year <= LAST_YEAR && inCentury;
    }

    private int part(String text, char letter) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            value = pattern.charAt(i) == letter ? value * 10 + text.charAt(i) - '0' : value;
        }
        return value;
    }

    private String expected() {
        return pattern + " with a " + era.word + " year";
    }
}

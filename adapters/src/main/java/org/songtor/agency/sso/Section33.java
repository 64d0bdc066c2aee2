package org.songtor.agency.sso;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Period;
import org.songtor.model.Satang;

/**
 * What an employee and the employer each pay under Section 33 for a month, by {@code reference/section33.v<N>.csv}: columns
 * {@code valid_from, valid_to, rate_percent, floor, ceiling}, days Gregorian, baht; an empty {@code valid_to} in the last row.
 */
final class Section33 {
    private static final String COLUMNS = "valid_from,valid_to,rate_percent,floor,ceiling";
    private static final long BAHT = 100;
    private static final long WHOLE = 10_000;

    private final List<Row> rows;

    /**
     * One stretch of months with the same numbers.
     *
     * @param rate hundredths of a percent: 500 is 5 %
     * @param floor least wage that counts
     * @param ceiling most of a wage that counts
     */
    record Row(YearMonth from, Optional<YearMonth> to, long rate, Satang floor, Satang ceiling) {

        /** One of the two equal shares: whole baht, 50 satang up. 1,650 x 5 % = 82.50 is 83. */
        Satang share(Satang wages) {
            long counted = Math.min(ceiling.value(), Math.max(floor.value(), wages.value()));
            long unit = WHOLE * BAHT;
            return Satang.ofBaht((Math.multiplyExact(counted, rate) + unit / 2) / unit);
        }
    }

    /** @throws IllegalStateException for a table with a hole, an overlap or another shape, naming file and line */
    Section33(String file, List<String> lines) {
        List<Row> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.equals(COLUMNS)) {
                try {
                    read.add(row(line, read));
                } catch (RuntimeException e) {
                    throw new IllegalStateException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        if (read.isEmpty()) {
            throw new IllegalStateException(file + ": no row");
        }
        this.rows = List.copyOf(read);
    }

    static Section33 load() {
        String file = "/reference/section33.v1.csv";
        try (InputStream in = Period.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Section33(file, text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static Row row(String line, List<Row> before) {
        String[] at = line.split(",", -1);
        if (at.length != 5) {
            throw new IllegalArgumentException("expected " + COLUMNS);
        }
        YearMonth from = month(at[0], 1);
        Optional<YearMonth> to = at[1].isEmpty() ? Optional.empty() : Optional.of(month(at[1], 0));
        if (!before.isEmpty()) {
            Optional<YearMonth> due = before.get(before.size() - 1).to().map(m -> m.plusMonths(1));
            if (!due.equals(Optional.of(from))) {
                throw new IllegalArgumentException("hole or overlap: expected " + due + ", found " + from);
            }
        }
        long rate = new BigDecimal(at[2]).movePointRight(2).longValueExact();
        Row row = new Row(from, to, rate, Satang.ofBaht(new BigDecimal(at[3])), Satang.ofBaht(new BigDecimal(at[4])));
        if (to.isPresent() && to.get().isBefore(from) || row.floor().compareTo(row.ceiling()) > 0 || rate < 1) {
            throw new IllegalArgumentException("ends before it begins, or no share of nothing");
        }
        return row;
    }

    /** @param day of the month it must be; 0 for the last */
    private static YearMonth month(String text, int day) {
        LocalDate date = LocalDate.parse(text);
        YearMonth month = YearMonth.from(date);
        if (date.getDayOfMonth() != (day == 0 ? month.lengthOfMonth() : day)) {
            throw new IllegalArgumentException("whole months only: " + text);
        }
        return month;
    }

    /** The numbers of a month; empty where the table has none. */
    Optional<Row> in(Period period) {
        return rows.stream()
                .filter(r -> !period.month().isBefore(r.from())
                        && r.to().map(to -> !period.month().isAfter(to)).orElse(true))
                .findFirst();
    }
}

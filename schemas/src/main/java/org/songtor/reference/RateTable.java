package org.songtor.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songtor.model.Period;
import org.songtor.model.Satang;

/**
 * Figures by contribution period: a file whose columns are a key (any name), {@code from}, {@code until} and then whole numbers. Of one key, periods
 * follow each other without overlap and without a hole; only the last may be open. So a past period is valued at its own rate.
 */
public final class RateTable {
    private static final int KEY = 0;
    private static final int FIGURES = 3;

    private final ReferenceFile file;
    private final Map<String, TreeMap<Period, Rate>> rates = new HashMap<>();

    /** The figures of one key from one period to another, both inclusive; {@code until} empty while no end is known. */
    public record Rate(Period from, Optional<Period> until, Map<String, Integer> figures) {
        public Rate {
            figures = Map.copyOf(figures);
        }

        /** @throws IllegalArgumentException for a column that the file does not have */
        public int number(String column) {
            Integer figure = figures.get(column);
            if (figure == null) {
                throw new IllegalArgumentException("no figure " + column + " among " + figures.keySet());
            }
            return figure;
        }

        /** A figure in whole baht. */
        public Satang baht(String column) {
            return Satang.ofBaht(number(column));
        }
    }

    private RateTable(ReferenceFile file) {
        this.file = file;
    }

    /** @throws ReferenceException where the file is missing or contradicts itself */
    public static RateTable load(String name) {
        return of(ReferenceFile.load(name));
    }

    static RateTable of(ReferenceFile file) {
        RateTable table = new RateTable(file);
        if (file.columns().size() <= FIGURES
                || !file.columns().subList(1, FIGURES).equals(List.of("from", "until"))) {
            throw new ReferenceException(file.file(), 0, "columns " + file.columns() + ", expected key,from,until,...");
        }
        file.rows().forEach(table::add);
        return table;
    }

    private void add(ReferenceRow row) {
        String key = row.required(file.columns().get(KEY));
        Rate rate = new Rate(row.period("from"), until(row), figures(row));
        if (rate.until().isPresent() && rate.until().get().compareTo(rate.from()) < 0) {
            throw row.refused("ends before it begins");
        }
        TreeMap<Period, Rate> known = rates.computeIfAbsent(key, k -> new TreeMap<>());
        if (!known.isEmpty()) {
            follows(row, rate, known.lastEntry().getValue());
        }
        known.put(rate.from(), rate);
    }

    private static void follows(ReferenceRow row, Rate rate, Rate before) {
        Period end = before.until().orElseThrow(() -> row.refused("overlap: the row before has no end"));
        int gap = new Period(end.month().plusMonths(1)).compareTo(rate.from());
        if (gap != 0) {
            throw row.refused(
                    (gap > 0 ? "overlap" : "hole") + ": begins " + rate.from() + ", the one before ends " + end);
        }
    }

    private static Optional<Period> until(ReferenceRow row) {
        return row.text("until").isEmpty() ? Optional.empty() : Optional.of(row.period("until"));
    }

    private Map<String, Integer> figures(ReferenceRow row) {
        Map<String, Integer> figures = new HashMap<>();
        for (String column : file.columns().subList(FIGURES, file.columns().size())) {
            figures.put(column, row.number(column));
        }
        return figures;
    }

    /** Empty where the table says nothing for this period: before it begins, after it ends, or an unknown key. */
    public Optional<Rate> at(String key, Period period) {
        Map.Entry<Period, Rate> entry = rates.getOrDefault(key, new TreeMap<>()).floorEntry(period);
        return Optional.ofNullable(entry)
                .map(Map.Entry::getValue)
                .filter(r -> r.until().map(u -> u.compareTo(period) >= 0).orElse(true));
    }

    /** All figures of a key, by period; empty for an unknown key. */
    public List<Rate> rates(String key) {
        return List.copyOf(rates.getOrDefault(key, new TreeMap<>()).values());
    }

    public List<String> keys() {
        return new ArrayList<>(new TreeMap<>(rates).keySet());
    }

    /** Which file, version and date the figures are of. */
    public ReferenceFile file() {
        return file;
    }
}

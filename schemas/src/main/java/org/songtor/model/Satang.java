package org.songtor.model;

import java.math.BigDecimal;

/** An amount of Thai money in satang (1 baht = 100 satang). Every operation is exact; an overflow throws {@link ArithmeticException}. */
public record Satang(long value) implements Comparable<Satang> {
    public static final Satang ZERO = new Satang(0);

    public static Satang of(long satang) {
        return new Satang(satang);
    }

    /** Whole baht. */
    public static Satang ofBaht(long baht) {
        return new Satang(Math.multiplyExact(baht, 100L));
    }

    /**
     * Baht with at most two decimals.
     *
     * @throws ArithmeticException where a fraction of a satang would be lost, or the amount does not fit a long
     */
    public static Satang ofBaht(BigDecimal baht) {
        return new Satang(baht.movePointRight(2).longValueExact());
    }

    public Satang plus(Satang other) {
        return new Satang(Math.addExact(value, other.value));
    }

    public Satang minus(Satang other) {
        return new Satang(Math.subtractExact(value, other.value));
    }

    public boolean isPositive() {
        return value > 0;
    }

    /** Baht with exactly two decimals and no grouping, for files: {@code 1234.50}. */
    public String toBaht() {
        return BigDecimal.valueOf(value, 2).toPlainString();
    }

    @Override
    public int compareTo(Satang other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return toBaht();
    }
}

package org.songtor.layout;

import java.math.BigDecimal;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;

/**
 * Numbers of zero or more, right, zero filled unless the table says otherwise, no sign. What does not fit is a problem and is
 * never cut.
 */
sealed interface NumberContent extends Content.Given {
    Padding padding();

    @Override
    default boolean numeric() {
        return true;
    }

    /**
     * Money, kept in satang.
     *
     * @param scale decimals of a baht that the field has room for; 2 counts satang
     * @param point whether the decimals stand behind a point
     */
    record Amount(boolean positive, int scale, boolean point, Padding padding) implements NumberContent {
        private static final int SATANG = 2;

        @Override
        public Class<?> type() {
            return Satang.class;
        }

        @Override
        public void store(Object value, Row row, int at) {
            row.putNumber(at, ((Satang) value).value());
        }

        @Override
        public Object boxed(long number) {
            return Satang.of(number);
        }

        @Override
        public Object parse(String text) {
            try {
                return Satang.ofBaht(new BigDecimal(text));
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException("baht such as 1234.50", e);
            }
        }

        @Override
        public void write(Row row, int at, Slot slot) {
            long satang = row.number(at);
            long unit = power(SATANG - scale);
            if (satang < (positive ? 1 : 0)) {
                slot.complain(ProblemCode.BAD_AMOUNT, Satang.of(satang).toBaht(), expected());
            } else if (satang % unit != 0) {
                slot.complain(ProblemCode.BAD_AMOUNT, Satang.of(satang).toBaht(), "at most " + scale + " decimals");
            } else if (Long.MAX_VALUE / power(scale - SATANG) < satang
                    || !slot.putNumber(satang / unit * power(scale - SATANG), decimals(), padding)) {
                slot.complain(ProblemCode.AMOUNT_OVERFLOW, Satang.of(satang).toBaht(), "at most " + most(slot));
            }
        }

        @Override
        public void read(Slot slot, Row row, int at) {
            long value = slot.number(decimals(), padding);
            long parts = power(scale - SATANG);
            long satang = value % parts == 0 ? value / parts * power(SATANG - scale) : -1;
            if (value < 0 || satang < (positive ? 1 : 0)) {
                row.put(at, null);
                slot.refuse(expected() + (point ? ", such as 1234.50" : " in satang, " + slot.width() + " digits"));
                return;
            }
            row.putNumber(at, satang);
        }

        private int decimals() {
            return point ? scale : 0;
        }

        private static long power(int of) {
            long power = 1;
            for (int i = 0; i < of; i++) {
                power *= 10;
            }
            return power;
        }

        private String most(Slot slot) {
            return slot.width() + (point ? " characters" : scale == SATANG ? " digits of satang" : " digits");
        }

        private String expected() {
            return positive ? "more than nothing" : "nothing or more";
        }
    }

    /** A plain number. */
    record Plain(Padding padding) implements NumberContent {
        @Override
        public Class<?> type() {
            return Long.class;
        }

        @Override
        public void store(Object value, Row row, int at) {
            row.putNumber(at, (Long) value);
        }

        @Override
        public Object boxed(long number) {
            return number;
        }

        @Override
        public Object parse(String text) {
            return Long.valueOf(text);
        }

        @Override
        public void write(Row row, int at, Slot slot) {
            long number = row.number(at);
            if (number < 0 || !slot.putNumber(number, 0, padding)) {
                slot.complain(ProblemCode.TOO_LONG, Long.toString(number), "at most " + slot.width() + " digits");
            }
        }

        @Override
        public void read(Slot slot, Row row, int at) {
            long value = slot.number(0, padding);
            if (value < 0) {
                row.put(at, null);
                slot.refuse(slot.width() + " digits");
                return;
            }
            row.putNumber(at, value);
        }
    }
}

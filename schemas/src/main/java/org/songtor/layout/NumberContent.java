package org.songtor.layout;

import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;

/** Numbers of zero or more, right, zero filled, no sign and no point. What does not fit is a problem and is never cut. */
sealed interface NumberContent extends Content.Given {

    /** Money in satang. */
    record Amount(boolean positive) implements NumberContent {
        @Override
        public Class<?> type() {
            return Satang.class;
        }

        @Override
        public void write(Object value, Slot slot) {
            Satang amount = (Satang) value;
            if (amount.value() < (positive ? 1 : 0)) {
                slot.complain(ProblemCode.BAD_AMOUNT, amount.toBaht(), expected());
            } else if (!slot.putNumber(amount.value())) {
                slot.complain(
                        ProblemCode.AMOUNT_OVERFLOW, amount.toBaht(), "at most " + slot.width() + " digits of satang");
            }
        }

        @Override
        public Object read(Slot slot) {
            long value = slot.number();
            if (value < (positive ? 1 : 0)) {
                slot.refuse(expected() + " in satang, " + slot.width() + " digits");
            }
            return Satang.of(value);
        }

        private String expected() {
            return positive ? "more than nothing" : "nothing or more";
        }
    }

    /** A plain number. */
    record Plain() implements NumberContent {
        @Override
        public Class<?> type() {
            return Long.class;
        }

        @Override
        public void write(Object value, Slot slot) {
            long number = (Long) value;
            if (number < 0 || !slot.putNumber(number)) {
                slot.complain(ProblemCode.TOO_LONG, Long.toString(number), "at most " + slot.width() + " digits");
            }
        }

        @Override
        public Object read(Slot slot) {
            long value = slot.number();
            if (value < 0) {
                slot.refuse(slot.width() + " digits");
            }
            return value;
        }
    }
}

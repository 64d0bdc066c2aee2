package org.songtor.intake.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number cell as the decimal text a person sees. Workbooks hold binary fractions, written with up to 17 digits
 * ({@code 1200.4999999999999}); programs show 15, and within 15 every amount with two decimals is exact. No exponent, no trailing zeros.
 */
final class PlainNumber {
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int LONGEST = 40;
    private static final int WIDEST = 30;

    private PlainNumber() {}

    /** The text itself where it is no number, or one so large or small that its plain form would be a flood of zeros. */
    static String of(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        try {
            BigDecimal value = new BigDecimal(text).round(SHOWN);
            boolean plain = value.signum() == 0 || (Math.abs((long) value.scale()) <= WIDEST);
            return plain ? value.stripTrailingZeros().toPlainString() : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}

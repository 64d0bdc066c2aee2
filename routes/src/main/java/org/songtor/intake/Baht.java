package org.songtor.intake;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.songtor.model.Satang;

/**
 * Amounts as funds write them: baht with at most two decimals. Commas are taken only where they part thousands all the way: as no
 * amount has three decimals, {@code 1,200} cannot mean anything else. No exponent, no sign, no currency, no leading zero.
 */
final class Baht {
    /** Far above any contribution, and so small that the sum of a batch of any size fits a long. */
    static final String FORM = "baht above zero, at most 999999999.99, two decimals";

    private static final Pattern SHAPE = Pattern.compile("(0|[1-9][0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+)(\\.[0-9]{1,2})?");
    private static final int LONGEST_LINE = 9;
    private static final int LONGEST_TOTAL = 14;

    private Baht() {}

    /** Amount of one line, zero included; a line of zero is readable, though nothing can be paid with it. */
    static Optional<Satang> ofLine(String text) {
        return parse(text, LONGEST_LINE);
    }

    static Optional<Satang> ofTotal(String text) {
        return parse(text, LONGEST_TOTAL);
    }

    private static Optional<Satang> parse(String text, int wholeDigits) {
        // The length first: a pattern is not asked about a text of any length.
        if (text.length() > 24 || !SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        String plain = text.replace(",", "");
        int point = plain.indexOf('.');
        int whole = point < 0 ? plain.length() : point;
        return whole > wholeDigits ? Optional.empty() : Optional.of(Satang.ofBaht(new BigDecimal(plain)));
    }
}

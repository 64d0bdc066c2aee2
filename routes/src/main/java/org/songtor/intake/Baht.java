package org.songtor.intake;

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

    private static final Pattern COMMAS = Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+(\\.[0-9]{1,2})?");
    private static final int LONGEST = 24;
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
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        boolean parted = text.indexOf(',') >= 0;
        if (parted && !COMMAS.matcher(text).matches()) {
            return Optional.empty();
        }
        long satang = satang(parted ? text.replace(",", "") : text, wholeDigits);
        return satang < 0 ? Optional.empty() : Optional.of(Satang.of(satang));
    }

    /** Digits, no zero before others, then at most a point and one or two digits; -1 for anything else. */
    private static long satang(String text, int wholeDigits) {
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        boolean shaped = whole > 0 && whole <= wholeDigits && (point < 0 || decimals == 1 || decimals == 2);
        if (!shaped || whole > 1 && text.charAt(0) == '0') {
            return -1;
        }
        long satang = digits(text, 0, whole);
        long rest = decimals == 0 ? 0 : digits(text, point + 1, text.length());
        return satang < 0 || rest < 0 ? -1 : satang * 100 + (decimals == 1 ? rest * 10 : rest);
    }

    private static long digits(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}

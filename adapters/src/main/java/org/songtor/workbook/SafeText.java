package org.songtor.workbook;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts of others as a workbook can hold them. */
final class SafeText {
    /** What a spreadsheet shows alike whether it is a number or the text of one. */
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\\.[0-9]{1,2})?");
    /** Office programs read this as one character (ECMA-376 part 1, 22.9.2.19); it is escaped by its own means. */
    private static final Pattern ESCAPE = Pattern.compile("_(x[0-9A-Fa-f]{4}_)");

    private SafeText() {}

    /** The same text; characters that XML 1.0 cannot hold become U+FFFD. */
    static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(holds(c) ? c : '\uFFFD'));
        return ESCAPE.matcher(safe).replaceAll("_x005F_$1");
    }

    /** An amount with at most two decimals; empty where a number would be another text than the one that stood there. */
    static Optional<BigDecimal> amount(String text) {
        return AMOUNT.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(",", ""))) : Optional.empty();
    }

    private static boolean holds(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c > 0xFFFF;
    }
}

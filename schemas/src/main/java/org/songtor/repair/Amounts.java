package org.songtor.repair;

import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts in baht. A repair takes away what is no number and never moves a digit or a point. */
final class Amounts {
    private static final Pattern RIGHT = Pattern.compile("(0|[1-9][0-9]{0,13})([.][0-9]{1,2})?");
    private static final Pattern ZERO = Pattern.compile("0([.]0{1,2})?");
    private static final Pattern COMMAS = Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+([.][0-9]{1,2})?");
    private static final Pattern CURRENCY = Pattern.compile(
            "(?:\\u0E3F|THB|Baht|บาท) ?(.+)|(.+?) ?(?:บาทถ้วน|บาท|บ[.]|\\u0E3F|THB|baht|Baht|[.]-|[.]\\u2013)");
    private static final Pattern ZEROS = Pattern.compile("0+((?:0|[1-9][0-9]{0,13})(?:[.][0-9]{1,2})?)");
    private static final Pattern NEGATIVE = Pattern.compile("[-\\u2212\\u2013] ?[0-9,.]+|[(][0-9,.]+[)]|[0-9,.]+-");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]{1,3}");
    private static final Pattern DIGITS_AND_POINTS = Pattern.compile("[0-9]+([.,][0-9]*)+");
    private static final int LONGEST = 40;

    private Amounts() {}

    static Optional<Finding> look(String raw) {
        if (raw.isBlank() || right(raw)) {
            return Optional.empty();
        }
        if (raw.length() > LONGEST) {
            return Optional.of(Finding.hopeless(Mistake.AMOUNT_UNREADABLE));
        }
        String text = Thai.tidy(raw);
        String ascii = Thai.digits(text);
        Optional<String> number = number(ascii);
        if (number.isPresent()) {
            return Optional.of(Finding.mended(written(text, ascii), number.get()));
        }
        return Optional.of(damaged(ascii));
    }

    private static Mistake written(String text, String ascii) {
        if (ascii.indexOf(',') >= 0) {
            return Mistake.AMOUNT_COMMAS;
        }
        return ascii.equals(text) ? Mistake.AMOUNT_BLANKS : Mistake.AMOUNT_THAI_DIGITS;
    }

    private static Finding damaged(String text) {
        if (ZERO.matcher(text).matches()) {
            return Finding.hopeless(Mistake.AMOUNT_ZERO);
        }
        if (SCIENTIFIC.matcher(text).matches()) {
            return Finding.hopeless(Mistake.AMOUNT_SCIENTIFIC);
        }
        Optional<String> bare = withoutCurrency(text);
        if (bare.isPresent()) {
            return Finding.mended(Mistake.AMOUNT_CURRENCY, bare.get());
        }
        if (NEGATIVE.matcher(text).matches()) {
            return Finding.hopeless(Mistake.AMOUNT_NEGATIVE);
        }
        var zeros = ZEROS.matcher(text);
        if (zeros.matches() && right(zeros.group(1))) {
            return Finding.mended(Mistake.AMOUNT_LEADING_ZERO, zeros.group(1));
        }
        boolean points = DIGITS_AND_POINTS.matcher(text).matches();
        return Finding.hopeless(points ? Mistake.AMOUNT_AMBIGUOUS : Mistake.AMOUNT_UNREADABLE);
    }

    private static Optional<String> withoutCurrency(String text) {
        var m = CURRENCY.matcher(text);
        return m.matches() ? number(m.group(1) == null ? m.group(2) : m.group(1)) : Optional.empty();
    }

    /** A number above zero, thousands marks taken out where they part thousands all the way. */
    private static Optional<String> number(String text) {
        String plain = COMMAS.matcher(text).matches() ? text.replace(",", "") : text;
        return right(plain) ? Optional.of(plain) : Optional.empty();
    }

    private static boolean right(String text) {
        return RIGHT.matcher(text).matches() && !ZERO.matcher(text).matches();
    }
}

package org.songtor.repair;

import java.util.Optional;
import java.util.regex.Pattern;
import org.songtor.model.NationalId;

/** National ids. A repair is proposed only where the result has a right check digit; which digit is wrong is never guessed. */
final class Ids {
    private static final Pattern MARKS = Pattern.compile("[ \\-\\u2010-\\u2013]");
    private static final Pattern SIGNS =
            Pattern.compile("[ \\-\\u2010-\\u2013'\\u2018\\u2019\\u00B4`\"\\u201C\\u201D._/]");
    private static final Pattern DECIMAL_TAIL = Pattern.compile("([0-9]{12,13})[.]0{1,2}");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+([.,][0-9]+)?[eE][+]?[0-9]{1,3}");
    private static final Pattern TWELVE = Pattern.compile("[0-9]{12}");
    private static final Pattern THIRTEEN = Pattern.compile("[0-9]{13}");

    private Ids() {}

    static Optional<Finding> look(String raw) {
        if (raw.isBlank() || NationalId.isValid(raw)) {
            return Optional.empty();
        }
        String text = Thai.digits(Thai.tidy(raw));
        if (SCIENTIFIC.matcher(text).matches()) {
            return Optional.of(Finding.hopeless(Mistake.ID_SCIENTIFIC));
        }
        String bare = MARKS.matcher(text).replaceAll("");
        if (NationalId.isValid(bare)) {
            boolean thai = !Thai.digits(raw).equals(raw);
            return Optional.of(Finding.mended(thai ? Mistake.ID_THAI_DIGITS : Mistake.ID_MARKS, bare));
        }
        return Optional.of(damaged(bare));
    }

    private static Finding damaged(String bare) {
        var tail = DECIMAL_TAIL.matcher(bare);
        String digits = tail.matches() ? tail.group(1) : SIGNS.matcher(bare).replaceAll("");
        if (NationalId.isValid(digits)) {
            return Finding.mended(tail.matches() ? Mistake.ID_DECIMAL_TAIL : Mistake.ID_SIGNS, digits);
        }
        if (TWELVE.matcher(digits).matches() && NationalId.isValid("0" + digits)) {
            return Finding.mended(Mistake.ID_LOST_ZERO, "0" + digits);
        }
        return Finding.hopeless(THIRTEEN.matcher(digits).matches() ? Mistake.ID_CHECK_DIGIT : Mistake.ID_LENGTH);
    }
}

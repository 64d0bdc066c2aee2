package org.songtor.repair;

import java.util.Map;
import java.util.Optional;

/** Names and titles. Only the way a text is stored is mended: what a reader sees stays the same. */
final class Texts {
    private static final Map<String, String> TITLES = Map.of(
            "น.ส.", "นางสาว",
            "น.ส", "นางสาว",
            "นส.", "นางสาว",
            "ด.ช.", "เด็กชาย",
            "ด.ช", "เด็กชาย",
            "ดช.", "เด็กชาย",
            "ด.ญ.", "เด็กหญิง",
            "ด.ญ", "เด็กหญิง",
            "ดญ.", "เด็กหญิง");

    private Texts() {}

    static Optional<Finding> title(String raw) {
        String full = TITLES.get(Thai.tidy(raw));
        return full == null ? look(raw) : Optional.of(Finding.mended(Mistake.TITLE_SHORT, full));
    }

    /** Everything is mended at once; the mistake told is the one that weighs most. */
    static Optional<Finding> look(String raw) {
        String oneLine = Thai.lineBreaks(raw);
        String seen = Thai.invisible(oneLine);
        String plain = Thai.blanks(seen);
        String composed = Thai.saraAm(plain);
        String single = Thai.doubleSaraE(composed);
        String after = Thai.markOrder(single);
        if (after.equals(raw) || after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.mended(mistake(raw, oneLine, seen, plain, composed, single, after), after));
    }

    private static Mistake mistake(
            String raw, String oneLine, String seen, String plain, String composed, String single, String after) {
        if (!oneLine.strip().equals(raw.strip())) {
            return Mistake.TEXT_LINE_BREAK;
        }
        if (!single.equals(composed)) {
            return Mistake.TEXT_DOUBLE_SARA_E;
        }
        if (!after.equals(single)) {
            return Mistake.TEXT_MARK_ORDER;
        }
        if (!composed.equals(plain)) {
            return Mistake.TEXT_SARA_AM;
        }
        return seen.equals(oneLine) ? Mistake.TEXT_BLANKS : Mistake.TEXT_INVISIBLE;
    }
}

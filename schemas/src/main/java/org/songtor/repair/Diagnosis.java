package org.songtor.repair;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is wrong with a value as it stood in a fund's file. A value that is right, or empty, has no finding; a mended value has none either, so that
 * mending twice is mending once.
 */
public final class Diagnosis {
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,6}");
    private static final Pattern COUNT_COMMAS = Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+");

    private final SchemeNames schemes;

    public Diagnosis(SchemeNames schemes) {
        this.schemes = schemes;
    }

    /** @param field canonical name of a column or control field; fields nobody knows have no findings */
    public Optional<Finding> of(String field, String raw) {
        return switch (field) {
            case "national_id" -> Ids.look(raw);
            case "amount", "wages", "member_share", "sponsor_share", "total" -> Amounts.look(raw);
            case "period" -> Periods.look(raw);
            case "scheme" -> schemes.look(raw);
            case "title" -> Texts.title(raw);
            case "first_name", "last_name" -> Texts.look(raw);
            case "count" -> count(raw);
            default -> Optional.empty();
        };
    }

    private static Optional<Finding> count(String raw) {
        if (COUNT.matcher(raw).matches()) {
            return Optional.empty();
        }
        String text = Thai.digits(Thai.tidy(raw));
        String plain = COUNT_COMMAS.matcher(text).matches() ? text.replace(",", "") : text;
        return COUNT.matcher(plain).matches()
                ? Optional.of(Finding.mended(Mistake.COUNT_SHAPE, plain))
                : Optional.empty();
    }
}

package org.songtor.wire;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

/** Money as text in files: baht with two decimals, a point, no sign, no grouping, no leading zero: {@code 1234.50}. */
public final class Baht {
    /** 99,999,999,999.99 baht a record: thirteen digits, so that a million records still add up in eighteen. */
    public static final Satang MOST = Satang.of(9_999_999_999_999L);

    private static final Pattern EXACT = Pattern.compile("(0|[1-9][0-9]{0,15})\\.[0-9]{2}");
    private static final Pattern LOOSE = Pattern.compile("(0|[1-9][0-9]{0,15})(\\.[0-9]{1,2}0{0,3})?");

    private Baht() {}

    public static Satang parse(int record, String field, String text) throws FormatException {
        return parse(EXACT, record, field, text);
    }

    /** As banks write it: the decimals may be absent, one, or followed by zeros; a fraction of a satang is still refused. */
    public static Satang parseLoose(int record, String field, String text) throws FormatException {
        return parse(LOOSE, record, field, text);
    }

    private static Satang parse(Pattern shape, int record, String field, String text) throws FormatException {
        if (!shape.matcher(text).matches()) {
            throw Refusal.badRecord(record, field, text, "baht such as 1234.50");
        }
        return Satang.ofBaht(new BigDecimal(text));
    }
}

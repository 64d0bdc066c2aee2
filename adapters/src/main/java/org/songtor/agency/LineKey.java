package org.songtor.agency;

import java.util.regex.Pattern;
import org.songtor.model.PaymentReference;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;

/**
 * How a line is named to an agency: {@code <reference>-<position, six digits>}, 19 characters. Position 000000 in an answer is
 * a payment that the agency has and the file did not hold.
 */
public final class LineKey {
    public static final int MOST = 999_999;

    private static final Pattern SIX = Pattern.compile("[0-9]{6}");

    private LineKey() {}

    public static String of(PaymentReference reference, int position) {
        String digits = Integer.toString(position);
        return reference.value() + "-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    /** The position in a key that must belong to this file. */
    public static int position(PaymentReference reference, String key, int record, String field)
            throws FormatException {
        String start = reference + "-";
        if (!key.startsWith(start)
                || !SIX.matcher(key.substring(start.length())).matches()) {
            throw Refusal.badRecord(record, field, key, start + "000001 or another position of this file");
        }
        return Integer.parseInt(key.substring(start.length()));
    }
}

package org.songtor.agency.lao;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.ThaiDay;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;

/** Days as people write them, in the Buddhist era: {@code 21/11/2569}. */
final class Days {
    private static final int ERA = 543;
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/(2[4-9][0-9]{2})");

    private Days() {}

    static String of(LocalDate day) {
        return ThaiDay.of(day);
    }

    static LocalDate read(int record, String text) throws FormatException {
        Matcher m = SHAPE.matcher(text);
        try {
            if (m.matches()) {
                return LocalDate.of(
                        Integer.parseInt(m.group(3)) - ERA, Integer.parseInt(m.group(2)), Integer.parseInt(m.group(1)));
            }
        } catch (DateTimeException e) {
            // Said below: the 30th of February is no day either.
        }
        throw Refusal.badRecord(record, "day", text, "a day of the Buddhist era such as 21/11/2569");
    }
}

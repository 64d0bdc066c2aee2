package org.songtor.agency.gsb;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.songtor.agency.Fields;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;

/** ISO date and time of a message. We know the day only and write its start in Bangkok; of a bank's stamp we take its day. */
final class Stamp {
    private static final Pattern SHAPE = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})?");

    private Stamp() {}

    static String of(LocalDate day) {
        return day + "T00:00:00+07:00";
    }

    static LocalDate day(String field, String text) throws FormatException {
        if (!SHAPE.matcher(text).matches()) {
            throw Refusal.badRecord(0, field, text, "a time such as 2026-11-21T09:30:00+07:00");
        }
        return new Fields(0).date(field, text.substring(0, 10));
    }
}

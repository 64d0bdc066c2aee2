package org.songtor.cli.layout;

import java.util.regex.Pattern;
import org.songtor.model.NationalId;

/** Texts for a terminal, where a national id shows its last four digits only. */
final class Masked {
    private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{13}(?![0-9])");

    private Masked() {}

    static String text(String text) {
        return ID.matcher(text).replaceAll(m -> NationalId.mask(m.group()));
    }
}

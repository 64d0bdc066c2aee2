package org.songtor.cli.layout;

import java.util.regex.Pattern;
import org.songtor.model.NationalId;

/** Texts for a terminal, where a national id shows its last four digits only: bare, or in the groups in which it is printed on the card. */
final class Masked {
    private static final Pattern ID = Pattern.compile(
            "(?<!\\p{Nd})(?:\\p{Nd}{13}"
                    + "|\\p{Nd}[^\\p{L}\\p{Nd}]\\p{Nd}{4}[^\\p{L}\\p{Nd}]\\p{Nd}{5}[^\\p{L}\\p{Nd}]\\p{Nd}{2}[^\\p{L}\\p{Nd}]\\p{Nd})(?!\\p{Nd})");

    private Masked() {}

    static String text(String text) {
        return ID.matcher(text).replaceAll(m -> NationalId.mask(m.group()));
    }
}

package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.NationalId;
import org.songtor.port.FormatException;

/** No text of a problem shows a national id, not even one with a single wrong digit. */
final class Ids {
    private static final Pattern LONG_DIGITS = Pattern.compile("[0-9]{13,}");

    private Ids() {}

    static void areNotShownBy(FormatException e, List<NationalId> ids) {
        List<String> texts = new ArrayList<>(List.of(Objects.requireNonNullElse(e.getMessage(), "")));
        e.problems().forEach(p -> texts.add(p.field() + " " + p.found() + " " + p.expected()));
        for (String text : texts) {
            Matcher m = LONG_DIGITS.matcher(text);
            while (m.find()) {
                for (NationalId id : ids) {
                    assertThat(resembles(m.group(), id.value())).as(text).isFalse();
                }
            }
        }
    }

    private static boolean resembles(String digits, String id) {
        for (int at = 0; at + id.length() <= digits.length(); at++) {
            int wrong = 0;
            for (int i = 0; i < id.length(); i++) {
                wrong += digits.charAt(at + i) == id.charAt(i) ? 0 : 1;
            }
            if (wrong <= 1) {
                return true;
            }
        }
        return false;
    }
}

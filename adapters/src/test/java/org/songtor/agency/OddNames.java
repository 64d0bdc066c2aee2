package org.songtor.agency;

import java.util.List;
import java.util.Random;
import org.songtor.model.PersonName;

/** Names as sheets hold them when something went wrong: marks of CSV and XML, controls, blanks, other scripts, no text. */
final class OddNames {
    private static final List<String> ODD = List.of(
            "",
            " ",
            "ก",
            "น้ำ",
            "-",
            "?",
            "O'Neil",
            "a,b",
            "\"q\"",
            ";",
            "<&>",
            "]]>",
            "=1+1",
            "@x",
            "é",
            "ก\nข",
            "ก\r\nข",
            "\t",
            "\u0000",
            "\u0085",
            "\u00a0",
            "\u200b",
            "\ufeff",
            "\ufffe",
            "𝒳",
            "\udc00",
            "กก กก",
            "ก  ก",
            " ก",
            "ก ",
            "นาย",
            "ก".repeat(31),
            "ก".repeat(60));

    private OddNames() {}

    static PersonName name(Random random) {
        PersonName usual = FormatSamples.name(random);
        return new PersonName(
                random.nextInt(4) == 0 ? FormatSamples.pick(ODD, random) : usual.title(),
                random.nextInt(3) == 0 ? FormatSamples.pick(ODD, random) : usual.first(),
                random.nextInt(3) == 0 ? FormatSamples.pick(ODD, random) : usual.last());
    }

    /** The name with everything that does not print written as a number. */
    static String shown(PersonName name) {
        StringBuilder out = new StringBuilder();
        for (String part : List.of(name.title(), name.first(), name.last())) {
            out.append('[');
            part.chars().forEach(c -> out.append(c > 32 && c < 127 ? "" + (char) c : "\\u%04x".formatted(c)));
            out.append(']');
        }
        return out.toString();
    }
}

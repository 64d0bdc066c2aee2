package org.songtor.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;

/**
 * The lines {@code key value} at the head of a table: {@code profile, version, status, confidence, source, valid-from,
 * encoding, line-ending}; {@code valid-to} and {@code chosen-by period|sending-date} where there is something to say;
 * {@code length} of a fixed form; {@code form delimited} with {@code separator}, {@code quote} and {@code column-names yes}.
 */
final class Head {
    private static final Set<String> KEYS = Set.of(
            "profile",
            "version",
            "status",
            "confidence",
            "source",
            "valid-from",
            "valid-to",
            "chosen-by",
            "encoding",
            "line-ending",
            "form",
            "length",
            "separator",
            "quote",
            "column-names");
    private static final Map<String, String> LINE_ENDINGS = Map.of("CRLF", "\r\n", "LF", "\n");
    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|');
    private static final Map<String, Character> QUOTES = Map.of("double", '"', "single", '\'');

    private final String file;
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> introduction = new ArrayList<>();
    private int last;

    Head(String file) {
        this.file = file;
    }

    void take(int line, String row) {
        last = line;
        String[] parts = row.split("\\s+", 2);
        if (!KEYS.contains(parts[0]) || parts.length < 2) {
            throw refused("expected one of " + KEYS.stream().sorted().toList() + " with a value, found " + row);
        }
        if (said.put(parts[0], parts[1]) != null) {
            throw refused(parts[0] + " is said twice");
        }
        lines.put(parts[0], line);
    }

    /** A comment before the first key belongs to the whole file. */
    void remark(String text) {
        if (said.isEmpty()) {
            introduction.add(text);
        }
    }

    /** Where a missing key is missed. */
    void last(int line) {
        last = line;
    }

    boolean delimited() {
        return said.containsKey("form")
                && oneOf("form", Set.of("fixed", "delimited")).equals("delimited");
    }

    Shape shape() {
        Encoding encoding = new Encoding(oneOf("encoding", Encoding.NAMES));
        String ending = LINE_ENDINGS.getOrDefault(oneOf("line-ending", LINE_ENDINGS.keySet()), "");
        if (delimited()) {
            unsaid("length", "a delimited form has none");
            return new Shape(encoding, ending, 0, dialect());
        }
        for (String key : Set.of("separator", "quote", "column-names")) {
            unsaid(key, "a fixed form has none");
        }
        if (!encoding.singleByte()) {
            throw refused("encoding must be one of single bytes in a fixed form, found " + value("encoding"));
        }
        return new Shape(encoding, ending, number("length"), null);
    }

    private Dialect dialect() {
        Character separator = SEPARATORS.get(oneOf("separator", SEPARATORS.keySet()));
        Character quote = QUOTES.get(oneOf("quote", QUOTES.keySet()));
        boolean columns = said.containsKey("column-names")
                && oneOf("column-names", Set.of("yes", "no")).equals("yes");
        return new Dialect(separator == null ? ',' : separator, quote == null ? '"' : quote, columns);
    }

    private void unsaid(String key, String why) {
        if (said.containsKey(key)) {
            throw new LayoutException(file, lines.getOrDefault(key, last), key + ": " + why);
        }
    }

    Facts facts() {
        String status = oneOf("status", Set.of("PUBLIC", "UNCONFIRMED"));
        String confidence = oneOf("confidence", Set.of("A", "B", "C", "D"));
        if (status.equals("PUBLIC") && confidence.compareTo("B") > 0) {
            throw refused("PUBLIC asks for confidence A or B, found " + confidence);
        }
        try {
            ProfileInfo info = new ProfileInfo(
                    ProfileId.of(value("profile")),
                    number("version"),
                    ProfileInfo.Status.valueOf(status),
                    LocalDate.parse(value("valid-from")),
                    value("source") + " (confidence " + confidence + ")");
            return new Facts(
                    file,
                    info,
                    List.copyOf(introduction),
                    confidence,
                    chosenBy(info),
                    line("valid-from"),
                    validTo(info),
                    line("valid-to"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused("" + e.getMessage());
        }
    }

    private ChosenBy chosenBy(ProfileInfo info) {
        boolean period = said.containsKey("chosen-by")
                && oneOf("chosen-by", Set.of("period", "sending-date")).equals("period");
        if (period && info.validFrom().getDayOfMonth() != 1) {
            throw new LayoutException(file, line("valid-from"), "a version chosen by period begins with a month");
        }
        return period ? ChosenBy.PERIOD : ChosenBy.SENDING_DATE;
    }

    private Optional<LocalDate> validTo(ProfileInfo info) {
        @Nullable String to = said.get("valid-to");
        if (to == null) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.parse(to);
        if (day.isBefore(info.validFrom())) {
            throw new LayoutException(file, line("valid-to"), "valid-to is before valid-from");
        }
        return Optional.of(day);
    }

    /** What chooses the version must stand in the first record, so that a file tells its version. */
    void chosen(Layout layout) {
        if (said.containsKey("chosen-by") && !Dating.isSaid(layout)) {
            throw new LayoutException(
                    file,
                    line("chosen-by"),
                    "the first record has no " + layout.chosenBy().word());
        }
    }

    private int line(String key) {
        return lines.getOrDefault(key, 0);
    }

    private String value(String key) {
        String value = said.get(key);
        if (value == null) {
            throw refused(key + " is not said");
        }
        return value;
    }

    private String oneOf(String key, Set<String> allowed) {
        if (!allowed.contains(value(key))) {
            throw refused(key + " must be one of " + allowed.stream().sorted().toList() + ", found " + value(key));
        }
        return value(key);
    }

    private int number(String key) {
        if (!value(key).matches("[1-9][0-9]{0,4}")) {
            throw refused(key + " must be a number from 1, found " + value(key));
        }
        return Integer.parseInt(value(key));
    }

    private LayoutException refused(String what) {
        return new LayoutException(file, last, what);
    }
}

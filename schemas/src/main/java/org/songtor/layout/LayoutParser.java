package org.songtor.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;

/**
 * Reads a {@code .layout} table. Lines are {@code key value} until the first {@code record <tag> once|many}, then one line a
 * field: {@code name from-to width function arguments}. {@code #} at the start of a line or after a blank begins a comment.
 */
final class LayoutParser {
    private static final Set<String> KEYS = Set.of(
            "profile", "version", "status", "confidence", "source", "valid-from", "encoding", "line-ending", "length");
    private static final Map<String, String> LINE_ENDINGS = Map.of("CRLF", "\r\n", "LF", "\n");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");
    private static final Pattern FIELD =
            Pattern.compile("([a-z][a-z0-9_]*)\\s+([0-9]{1,5})-([0-9]{1,5})\\s+([0-9]{1,5})\\s+(\\S.*)");
    private static final Pattern RECORD = Pattern.compile("record\\s+(\\S+)\\s+(once|many)");

    private final String file;
    private final Map<String, String> head = new HashMap<>();
    private final List<RecordDraft> drafts = new ArrayList<>();
    private int line;

    LayoutParser(String file) {
        this.file = file;
    }

    Layout parse(String text) {
        for (String raw : text.split("\n", -1)) {
            line++;
            String row = COMMENT.matcher(raw).replaceFirst("").strip();
            if (!row.isEmpty()) {
                take(row);
            }
        }
        return layout();
    }

    private void take(String row) {
        Matcher record = RECORD.matcher(row);
        Matcher field = FIELD.matcher(row);
        if (record.matches()) {
            drafts.add(
                    new RecordDraft(file, line, record.group(1), record.group(2).equals("many")));
        } else if (drafts.isEmpty()) {
            header(row);
        } else if (field.matches()) {
            drafts.get(drafts.size() - 1).add(line, field, drafts.get(0));
        } else {
            throw refused("expected: name from-to width function, or: record <tag> once|many");
        }
    }

    private void header(String row) {
        String[] parts = row.split("\\s+", 2);
        if (!KEYS.contains(parts[0]) || parts.length < 2) {
            throw refused("expected one of " + KEYS.stream().sorted().toList() + " with a value, found " + row);
        }
        if (head.put(parts[0], parts[1]) != null) {
            throw refused(parts[0] + " is said twice");
        }
    }

    private Layout layout() {
        if (drafts.isEmpty()) {
            throw refused("no record");
        }
        int length = number("length");
        Encoding encoding = new Encoding(oneOf("encoding", Encoding.NAMES));
        String ending = LINE_ENDINGS.getOrDefault(oneOf("line-ending", LINE_ENDINGS.keySet()), "");
        List<RecordType> records =
                drafts.stream().map(d -> d.finish(length, encoding)).toList();
        drafts.forEach(d -> d.check(drafts));
        return new Layout(info(), encoding, ending, length, records);
    }

    private ProfileInfo info() {
        String status = oneOf("status", Set.of("PUBLIC", "UNCONFIRMED"));
        String confidence = oneOf("confidence", Set.of("A", "B", "C", "D"));
        if (status.equals("PUBLIC") && confidence.compareTo("B") > 0) {
            throw refused("PUBLIC asks for confidence A or B, found " + confidence);
        }
        String source = value("source") + " (confidence " + confidence + ")";
        try {
            return new ProfileInfo(
                    ProfileId.of(value("profile")),
                    number("version"),
                    ProfileInfo.Status.valueOf(status),
                    LocalDate.parse(value("valid-from")),
                    source);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused("" + e.getMessage());
        }
    }

    private String value(String key) {
        String value = head.get(key);
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
        return new LayoutException(file, line, what);
    }
}

package org.songtor.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the text of one {@link ReferenceFile}. */
final class ReferenceParser {
    private static final Set<String> KEYS = Set.of("source", "dated", "confidence");

    private final String name;
    private final int version;
    private final String file;
    private final Map<String, String> head = new HashMap<>();
    private final List<ReferenceRow> rows = new ArrayList<>();
    private List<String> columns = List.of();
    private int line;

    ReferenceParser(String name, int version) {
        this.name = name;
        this.version = version;
        this.file = name + ".v" + version + ".csv";
    }

    ReferenceFile parse(String text) {
        for (String raw : text.split("\n", -1)) {
            line++;
            if (!raw.isBlank() && !raw.startsWith("#")) {
                take(raw);
            }
        }
        if (rows.isEmpty()) {
            throw refused("no row");
        }
        String confidence = value("confidence");
        if (!Set.of("A", "B", "C", "D").contains(confidence)) {
            throw refused("confidence " + confidence + ", expected A to D");
        }
        return new ReferenceFile(name, version, value("source"), dated(), confidence, columns, rows);
    }

    private void take(String raw) {
        if (raw.indexOf('"') >= 0 || raw.indexOf('\r') >= 0) {
            throw refused("quotes and carriage returns have no place here");
        }
        int colon = raw.indexOf(": ");
        if (columns.isEmpty() && colon > 0 && KEYS.contains(raw.substring(0, colon))) {
            if (head.put(raw.substring(0, colon), raw.substring(colon + 2).strip()) != null) {
                throw refused(raw.substring(0, colon) + " is said twice");
            }
        } else if (columns.isEmpty()) {
            columns = cells(raw);
            if (new HashSet<>(columns).size() != columns.size() || columns.contains("")) {
                throw refused("columns without a name or of one name");
            }
        } else {
            row(cells(raw));
        }
    }

    private static List<String> cells(String raw) {
        return Arrays.stream(raw.split(",", -1)).map(String::strip).toList();
    }

    private void row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw refused(cells.size() + " values, expected " + columns.size());
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            values.put(columns.get(i), cells.get(i));
        }
        if (rows.stream().anyMatch(r -> r.values().equals(values))) {
            throw refused("the same row twice");
        }
        rows.add(new ReferenceRow(file, line, values));
    }

    private LocalDate dated() {
        try {
            return LocalDate.parse(value("dated"));
        } catch (DateTimeException e) {
            throw refused("dated is no day: " + value("dated"));
        }
    }

    private String value(String key) {
        String value = head.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw refused(key + " is not said");
        }
        return value;
    }

    private ReferenceException refused(String what) {
        return new ReferenceException(file, line, what);
    }
}

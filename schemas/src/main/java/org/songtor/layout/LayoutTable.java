package org.songtor.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code .layout} table as people read it, with its comments: for printing, not for writing files. It says what stands there
 * and judges nothing; {@link Layout} does. A line that is neither a key, a record nor a field with positions is kept as a rule, whole.
 *
 * @param introduction the comment lines before the first key
 * @param head keys with their values, in order
 */
public record LayoutTable(List<String> introduction, Map<String, String> head, List<Part> records, List<String> rules) {
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#\\s?(.*)");
    private static final Pattern RECORD = Pattern.compile("record\\s+(\\S+)\\s+(.*)");
    private static final Pattern FIELD =
            Pattern.compile("([a-z][a-z0-9_]*)\\s+([0-9]{1,5})-([0-9]{1,5})\\s+[0-9]{1,5}\\s+(\\S.*)");

    private static final Pattern CELL = Pattern.compile("([a-z][a-z0-9_]*)\\s+([0-9]{1,4})\\s+([0-9]{1,5})\\s+(\\S.*)");

    public LayoutTable {
        introduction = List.copyOf(introduction);
        head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
        records = List.copyOf(records);
        rules = List.copyOf(rules);
    }

    /** One kind of record: its tag, how often it stands, its fields. */
    public record Part(String tag, String occurs, List<Column> columns) {}

    /**
     * One field; its function as the table says it, and the comment beside it.
     *
     * @param from first byte, counted from 1; of a delimited form the cell's place
     * @param width bytes; of a delimited form the most characters
     */
    public record Column(String name, int from, int width, String function, String comment) {
        /** Last byte of a fixed-width field. */
        public int to() {
            return from + width - 1;
        }
    }

    public static LayoutTable read(String text) {
        Map<String, String> head = new LinkedHashMap<>();
        List<String> introduction = new ArrayList<>();
        List<Part> records = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher comment = COMMENT.matcher(line);
            String said = comment.find() ? comment.group(1).strip() : "";
            String row = COMMENT.matcher(line).replaceFirst("").strip();
            if (row.isEmpty()) {
                if (!said.isEmpty() && head.isEmpty() && records.isEmpty()) {
                    introduction.add(said);
                }
            } else {
                take(row, said, head, records, rules);
            }
        }
        return new LayoutTable(introduction, head, records, rules);
    }

    private static void take(
            String row, String said, Map<String, String> head, List<Part> records, List<String> rules) {
        Matcher record = RECORD.matcher(row);
        Matcher field = FIELD.matcher(row);
        Matcher cell = CELL.matcher(row);
        String[] key = row.split("\\s+", 2);
        if (record.matches()) {
            records.add(new Part(record.group(1), record.group(2), new ArrayList<>()));
        } else if (field.matches() && !records.isEmpty()) {
            records.get(records.size() - 1)
                    .columns()
                    .add(new Column(
                            field.group(1),
                            Integer.parseInt(field.group(2)),
                            Integer.parseInt(field.group(3)) - Integer.parseInt(field.group(2)) + 1,
                            field.group(4),
                            said));
        } else if (cell.matches() && !records.isEmpty()) {
            records.get(records.size() - 1)
                    .columns()
                    .add(new Column(
                            cell.group(1),
                            Integer.parseInt(cell.group(2)),
                            Integer.parseInt(cell.group(3)),
                            cell.group(4),
                            said));
        } else if (records.isEmpty() && key.length == 2) {
            head.put(key[0], key[1]);
        } else {
            rules.add(row);
        }
    }

    /** Whether records are cells between separators, and not bytes at places. */
    public boolean delimited() {
        return value("form").equals("delimited");
    }

    /** The value of a key; empty where the table does not say it. */
    public String value(String key) {
        return head.getOrDefault(key, "");
    }
}

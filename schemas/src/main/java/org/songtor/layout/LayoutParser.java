package org.songtor.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .layout} table. Lines are {@code key value} (see {@link Head}), then code tables
 * ({@code table <name>}, and a line {@code code meaning} each), then records: {@code record <tag>
 * once|optional|many|some [untagged]}, and a line a field: {@code name from-to width function "label"}; in a delimited form
 * {@code name column most function "label"}. Last, {@code agree T.f U.g}. {@code #} at the start of a line or after a blank
 * begins a comment.
 */
final class LayoutParser {
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#\\s*(.*)");
    private static final Pattern LABEL = Pattern.compile("(.*?)\\s+\"([^\"]+)\"");
    private static final Pattern FIELD =
            Pattern.compile("([a-z][a-z0-9_]*)\\s+([0-9]{1,5})(?:-([0-9]{1,5}))?\\s+([0-9]{1,5})\\s+(\\S.*)");
    private static final Pattern RECORD =
            Pattern.compile("record\\s+(\\S+)\\s+(once|optional|many|some)(\\s+untagged)?");
    private static final Pattern TABLE = Pattern.compile("table\\s+([a-z][a-z0-9_-]*)");
    private static final Pattern ENTRY = Pattern.compile("(\\S+)\\s+(\\S.*)");
    private static final Pattern AGREE = Pattern.compile("agree((?:\\s+[^\\s.]+\\.[a-z0-9_]+){2,})");

    private final String file;
    private final Head head;
    private final List<RecordDraft> drafts = new ArrayList<>();
    private final Map<String, CodeTable> tables = new LinkedHashMap<>();
    private final Map<Integer, List<Computed.Term>> agreements = new LinkedHashMap<>();
    private final StringBuilder canonical = new StringBuilder();
    private @Nullable CodeTable table;
    private int line;

    LayoutParser(String file) {
        this.file = file;
        this.head = new Head(file);
    }

    Layout parse(String text) {
        for (String raw : text.split("\n", -1)) {
            line++;
            Matcher comment = COMMENT.matcher(raw);
            boolean commented = comment.find();
            String row = (commented ? raw.substring(0, comment.start()) : raw).strip();
            if (!row.isEmpty()) {
                canonical.append(row.replaceAll("\\s+", " ")).append('\n');
                take(row, commented ? comment.group(2).strip() : "");
            } else if (commented) {
                head.remark(comment.group(2).strip());
            }
        }
        return layout();
    }

    private void take(String row, String remark) {
        Matcher record = RECORD.matcher(row);
        Matcher named = TABLE.matcher(row);
        Matcher agree = AGREE.matcher(row);
        if (record.matches()) {
            Cardinality cardinality = Cardinality.valueOf(record.group(2).toUpperCase(Locale.ROOT));
            drafts.add(new RecordDraft(file, line, record.group(1), cardinality, record.group(3) == null, remark));
        } else if (drafts.isEmpty() && named.matches()) {
            table = new CodeTable(named.group(1));
            if (tables.put(table.name(), table) != null) {
                throw refused("table " + table.name() + " is said twice");
            }
        } else if (drafts.isEmpty() && table != null) {
            entry(table, row);
        } else if (drafts.isEmpty()) {
            head.take(line, row);
        } else if (agree.matches()) {
            agreements.put(
                    line,
                    Arrays.stream(agree.group(1).strip().split("\\s+"))
                            .map(Computed.Term::of)
                            .toList());
        } else {
            field(row, remark);
        }
    }

    private void entry(CodeTable into, String row) {
        Matcher entry = ENTRY.matcher(row);
        if (!entry.matches()) {
            throw refused("expected: code meaning, found " + row);
        }
        try {
            into.add(entry.group(1), entry.group(2));
        } catch (IllegalArgumentException e) {
            throw refused("" + e.getMessage());
        }
    }

    private void field(String row, String remark) {
        Matcher label = LABEL.matcher(row);
        boolean labelled = label.matches();
        Matcher m = FIELD.matcher(labelled ? label.group(1) : row);
        boolean delimited = head.delimited();
        if (!m.matches() || delimited != (m.group(3) == null)) {
            throw refused(
                    delimited
                            ? "expected: name column most function, or: record <tag> once|many"
                            : "expected: name from-to width function, or: record <tag> once|many");
        }
        int from = Integer.parseInt(m.group(2));
        int to = delimited ? from : Integer.parseInt(m.group(3));
        RecordDraft.Text text = new RecordDraft.Text(
                m.group(1), from, to, Integer.parseInt(m.group(4)), m.group(5), labelled ? label.group(2) : "", remark);
        drafts.get(drafts.size() - 1).add(line, text, delimited, tables, drafts.get(0));
    }

    private Layout layout() {
        head.last(line);
        if (drafts.isEmpty()) {
            throw refused("no record");
        }
        Shape shape = head.shape();
        List<RecordType> records = new ArrayList<>();
        drafts.forEach(d -> records.add(d.finish(records.size(), shape)));
        Crosscheck crosscheck = new Crosscheck(drafts, shape.delimited());
        crosscheck.run();
        List<Agreement> agreed = new ArrayList<>();
        agreements.forEach((at, terms) -> agreed.add(crosscheck.agreement(at, terms)));
        columns(shape, records);
        Layout layout = new Layout(head.facts(), shape, records, agreed, canonical.toString());
        head.chosen(layout);
        return layout;
    }

    private void columns(Shape shape, List<RecordType> records) {
        Dialect dialect = shape.dialect();
        if (dialect != null
                && dialect.columns()
                && records.stream().filter(r -> r.cardinality().repeats()).count() != 1) {
            throw refused("column-names ask for one kind of record that can be many");
        }
    }

    private LayoutException refused(String what) {
        return new LayoutException(file, line, what);
    }
}

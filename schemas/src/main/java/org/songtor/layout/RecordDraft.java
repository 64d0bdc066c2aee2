package org.songtor.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One record of a table while it is read, with the lines its fields stand on; every contradiction is refused here. */
final class RecordDraft {
    private static final Pattern CONDITION =
            Pattern.compile("(.*?)\\s+when\\s+([a-z][a-z0-9_]*)\\s+(is|is-not)\\s+(\\S.*)");

    private final String file;
    final int line;
    final String tag;
    final Cardinality cardinality;
    private final boolean tagged;
    private final String remark;
    final List<Field> fields = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    RecordDraft(String file, int line, String tag, Cardinality cardinality, boolean tagged, String remark) {
        this.file = file;
        this.line = line;
        this.tag = tag;
        this.cardinality = cardinality;
        this.tagged = tagged;
        this.remark = remark;
    }

    /** A field's line taken apart. In a delimited form from and to are the column. */
    record Text(String name, int from, int to, int width, String words, String label, String remark) {}

    void add(int at, Text text, boolean delimited, Map<String, CodeTable> tables, RecordDraft first) {
        int due = fields.isEmpty() ? 1 : fields.get(fields.size() - 1).to() + 1;
        if (text.from() != due) {
            String what = text.from() < due ? "overlap" : "gap";
            throw refused(at, what + ": field starts at " + text.from() + ", expected " + due);
        }
        if (text.to() < text.from() || !delimited && text.to() - text.from() + 1 != text.width()) {
            throw refused(at, text.from() + "-" + text.to() + " is not " + text.width() + " wide");
        }
        if (lines.put(text.name(), at) != null) {
            throw refused(at, "field " + text.name() + " is said twice");
        }
        try {
            fields.add(field(text, new Functions(delimited, tables, first.fields, text.width())));
        } catch (IllegalArgumentException e) {
            throw refused(at, "" + e.getMessage());
        }
    }

    private Field field(Text text, Functions functions) {
        Matcher m = CONDITION.matcher(text.words());
        boolean conditional = m.matches();
        Content content = functions.parse(conditional ? m.group(1) : text.words());
        Condition condition = conditional
                ? condition(m.group(2), m.group(3), Arrays.asList(m.group(4).split("\\s+")))
                : null;
        if (condition != null && (content instanceof Computed || content instanceof Content.Blank)) {
            throw new IllegalArgumentException("no condition on a computed or blank field");
        }
        return Field.of(
                text.name(),
                text.label().isEmpty() ? text.name() : text.label(),
                text.from(),
                text.to(),
                text.width(),
                content,
                condition,
                text.words(),
                text.remark());
    }

    private Condition condition(String field, String is, List<String> constants) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                possible(fields.get(i), constants);
                return new Condition(field, i, is.equals("is"), constants);
            }
        }
        throw new IllegalArgumentException("no earlier field " + field + " in this record");
    }

    /** A condition that can never hold, or always does, is a slip. */
    private static void possible(Field field, List<String> constants) {
        boolean known = field.content() instanceof TextContent.Choice c
                ? c.codes().containsAll(constants)
                : !(field.content() instanceof TextContent.Coded coded)
                        || coded.table().entries().values().containsAll(constants);
        if (!known || field.content() instanceof Computed || field.content() instanceof Content.Fixed) {
            throw new IllegalArgumentException("field " + field.name() + " never holds one of " + constants);
        }
    }

    RecordType finish(int place, Shape shape) {
        if (fields.isEmpty() || tagged && !isTag(fields.get(0))) {
            throw refused(line, "the first field of record " + tag + " must be constant " + tag);
        }
        Field last = fields.get(fields.size() - 1);
        if (!shape.delimited() && last.to() != shape.length()) {
            throw refused(lineOf(last), "record " + tag + " ends at " + last.to() + ", expected " + shape.length());
        }
        for (Field field : fields) {
            if (field.content() instanceof Content.Blank b
                    && b.mayBeMissing()
                    && (shape.delimited() || !field.equals(last))) {
                throw refused(lineOf(field), "only the last field may be missing");
            }
            String outside = outside(field, shape.encoding());
            if (outside != null) {
                throw refused(lineOf(field), "not in the encoding: " + outside);
            }
        }
        return RecordType.of(tag, place, cardinality, tagged, fields, remark);
    }

    private boolean isTag(Field field) {
        return field.content() instanceof Content.Constant c && c.text().equals(tag) && field.condition() == null;
    }

    private static Set<String> said(Content content) {
        if (content instanceof Content.Fixed fixed) {
            return Set.of(fixed.text());
        }
        if (content instanceof TextContent.Choice choice) {
            return choice.codes();
        }
        return content instanceof TextContent.Coded coded
                ? coded.table().entries().keySet()
                : Set.of();
    }

    /** A constant or code that the encoding does not carry. */
    private static @Nullable String outside(Field field, Encoding encoding) {
        return said(field.content()).stream()
                .filter(s -> !encoding.carries(s))
                .findFirst()
                .orElse(null);
    }

    int lineOf(Field field) {
        return lines.getOrDefault(field.name(), line);
    }

    boolean isTagged() {
        return tagged;
    }

    LayoutException refused(int at, String what) {
        return new LayoutException(file, at, what);
    }
}

package org.songtor.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** One record of a table while it is read, with the lines its fields stand on; every contradiction is refused here. */
final class RecordDraft {
    private final String file;
    private final int line;
    private final String tag;
    private final boolean many;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    RecordDraft(String file, int line, String tag, boolean many) {
        this.file = file;
        this.line = line;
        this.tag = tag;
        this.many = many;
    }

    /** @param m name, from, to, width, function; @param first the table's first record, whose fields others may repeat */
    void add(int at, Matcher m, RecordDraft first) {
        int from = Integer.parseInt(m.group(2));
        int to = Integer.parseInt(m.group(3));
        int due = fields.isEmpty() ? 1 : fields.get(fields.size() - 1).to() + 1;
        if (from != due) {
            throw refused(at, (from < due ? "overlap" : "gap") + ": field starts at " + from + ", expected " + due);
        }
        if (to - from + 1 != Integer.parseInt(m.group(4)) || to < from) {
            throw refused(at, from + "-" + to + " is not " + m.group(4) + " wide");
        }
        if (lines.put(m.group(1), at) != null) {
            throw refused(at, "field " + m.group(1) + " is said twice");
        }
        try {
            Content content = Functions.parse(m.group(5), to - from + 1, first.fields);
            fields.add(new Field(m.group(1), from, to, content));
        } catch (IllegalArgumentException e) {
            throw refused(at, "" + e.getMessage());
        }
    }

    RecordType finish(int length, Encoding encoding) {
        if (fields.isEmpty()
                || !(fields.get(0).content() instanceof Content.Constant c)
                || !c.text().equals(tag)) {
            throw refused(line, "the first field of record " + tag + " must be constant " + tag);
        }
        Field last = fields.get(fields.size() - 1);
        if (last.to() != length) {
            throw refused(lineOf(last), "record " + tag + " ends at " + last.to() + ", expected " + length);
        }
        for (Field field : fields) {
            boolean open = field.content() instanceof Content.Blank b && b.mayBeMissing() && !field.equals(last);
            if (open || field.content() instanceof Content.Fixed f && !encoding.carries(f.text())) {
                throw refused(
                        lineOf(field),
                        open ? "only the last field may be missing" : "not in the encoding: " + f(field));
            }
        }
        return RecordType.of(tag, many, fields);
    }

    private static String f(Field field) {
        return field.content() instanceof Content.Fixed fixed ? fixed.text() : "";
    }

    /** Whether tags differ and every record and field named elsewhere is there and of the right kind. */
    void check(List<RecordDraft> all) {
        if (all.get(0) == this && many) {
            throw refused(line, "the first record must occur once");
        }
        Set<String> tags = new HashSet<>();
        for (RecordDraft other : all) {
            if (!tags.add(other.tag) || other.tag.length() != tag.length()) {
                throw refused(other.line, "tags must differ and be of one width: " + other.tag);
            }
        }
        for (Field field : fields) {
            if (field.content() instanceof Computed.Count count && !tags.contains(count.tag())) {
                throw refused(lineOf(field), "no record " + count.tag());
            }
            if (field.content() instanceof Computed.Sum sum) {
                sum.terms().forEach(term -> summable(field, term, all));
            }
            if ((field.content() instanceof Computed.Sum || field.content() instanceof Computed.Count) && many) {
                throw refused(lineOf(field), "count and sum stand in a record that occurs once");
            }
        }
    }

    private void summable(Field field, Computed.Term term, List<RecordDraft> all) {
        boolean there = all.stream()
                .filter(d -> d.tag.equals(term.tag()))
                .flatMap(d -> d.fields.stream())
                .anyMatch(f -> f.name().equals(term.field()) && f.content() instanceof NumberContent.Amount);
        if (!there) {
            throw refused(lineOf(field), "no amount " + term.tag() + "." + term.field());
        }
    }

    private int lineOf(Field field) {
        return lines.getOrDefault(field.name(), line);
    }

    private LayoutException refused(int at, String what) {
        return new LayoutException(file, at, what);
    }
}

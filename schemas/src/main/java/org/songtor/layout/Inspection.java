package org.songtor.layout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songtor.port.FormatException;

/**
 * A file as it was found: every line, and every problem in the order of the file (at most 10,000).
 *
 * @param problems of records and of the file as a whole
 */
public record Inspection(List<Seen> records, List<Finding> problems) {
    private static final int MOST = 10_000;

    /**
     * One line of the file.
     *
     * @param number from 1
     * @param offset first byte, from 1
     * @param length bytes without line ending
     * @param tag kind of record; empty where it is none, as the row of column names
     */
    public record Seen(long number, long offset, int length, String tag, List<Value> fields) {

        /** What {@link Layout#rowOf} takes. */
        public Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            fields.forEach(f -> texts.put(f.name(), f.text()));
            return texts;
        }
    }

    /**
     * One field as found. Both texts may hold a national id.
     *
     * @param offset first byte, from 1
     * @param raw what stands there, with a middle dot for what is no character
     * @param text the value: baht with two decimals, days as 2026-11-21, periods as 2569-11, meanings of codes
     */
    public record Value(String name, long offset, String raw, String text) {}

    static Inspection of(Layout layout, byte[] content) {
        Findings findings = new Findings(MOST);
        List<Seen> seen = new ArrayList<>();
        try {
            new FileReader(layout, findings)
                    .watch(
                            new ByteArrayInputStream(content),
                            (record, line, row, eye) -> seen.add(seen(record, line, row, eye)));
        } catch (IOException | FormatException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return new Inspection(List.copyOf(seen), findings.findings());
    }

    private static Seen seen(long record, LineSource line, @Nullable Row row, Eye eye) {
        List<Value> values = new ArrayList<>();
        for (int at = 0; row != null && at < row.type().fields().size(); at++) {
            Field field = row.type().fields().get(at);
            Slot slot = eye.field(field);
            values.add(new Value(field.name(), slot.position(), slot.shown(), row.text(at)));
        }
        return new Seen(
                record, line.offset() + 1, line.to() - line.from(), row == null ? "" : row.tag(), List.copyOf(values));
    }
}

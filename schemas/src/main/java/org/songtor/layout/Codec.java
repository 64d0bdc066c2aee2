package org.songtor.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** Records to bytes and back, by one layout. Lengths are bytes of the encoding; nothing is cut and nothing is padded twice. */
final class Codec {
    private final Layout layout;
    private final Findings findings = new Findings();

    Codec(Layout layout) {
        this.layout = layout;
    }

    byte[] write(List<Row> rows) throws FormatException {
        Controls controls = new Controls(layout.records(), rows, findings);
        if (controls.inOrder()) {
            controls.fill();
        }
        findings.orThrow();
        int step = layout.length() + layout.lineEnding().length();
        byte[] out = new byte[Math.multiplyExact(step, rows.size())];
        for (int i = 0; i < rows.size() && !findings.full(); i++) {
            put(rows.get(i), out, i * step, i + 1, true);
            for (int k = 0; k < layout.lineEnding().length(); k++) {
                out[i * step + layout.length() + k] = (byte) layout.lineEnding().charAt(k);
            }
        }
        findings.orThrow();
        return out;
    }

    /** Problems of the values given for one record; computed fields are left aside. */
    Findings check(Row row) {
        put(row, new byte[layout.length()], 0, 0, false);
        return findings;
    }

    private void put(Row row, byte[] out, int start, int record, boolean computed) {
        List<Field> fields = row.type().fields();
        for (int at = 0; at < fields.size(); at++) {
            Field field = fields.get(at);
            Slot slot = slot(out, start, record, field);
            if (field.content() instanceof Content.Fixed fixed) {
                fixed.write(slot);
            } else if (field.content() instanceof Content.Given given) {
                given.write(row.value(at), slot);
            } else if (computed && field.content() instanceof Computed follows) {
                follows.as().write(row.value(at), slot);
            }
        }
    }

    List<Row> read(byte[] content) throws FormatException {
        if (content.length == 0) {
            findings.add(
                    ProblemCode.EMPTY_FILE,
                    0,
                    "",
                    "0 bytes",
                    "record " + layout.records().get(0).tag());
        }
        List<Row> rows = new ArrayList<>();
        int record = 0;
        for (int at = 0; at < content.length && !findings.full(); ) {
            int end = lineEnd(content, at);
            record(content, at, end, ++record).ifPresent(rows::add);
            at = end + layout.lineEnding().length();
        }
        findings.orThrow();
        Controls controls = new Controls(layout.records(), rows, findings);
        if (controls.inOrder()) {
            controls.compare();
        }
        findings.orThrow();
        return rows;
    }

    private static int lineEnd(byte[] content, int from) {
        int at = from;
        while (at < content.length && content[at] != '\r' && content[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Empty after a problem: what stands here is no record at all. */
    private Optional<Row> record(byte[] content, int from, int end, int record) {
        if (!endsLine(content, end)) {
            findings.add(
                    ProblemCode.BAD_RECORD, record, "", "no line ending after " + (end - from) + " bytes", ending());
            return Optional.empty();
        }
        RecordType type = typeOf(content, from, end);
        if (type == null) {
            findings.add(ProblemCode.BAD_RECORD, record, "", "an unknown kind of record", "one of " + tags());
            return Optional.empty();
        }
        int length = end - from;
        if (length > layout.length() || length < type.leastLength()) {
            findings.add(ProblemCode.BAD_RECORD, record, "", length + " bytes", layout.length() + " bytes");
            return Optional.empty();
        }
        return Optional.of(
                length == layout.length()
                        ? values(type, content, from, record)
                        : values(type, padded(content, from, end), 0, record));
    }

    private Row values(RecordType type, byte[] content, int start, int record) {
        Row row = new Row(type);
        for (int at = 0; at < type.fields().size(); at++) {
            Field field = type.fields().get(at);
            Slot slot = slot(content, start, record, field);
            if (field.content() instanceof Content.Fixed fixed) {
                fixed.read(slot);
            } else if (field.content() instanceof Content.Given given) {
                row.put(at, given.read(slot));
            } else if (field.content() instanceof Computed follows) {
                row.put(at, follows.as().read(slot));
            }
        }
        return row;
    }

    private byte[] padded(byte[] content, int from, int end) {
        byte[] whole = Arrays.copyOfRange(content, from, from + layout.length());
        Arrays.fill(whole, end - from, whole.length, (byte) ' ');
        return whole;
    }

    private boolean endsLine(byte[] content, int end) {
        String ending = layout.lineEnding();
        for (int k = 0; k < ending.length(); k++) {
            if (end + k >= content.length || content[end + k] != ending.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable RecordType typeOf(byte[] content, int from, int end) {
        for (RecordType type : layout.records()) {
            Field tag = type.fields().get(0);
            if (end - from >= tag.to() && slot(content, from, 0, tag).holds(type.tag())) {
                return type;
            }
        }
        return null;
    }

    private String ending() {
        return layout.lineEnding().length() == 2 ? "CR LF" : "LF";
    }

    private List<String> tags() {
        return layout.records().stream().map(RecordType::tag).toList();
    }

    private Slot slot(byte[] bytes, int start, int record, Field field) {
        return new Slot(
                bytes, start + field.from() - 1, field.width(), layout.encoding(), record, field.name(), findings);
    }
}

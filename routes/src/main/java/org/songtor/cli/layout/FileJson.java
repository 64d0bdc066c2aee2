package org.songtor.cli.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songtor.layout.Inspection;
import org.songtor.layout.Layout;
import org.songtor.layout.Row;
import org.songtor.model.FormVersion;
import org.songtor.model.FormVersion.Part;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/**
 * A file as JSON and back: {@code {profile, version, part, fileName, records: [{record, fields}], problems}}; where no table says the
 * profile, {@code document} or {@code answer} in place of {@code records}. All values are texts, whole: with national ids.
 */
final class FileJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FileJson() {}

    static ObjectNode of(FileParts parts) {
        FormVersion form = parts.form();
        ObjectNode all = NODES.objectNode()
                .put("profile", form.info().id().toString())
                .put("version", form.info().version())
                .put("part", form.part().word())
                .put("fileName", parts.fileName());
        parts.document().ifPresent(d -> all.set("document", DocumentJson.of(d)));
        parts.answer().ifPresent(a -> all.set("answer", AnswerJson.of(a)));
        if (!parts.records().isEmpty()) {
            parts.records().forEach(r -> all.withArray("records").add(record(r)));
        }
        all.putArray("problems")
                .addAll(parts.problems().stream().map(Told::json).toList());
        return all;
    }

    private static ObjectNode record(Inspection.Seen seen) {
        ObjectNode record = NODES.objectNode().put("record", seen.tag()).put("length", seen.length());
        ObjectNode fields = record.putObject("fields");
        seen.texts().forEach(fields::put);
        return record;
    }

    /** @throws FormatException for values that the form cannot carry */
    static byte[] write(JsonNode file, Profiles profiles, AgencyFormat format) throws FormatException, IOException {
        if (file.has("document")) {
            return format.write(DocumentJson.read(file.get("document")));
        }
        if (file.has("answer")) {
            return format.writeAnswer(AnswerJson.read(file.get("answer")));
        }
        Layout layout = layout(file, profiles, format);
        List<Row> rows = new ArrayList<>();
        for (JsonNode record : file.withArray("records")) {
            String tag = Json.text(record, "record");
            // A row of column names is no record: the table writes it.
            if (!tag.isEmpty()) {
                rows.add(layout.rowOf(tag, fields(record)).ofLength(length(layout, record)));
            }
        }
        return layout.write(rows);
    }

    /** Only a record that ended before its last field says how long it is. */
    private static int length(Layout layout, JsonNode record) {
        int full = layout.describe().length();
        int length = record.path("length").asInt(full);
        return length < full ? length : 0;
    }

    private static Layout layout(JsonNode file, Profiles profiles, AgencyFormat format) {
        int version = Json.number(file, "version");
        Part part = Json.word(Part.class, file, "part");
        return profiles.book(format, part).stream()
                .flatMap(b -> b.versions().stream())
                .filter(l -> l.info().version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no version " + version + " of " + format.profile().id() + " " + part.word()));
    }

    private static Map<String, String> fields(JsonNode record) {
        Map<String, String> fields = new LinkedHashMap<>();
        record.path("fields")
                .properties()
                .forEach(e -> fields.put(e.getKey(), e.getValue().asText()));
        return fields;
    }
}

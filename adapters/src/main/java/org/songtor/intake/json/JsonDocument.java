package org.songtor.intake.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.grid.Header;
import org.songtor.intake.grid.NamedLines;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;

/** The shape of a batch in JSON: {@code form}, {@code header}, {@code lines}, in this order, and nothing else. */
final class JsonDocument {
    private static final String FORM = "urn:songtor:batch:v1";
    /** A number may stand here; an id or a member's number would lose its leading zeros as one. */
    private static final Set<String> NUMBERS =
            Set.of("count", "total", "amount", "wages", "member_share", "sponsor_share");

    private final JsonParser json;
    private final BatchReader.Sink sink;
    private final NamedLines lines;

    JsonDocument(JsonParser json, BatchReader.Sink sink) {
        this.json = json;
        this.sink = sink;
        this.lines = new NamedLines(sink);
    }

    /** Number of the line being read, for a message; 0 before the first. */
    int row() {
        return lines.number();
    }

    void read() throws IOException, FormatException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "", "an object with form, header, lines");
        member("form");
        if (json.nextToken() != JsonToken.VALUE_STRING || !json.getText().equals(FORM)) {
            throw NamedLines.malformed(0, "form", "", FORM);
        }
        member("header");
        header();
        member("lines");
        expect(json.nextToken(), JsonToken.START_ARRAY, "lines", "a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            line();
        }
        expect(json.nextToken(), JsonToken.END_OBJECT, "", "nothing after lines");
        expect(json.nextToken(), null, "", "nothing after the batch");
    }

    private void header() throws IOException, FormatException {
        Header header = new Header();
        expect(json.nextToken(), JsonToken.START_OBJECT, "header", "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!Header.knows(name)) {
                throw NamedLines.malformed(0, "header", name, Header.names());
            }
            header.put(name, value(name));
        }
        sink.header(header.whole(0));
    }

    private void line() throws IOException, FormatException {
        lines.begin();
        expect(json.currentToken(), JsonToken.START_OBJECT, "lines", "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            lines.put(name, value(name));
        }
        lines.end();
    }

    /** Its text as it stands in the file; a null says nothing, as if the name were not there. */
    private String value(String name) throws IOException, FormatException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        if (token == JsonToken.VALUE_STRING || (number && NUMBERS.contains(name))) {
            return json.getText();
        }
        throw NamedLines.malformed(
                row(),
                name,
                number ? "a number" : "" + token,
                NUMBERS.contains(name) ? "a text or a number" : "a text");
    }

    private void member(String name) throws IOException, FormatException {
        boolean there = json.nextToken() == JsonToken.FIELD_NAME && name.equals(json.currentName());
        if (!there) {
            throw NamedLines.malformed(row(), name, "", "form, header, lines, in this order");
        }
    }

    private void expect(@Nullable JsonToken found, @Nullable JsonToken due, String field, String expected)
            throws FormatException {
        if (found != due) {
            throw NamedLines.malformed(row(), field, found == null ? "the end" : found.toString(), expected);
        }
    }
}

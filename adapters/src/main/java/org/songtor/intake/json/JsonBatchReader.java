package org.songtor.intake.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songtor.intake.grid.Grid;
import org.songtor.intake.grid.NamedLines;
import org.songtor.intake.text.FirstBytes;
import org.songtor.intake.text.StrictUtf8;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * A batch by {@code songtor-batch.v1.schema.json}, token by token, memory holding one line. Strict JSON of bounded depth and texts; a name
 * said twice is refused, because one of the two would not be read. Numbers are taken as the text they are, never as binary fractions.
 */
@Component
public class JsonBatchReader implements BatchReader {
    private static final int DEEPEST = 8;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_NUMBER = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Grid.LONGEST_CELL)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    @Override
    public String name() {
        return "json";
    }

    /** A list at the top is no batch, but it is JSON, and to be told so. */
    @Override
    public boolean recognises(byte[] first) {
        return FirstBytes.begins(first, "{", "[");
    }

    @Override
    public void read(Path file, Sink sink) throws IOException, FormatException {
        try (StrictUtf8 text = new StrictUtf8(Files.newInputStream(file));
                JsonParser parser = FACTORY.createParser(text)) {
            read(parser, text, sink);
        }
    }

    private static void read(JsonParser parser, StrictUtf8 text, Sink sink) throws IOException, FormatException {
        JsonDocument document = new JsonDocument(parser, sink);
        try {
            document.read();
        } catch (JsonProcessingException e) {
            text.explain();
            throw NamedLines.malformed(document.row(), "", place(e), "well-formed JSON within bounds");
        } catch (IOException e) {
            text.explain();
            throw e;
        }
    }

    /** Only the place: the parser's own message quotes the text, and that may be a person's. */
    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}

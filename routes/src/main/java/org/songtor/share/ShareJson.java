package org.songtor.share;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.songtor.flow.StrictJson;

/** The two statements as JSON, UTF-8. Read strictly: a share may not be the signed one. */
final class ShareJson {
    static final String FUND_FORM = "songtor-share-v1";
    static final String FILE_FORM = "songtor-shares-v1";

    private static final JsonMapper JSON = StrictJson.mapper()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ShareJson() {}

    /** One fund's share. */
    record OfFund(
            String form, String madeAt, File file, Part share, String root, List<String> path, List<Line> lines) {}

    /** All shares of a file. @param key opens the whole tree: for who has the file anyway */
    record OfFile(String form, String madeAt, File file, List<Part> shares, String root, String key) {}

    record File(String name, String sha256, String reference, String profile, String period) {}

    record Part(String fund, int firstPosition, int lastPosition, int lines, long satang) {}

    /**
     * @param person what stands for the national id in the tree
     * @param key shows whether a national id is the line's
     */
    record Line(
            int position,
            String batch,
            int lineNo,
            String scheme,
            long satang,
            String lastFour,
            String person,
            String key) {}

    static byte[] write(Object statement) {
        try {
            return JSON.writeValueAsBytes(statement);
        } catch (JacksonException e) {
            throw new IllegalStateException("a statement of plain texts and numbers is JSON", e);
        }
    }

    /** @throws IllegalArgumentException where it is no statement of ours; the text tells nothing of its content */
    static Object read(byte[] json) {
        try {
            String form = JSON.readTree(json).path("form").asText();
            return switch (form) {
                case FUND_FORM -> JSON.readValue(json, OfFund.class);
                case FILE_FORM -> JSON.readValue(json, OfFile.class);
                default -> throw new IllegalArgumentException("this is no statement of a share");
            };
        } catch (JacksonException e) {
            throw new IllegalArgumentException("this is no statement of a share: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}

package org.songtor.layout;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What all records of a form share.
 *
 * @param length bytes of a record of a fixed form; 0 where records are delimited
 * @param dialect punctuation of a delimited form; none for a fixed one
 */
record Shape(
        Encoding encoding,
        String lineEnding,
        int length,
        @Nullable Dialect dialect) {
    boolean delimited() {
        return dialect != null;
    }

    byte[] endingBytes() {
        return lineEnding.getBytes(StandardCharsets.US_ASCII);
    }

    /** For people. */
    String endingName() {
        return lineEnding.length() == 2 ? "CR LF" : "LF";
    }
}

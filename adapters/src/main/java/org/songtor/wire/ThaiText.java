package org.songtor.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** Windows-874 that refuses instead of replacing, in both directions; never Java's {@code cp874}, which is another table. */
public final class ThaiText {
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    private ThaiText() {}

    public static byte[] encode(CharSequence text) throws FormatException {
        try {
            ByteBuffer bytes = WINDOWS_874.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw Refusal.of(
                    ProblemCode.UNENCODABLE,
                    0,
                    "file",
                    "a letter that is not Thai or Latin",
                    "what Windows-874 carries");
        }
    }

    public static String decode(byte[] content) throws FormatException {
        if (content.length > Utf8.MOST_BYTES) {
            throw Refusal.of(
                    ProblemCode.FILE_TOO_LARGE, 0, "file", content.length + " bytes", "at most " + Utf8.MOST_BYTES);
        }
        if (content.length == 0) {
            throw Refusal.of(ProblemCode.EMPTY_ARRIVAL, 0, "file", "0 bytes", "a file");
        }
        try {
            return WINDOWS_874.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.of(ProblemCode.WRONG_ENCODING, 0, "file", "bytes that are no Windows-874", "Windows-874");
        }
    }
}

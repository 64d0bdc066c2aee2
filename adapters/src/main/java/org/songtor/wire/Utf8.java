package org.songtor.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** UTF-8 that refuses instead of replacing, in both directions, and at most {@value #MOST_BYTES} bytes. */
public final class Utf8 {
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    private Utf8() {}

    public static byte[] encode(CharSequence text) throws FormatException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw Refusal.of(ProblemCode.UNENCODABLE, 0, "file", "half a character", "text that UTF-8 can carry");
        }
    }

    public static String decode(byte[] content) throws FormatException {
        if (content.length > MOST_BYTES) {
            throw Refusal.of(ProblemCode.FILE_TOO_LARGE, 0, "file", content.length + " bytes", "at most " + MOST_BYTES);
        }
        if (content.length == 0) {
            throw Refusal.of(ProblemCode.EMPTY_ARRIVAL, 0, "file", "0 bytes", "a file");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate(content.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        if (decoder.decode(bytes, text, true).isError()) {
            int record = 1 + (int) text.flip().chars().filter(c -> c == '\n').count();
            String due = "UTF-8 (byte " + (bytes.position() + 1) + ")";
            throw Refusal.of(ProblemCode.WRONG_ENCODING, record, "file", "bytes that are no UTF-8", due);
        }
        return text.flip().toString();
    }

    /** How many bytes the first characters of a text take. */
    public static int length(CharSequence text, int characters) {
        int length = 0;
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            // Half of a pair is two bytes of its four.
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}

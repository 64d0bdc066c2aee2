package org.songtor.intake.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/**
 * Proves that a file is UTF-8 before a row of it is believed. Excel's Thai default is Windows-874 and its "Unicode text" is
 * UTF-16: both must be named as such and never come through as other letters. A NUL is refused as well, because UTF-16 without
 * its mark is valid UTF-8 with NULs.
 */
final class StrictUtf8 {
    private static final int CHUNK = 1 << 16;

    private long consumed;

    private StrictUtf8() {}

    static void check(Path file) throws IOException, FormatException {
        try (InputStream in = Files.newInputStream(file)) {
            new StrictUtf8().run(in);
        }
    }

    private void run(InputStream in) throws IOException, FormatException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer chars = CharBuffer.allocate(CHUNK);
        boolean end = false;
        while (!end) {
            int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = n < 0;
            bytes.position(bytes.position() + Math.max(n, 0)).flip();
            decode(decoder, bytes, chars, end);
            consumed += bytes.position();
            bytes.compact();
        }
    }

    private void decode(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer chars, boolean end)
            throws FormatException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, end);
        if (result.isError()) {
            int bad = bytes.get(bytes.position()) & 0xFF;
            throw wrong(consumed + bytes.position(), bad);
        }
        for (int i = 0; i < bytes.position(); i++) {
            if (bytes.get(i) == 0) {
                throw wrong(consumed + i, 0);
            }
        }
    }

    private static FormatException wrong(long offset, int value) {
        return new FormatException(Problem.ofFile(
                ProblemCode.WRONG_ENCODING, "", "byte 0x%02X at offset %d".formatted(value, offset), "UTF-8"));
    }
}

package org.songtor.intake.fixed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.songtor.intake.grid.NamedLines;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** Lines of bytes of bounded length, ended by LF or CR LF; the last may lack its end. */
final class TextLines {
    /** More than a record has: the layout tells its exact length. */
    private static final int LONGEST = 2_000;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final CharBuffer chars = CharBuffer.allocate(LONGEST);
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private int number;

    TextLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; empty after the last. */
    Optional<byte[]> next() throws IOException, FormatException {
        line.reset();
        number++;
        boolean ended = false;
        while (!ended && more()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            ended = at < end;
            keep(from);
            at += ended ? 1 : 0;
        }
        if (!ended && line.size() == 0) {
            return Optional.empty();
        }
        byte[] bytes = withoutReturn(line.toByteArray());
        requireOneLine(bytes);
        requireNoUtf8(bytes);
        return Optional.of(bytes);
    }

    private void keep(int from) throws FormatException {
        if (line.size() + at - from > LONGEST) {
            throw NamedLines.malformed(number, "", "more than " + LONGEST + " bytes", "lines ended by CR LF");
        }
        line.write(buffer, from, at - from);
    }

    private boolean more() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(in.read(buffer), 0);
        }
        return at < end;
    }

    private static byte[] withoutReturn(byte[] bytes) {
        boolean ended = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return ended ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    /** A return within a line would be taken for its end later, and every row after it would be told by a wrong number. */
    private void requireOneLine(byte[] bytes) throws FormatException {
        for (byte b : bytes) {
            if (b == '\r') {
                throw NamedLines.malformed(number, "", "CR without LF", "lines ended by CR LF");
            }
        }
    }

    /** Thai of Windows-874 is practically never UTF-8 by chance, while UTF-8 passes for other Thai letters. */
    private void requireNoUtf8(byte[] bytes) throws FormatException {
        int high = 0;
        while (high < bytes.length && bytes[high] >= 0) {
            high++;
        }
        if (high == bytes.length) {
            return;
        }
        chars.clear();
        utf8.reset();
        if (!utf8.decode(ByteBuffer.wrap(bytes), chars, true).isError()) {
            throw new FormatException(Problem.ofRow(
                    ProblemCode.WRONG_ENCODING, number, 0, "", "UTF-8", "Windows-874 (one byte a character)"));
        }
    }
}

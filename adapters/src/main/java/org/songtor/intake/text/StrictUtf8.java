package org.songtor.intake.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/**
 * A file as UTF-8 text, without its byte order mark, in one pass. Excel's Thai default is Windows-874 and its "Unicode text" is UTF-16:
 * both must be named as such and never come through as other letters. A NUL is refused as well, because UTF-16 without its mark is
 * valid UTF-8 with NULs. Parsers wrap what a reader throws, each in its own way; {@link #explain} says what it was.
 */
public final class StrictUtf8 extends Reader {
    private static final int CHUNK = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK).limit(0);
    private long consumed;
    private boolean ended;
    private Optional<IOException> disk = Optional.empty();
    private Optional<FormatException> wrong = Optional.empty();

    /** Closes the stream when closed. */
    public StrictUtf8(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            boolean first = consumed == 0;
            fill();
            if (first && chars.hasRemaining() && chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
        int n = Math.min(length, chars.remaining());
        chars.get(to, offset, n);
        return n;
    }

    /**
     * To be asked when a parser gave up: the file may have been the cause in another way than the parser thinks.
     *
     * @throws IOException where the disk failed
     * @throws FormatException where the bytes were no UTF-8 text, telling the first wrong one and its offset
     */
    public void explain() throws IOException, FormatException {
        if (disk.isPresent()) {
            throw disk.get();
        }
        if (wrong.isPresent()) {
            throw wrong.get();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = more();
        ended = n < 0;
        bytes.position(bytes.position() + Math.max(n, 0)).flip();
        int start = bytes.position();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        requireNoNul(start);
        // What came before a wrong byte is handed over first, so that an earlier mistake is told first.
        if (result.isError() && !chars.hasRemaining()) {
            throw refused(consumed, bytes.get(bytes.position()) & 0xFF);
        }
        ended = ended && !result.isError();
        consumed += bytes.position() - start;
    }

    private int more() throws IOException {
        try {
            return in.read(bytes.array(), bytes.position(), bytes.remaining());
        } catch (IOException e) {
            disk = Optional.of(e);
            throw e;
        }
    }

    private void requireNoNul(int start) throws IOException {
        for (int i = start; i < bytes.position(); i++) {
            if (bytes.get(i) == 0) {
                throw refused(consumed + i - start, 0);
            }
        }
    }

    private IOException refused(long offset, int value) {
        FormatException cause = new FormatException(Problem.ofFile(
                ProblemCode.WRONG_ENCODING, "", "byte 0x%02X at offset %d".formatted(value, offset), "UTF-8"));
        wrong = Optional.of(cause);
        return new IOException("not UTF-8");
    }
}

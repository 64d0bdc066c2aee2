package org.songtor.layout;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Set;

/**
 * A single-byte Thai encoding as two tables, built from a decoder that reports. What is not in the tables cannot be written
 * and cannot be read; nothing becomes a question mark. Control characters and the no-break space are left out: no field of
 * a printed table holds them.
 */
final class Encoding {
    /** Java's {@code cp874} is x-IBM874, another encoding under a familiar name; so the names are a closed set. */
    static final Set<String> NAMES = Set.of("x-windows-874", "TIS-620", "US-ASCII");

    private static final int NO_BREAK_SPACE = 0xA0;
    private final byte[] bytes = new byte[Character.MAX_VALUE + 1];
    private final char[] chars = new char[256];

    /** @param name one of {@link #NAMES} */
    Encoding(String name) {
        Charset charset = Charset.forName(name);
        for (int b = ' '; b < 256; b++) {
            char c = decoded(charset, (byte) b);
            if (c != 0 && !Character.isISOControl(c) && c != NO_BREAK_SPACE) {
                chars[b] = c;
                bytes[c] = (byte) b;
            }
        }
    }

    private static char decoded(Charset charset, byte b) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(new byte[] {b}))
                    .get();
        } catch (CharacterCodingException notInTheCharset) {
            return 0;
        }
    }

    /** The byte of a character; 0 when the encoding has none. */
    byte encode(char c) {
        return bytes[c];
    }

    /** The character of a byte; 0 when the encoding has none. */
    char decode(byte b) {
        return chars[b & 0xFF];
    }

    boolean carries(String text) {
        return text.chars().allMatch(c -> bytes[c] != 0);
    }
}

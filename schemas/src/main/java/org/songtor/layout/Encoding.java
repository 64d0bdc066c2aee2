package org.songtor.layout;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A single-byte Thai encoding as two tables, built from a decoder that reports; or UTF-8, for delimited forms. What is not in
 * the tables cannot be written and cannot be read; nothing becomes a question mark. Control characters are left out, and of
 * the single-byte tables the no-break space: no field of a printed table holds them.
 */
final class Encoding {
    /** Java's {@code cp874} is x-IBM874, another encoding under a familiar name; so the names are a closed set. */
    static final Set<String> NAMES = Set.of("x-windows-874", "TIS-620", "US-ASCII", "UTF-8");

    private static final int NO_BREAK_SPACE = 0xA0;
    private final Charset charset;
    private final boolean utf8;
    private final byte[] bytes = new byte[Character.MAX_VALUE + 1];
    private final char[] chars = new char[256];

    /** @param name one of {@link #NAMES} */
    Encoding(String name) {
        this.charset = Charset.forName(name);
        this.utf8 = charset.equals(StandardCharsets.UTF_8);
        for (int b = ' '; b < (utf8 ? 128 : 256); b++) {
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

    String name() {
        return charset.name();
    }

    /** Whether a character is always one byte, which a fixed form asks for. */
    boolean singleByte() {
        return !utf8;
    }

    /** The byte of a character; 0 when the encoding has none. */
    byte encode(char c) {
        return bytes[c];
    }

    /** The character of a byte; 0 when the encoding has none. */
    char decode(byte b) {
        return chars[b & 0xFF];
    }

    /** Puts one character; how many bytes it took, 0 when the encoding has none for it. */
    int encode(int c, byte[] out, int at) {
        if (c < 128 || !utf8) {
            byte b = c > Character.MAX_VALUE ? 0 : bytes[c];
            out[at] = b;
            return b == 0 ? 0 : 1;
        }
        if (cannotStand(c)) {
            return 0;
        }
        int count = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        int rest = c;
        for (int i = at + count - 1; i > at; i--) {
            out[i] = (byte) (0x80 | rest & 0x3F);
            rest >>= 6;
        }
        out[at] = (byte) (0xF00 >> count | rest);
        return count;
    }

    /** Of text whose bytes {@link #wrongAt} found right. */
    String decode(byte[] in, int from, int to) {
        if (utf8) {
            return new String(in, from, to - from, charset);
        }
        char[] out = new char[to - from];
        for (int i = from; i < to; i++) {
            out[i - from] = decode(in[i]);
        }
        return new String(out);
    }

    /** The first byte that is, or begins, no character of the encoding; -1 when there is none. */
    int wrongAt(byte[] in, int from, int to) {
        int at = from;
        while (at < to && (chars[in[at] & 0xFF] != 0)) {
            at++;
        }
        return at == to ? -1 : utf8 ? wrongUtf8(in, at, to) : at;
    }

    private int wrongUtf8(byte[] in, int from, int to) {
        ByteBuffer given = ByteBuffer.wrap(in, from, to - from);
        CharBuffer text = CharBuffer.allocate(to - from);
        boolean whole = !charset.newDecoder().decode(given, text, true).isError();
        text.flip();
        int at = from;
        while (text.hasRemaining()) {
            int c = Character.codePointAt(text, 0);
            if (c < 128 ? bytes[c] == 0 : cannotStand(c)) {
                return at;
            }
            at += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            text.position(text.position() + Character.charCount(c));
        }
        return whole ? -1 : given.position();
    }

    private static boolean cannotStand(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> c == 0xFFFE || c == 0xFFFF;
        };
    }

    boolean carries(String text) {
        byte[] scratch = new byte[4];
        return text.codePoints().allMatch(c -> encode(c, scratch, 0) > 0);
    }

    /** For people, with a middle dot for what is no character. */
    String shown(byte[] in, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; ) {
            int next = i + 1;
            while (utf8 && next < to && (in[next] & 0xC0) == 0x80) {
                next++;
            }
            out.append(wrongAt(in, i, next) < 0 ? decode(in, i, next) : "·");
            i = next;
        }
        return out.toString();
    }
}

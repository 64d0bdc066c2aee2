package org.songtor.intake.soap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.songtor.intake.soap.Call.BadCall;

/** The bytes that an element's text stands for, as they come; blanks and line ends are allowed as {@code xs:base64Binary} allows them. */
final class Base64Text extends InputStream {
    private static final int AT_ONCE = 8192;

    private final XMLStreamReader in;
    private final byte[] letters = new byte[AT_ONCE];
    private int filled;
    private byte[] bytes = new byte[0];
    private int next;
    private boolean padded;
    private boolean over;
    private int textAt;
    private int textEnd;

    Base64Text(XMLStreamReader in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (next == bytes.length) {
            if (over) {
                return -1;
            }
            decode();
        }
        int n = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, into, from, n);
        next += n;
        return n;
    }

    private void decode() throws IOException {
        while (filled < AT_ONCE && !over) {
            gather();
        }
        // Padding says that this was the end.
        Call.require(filled == 0 || !padded);
        padded = filled > 0 && letters[filled - 1] == '=';
        try {
            bytes = Base64.getDecoder().decode(Arrays.copyOf(letters, filled));
        } catch (IllegalArgumentException e) {
            throw new BadCall();
        }
        Call.require(filled % 4 == 0);
        filled = 0;
        next = 0;
    }

    /** Takes letters of the current piece of text, or goes to the next piece. */
    private void gather() throws IOException {
        if (textAt == textEnd) {
            piece();
            return;
        }
        char[] text = in.getTextCharacters();
        while (textAt < textEnd && filled < AT_ONCE) {
            char c = text[textAt++];
            if (c > ' ') {
                Call.require(c < 128);
                letters[filled++] = (byte) c;
            }
        }
    }

    private void piece() throws IOException {
        try {
            switch (in.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    textAt = in.getTextStart();
                    textEnd = textAt + in.getTextLength();
                }
                case XMLStreamConstants.END_ELEMENT -> over = true;
                default -> throw new BadCall();
            }
        } catch (XMLStreamException e) {
            throw new BadCall();
        }
    }
}

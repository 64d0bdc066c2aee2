package org.songtor.wire;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text that ends in a failure where a control character stands; blanks and line ends are none. */
final class NoControls extends FilterReader {

    NoControls(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        int n = super.read(to, offset, length);
        for (int i = offset; i < offset + n; i++) {
            if (is(to[i])) {
                throw new IOException("a control character");
            }
        }
        return n;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    static boolean is(char c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t';
    }
}

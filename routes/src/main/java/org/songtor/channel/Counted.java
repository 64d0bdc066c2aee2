package org.songtor.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A reply that fails as soon as more of it was read than any can be long. */
final class Counted extends FilterInputStream {
    private final long most;
    private long left;

    /** @param most in bytes */
    Counted(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("a reply of more than " + most + " bytes");
        }
    }
}

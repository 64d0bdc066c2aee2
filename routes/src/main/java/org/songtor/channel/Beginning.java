package org.songtor.channel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps the first bytes of what is written to it and lets the others pass. */
final class Beginning extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;

    Beginning(int most) {
        this.most = most;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        kept.write(bytes, from, Math.min(length, most - kept.size()));
    }
}

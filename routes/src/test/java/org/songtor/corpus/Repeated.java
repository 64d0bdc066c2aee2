package org.songtor.corpus;

import java.io.InputStream;
import java.util.Arrays;

/** A piece of bytes over and over, after a beginning: a file of any size that nobody has to keep. */
final class Repeated extends InputStream {
    private final byte[] piece;
    private final byte[] head;
    private final long size;
    private long at;

    /** @param size of all of it in bytes */
    Repeated(byte[] head, byte[] piece, long size) {
        this.head = head.clone();
        this.piece = enlarged(piece);
        this.size = size;
    }

    /** Long enough to be copied in a few moves, and still whole pieces. */
    private static byte[] enlarged(byte[] piece) {
        byte[] large = new byte[piece.length * Math.max(1, 65_536 / piece.length)];
        for (int i = 0; i < large.length; i += piece.length) {
            System.arraycopy(piece, 0, large, i, piece.length);
        }
        return large;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at >= size) {
            return -1;
        }
        boolean inHead = at < head.length;
        byte[] from = inHead ? head : piece;
        int start = (int) (inHead ? at : (at - head.length) % piece.length);
        int moved = (int) Math.min(Math.min(length, from.length - start), size - at);
        byte[] part = Arrays.copyOfRange(from, start, start + moved);
        System.arraycopy(part, 0, into, offset, moved);
        at += moved;
        return moved;
    }
}

package org.songtor.layout;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream, one window at a time: never more than the longest line is held. */
final class LineSource {
    private static final int WINDOW = 1 << 16;
    /** A line longer than this is no record of any form. */
    static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final byte[] ending;
    private final int usual;
    private byte[] bytes;
    private int limit;
    private int from;
    private int to;
    private int next;
    private long before;
    private boolean ended;

    /** @param usual length of a record where all are alike; 0 where they differ */
    LineSource(InputStream in, byte[] ending, int usual) {
        this.in = in;
        this.ending = ending;
        this.usual = usual;
        this.bytes = new byte[Math.max(WINDOW, 2 * (usual + ending.length))];
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        from = next;
        fill(from + usual + ending.length);
        if (from == limit) {
            return false;
        }
        if (usual > 0 && endsAt(from + usual)) {
            to = from + usual;
            next = to + ending.length;
            return true;
        }
        find();
        return true;
    }

    /** The end of the line by any CR or LF, for whatever is not as it should be. */
    private void find() throws IOException {
        to = from;
        while (true) {
            while (to < limit && bytes[to] != '\r' && bytes[to] != '\n') {
                to++;
            }
            if (to < limit - 1 || ended || to - from > LONGEST) {
                break;
            }
            int seen = to - from;
            fill(limit + 1);
            to = from + seen;
        }
        boolean both = to + 1 < limit && bytes[to] == '\r' && bytes[to + 1] == '\n';
        next = to == limit ? to : to + (both ? 2 : 1);
    }

    /** At least this far, or to the end of the stream; what was passed is dropped. */
    private void fill(int upTo) throws IOException {
        if (upTo <= limit || ended) {
            return;
        }
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, limit - from);
            before += from;
            limit -= from;
            from = 0;
        }
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        while (limit < bytes.length) {
            int read = in.read(bytes, limit, bytes.length - limit);
            if (read < 0) {
                ended = true;
                return;
            }
            limit += read;
        }
    }

    private boolean endsAt(int at) {
        return at + ending.length <= limit && Arrays.equals(bytes, at, at + ending.length, ending, 0, ending.length);
    }

    /** Whether the line ends as it should. */
    boolean endsRight() {
        return endsAt(to) && next == to + ending.length;
    }

    /** For people: how the line ends. */
    String endingFound() {
        return next == to
                ? "no line ending after " + (to - from) + " bytes"
                : next - to == 2 ? "CR LF" : bytes[to] == '\r' ? "CR alone" : "LF alone";
    }

    boolean tooLong() {
        return to - from > LONGEST;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Bytes of the stream before {@code bytes()[0]}. */
    long before() {
        return before;
    }

    /** Bytes of the stream before this line. */
    long offset() {
        return before + from;
    }
}

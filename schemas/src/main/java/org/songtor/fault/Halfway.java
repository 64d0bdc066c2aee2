package org.songtor.fault;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes that can stop in the middle, for {@link CrashPoint#PART_HALF_THERE}. */
public final class Halfway {
    private Halfway() {}

    /** The very bytes as a rule; as a stream that reaches the point after half of them where that was asked for. */
    public static Object body(byte[] content) {
        return CrashPoint.isArmed(CrashPoint.PART_HALF_THERE) ? new Reading(content) : content;
    }

    /** The very stream as a rule; one that reaches the point after so many bytes where that was asked for. */
    public static OutputStream after(int bytes, OutputStream out) {
        return CrashPoint.isArmed(CrashPoint.PART_HALF_THERE) ? new Writing(bytes, out) : out;
    }

    private static final class Reading extends InputStream {
        private final InputStream content;
        private int left;

        Reading(byte[] content) {
            this.content = new ByteArrayInputStream(content);
            this.left = content.length / 2;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return content.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int most = left > 0 ? Math.min(left, length) : length;
            count(most);
            return content.read(into, from, most);
        }

        private void count(int bytes) {
            if (left == 0) {
                CrashPoint.reached(CrashPoint.PART_HALF_THERE);
                left = -1;
            }
            left -= bytes;
        }
    }

    private static final class Writing extends FilterOutputStream {
        private int left;

        Writing(int bytes, OutputStream out) {
            super(out);
            this.left = bytes;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int first = left > 0 ? Math.min(left, length) : 0;
            if (first > 0) {
                out.write(bytes, from, first);
                left -= first;
                if (left == 0) {
                    out.flush();
                    CrashPoint.reached(CrashPoint.PART_HALF_THERE);
                }
            }
            out.write(bytes, from + first, length - first);
        }
    }
}

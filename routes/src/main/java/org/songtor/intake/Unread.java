package org.songtor.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** What is left of a body that is refused for its size. */
public final class Unread {
    private static final long MOST = 512L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Unread() {}

    /**
     * Lets the rest in and throws it away, so far as it is bearable: a caller that is cut off while it sends sees a broken connection
     * and not our answer, and would only send again. A caller that asked before sending waits for the answer and sends nothing.
     */
    public static void letIn(HttpServletRequest request) throws IOException {
        if (request.getHeader("Expect") != null) {
            return;
        }
        InputStream in = request.getInputStream();
        byte[] buffer = new byte[1 << 16];
        long end = System.nanoTime() + LONGEST.toNanos();
        long left = MOST;
        while (left > 0 && System.nanoTime() < end) {
            int n = in.read(buffer);
            if (n < 0) {
                return;
            }
            left -= n;
        }
    }
}

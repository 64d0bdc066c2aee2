package org.songtor.port;

import java.time.Instant;

/**
 * Why something that waits to be delivered does not go on until people let it. A fund learns which house holds it, and no login.
 *
 * @param since when it began; nothing left after that
 * @param reason in the words of whoever holds it; of the gateway's own in Thai and English
 */
public record Hold(Kind kind, By by, Instant since, String reason) {
    /** What is held, from the narrowest to the widest. */
    public enum Kind {
        FILE,
        /** A batch, before its files are made. */
        BATCH,
        /** Nothing is sent to the agency. */
        AGENCY,
        /** Nothing is sent to anybody. */
        ALL
    }

    public enum By {
        OPERATOR,
        /** The gateway itself, until an operator lets it go. */
        GATEWAY
    }
}

package org.songtor.port;

import java.time.Instant;

/**
 * Why something that waits to be delivered does not go on until people let it. A fund learns which house holds it, and no login.
 *
 * @param since when it began; nothing left after that
 * @param reason in the words of whoever holds it; of the gateway's own in Thai and English
 */
public record Hold(Kind kind, By by, Instant since, String reason) {
    /** Why the gateway itself stops an agency: in its own words, since what the other side showed in its protocol's words is for operators. */
    public static final String STRANGER =
            "ปลายทางแสดงตัวไม่ตรงกับที่ระบบรู้จัก จึงยังไม่ส่งอะไรไป ต้องให้ผู้ดูแลระบบตรวจก่อน · the other side showed another identity than the one we know, so nothing is sent; an operator has to look first";

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

    /**
     * As a fund may read it.
     *
     * @param reason as it was written down; of an agency that the gateway stopped itself it is {@link #STRANGER} instead
     */
    public static Hold told(Kind kind, By by, Instant since, String reason) {
        return new Hold(kind, by, since, kind == Kind.AGENCY && by == By.GATEWAY ? STRANGER : reason);
    }
}

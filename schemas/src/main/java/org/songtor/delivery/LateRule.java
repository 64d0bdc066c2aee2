package org.songtor.delivery;

/** What becomes of a file that missed the instant until which it was due. */
public enum LateRule {
    /** It goes in the next window, late. */
    NEXT_WINDOW,
    /** It goes at once, hours or not, and is marked late. */
    SEND_MARKED,
    /** A person decides. */
    HOLD
}

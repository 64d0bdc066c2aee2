package org.songtor.settings;

/** What proves that a file arrived. */
public enum Proof {
    /** The other side shows the file with the same bytes; a file it does not show is not there and may be sent. */
    STAT,
    /**
     * The other side's receipt, {@code <name>.receipt} in its outbox. For agencies that take files out of their inbox at once: there a
     * file that was sent and is not shown may be anywhere, so it is never sent again without a word of theirs.
     */
    RECEIPT
}

package org.songtor.items;

import org.songtor.model.BatchId;

/**
 * A line that goes again under another id, as people sign it; of every id all but the last four digits hidden.
 *
 * @param from as the line came
 * @param to as it goes again
 * @param roster the one that the fund's roster has for the line's member number; empty where it has none
 * @param whose whom the fund's roster has under {@code to} today
 * @param name that person's; empty where there is nobody, and for an operator
 */
public record Corrected(
        long line, BatchId batch, int lineNo, String from, String to, String roster, Whose whose, String name) {
    /** Of whom the roster has the other id. */
    public enum Whose {
        /** The line's member, by its number; where it has none, by the name. */
        SAME_MEMBER,
        ANOTHER_MEMBER,
        NOBODY
    }
}

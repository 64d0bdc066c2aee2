package org.songtor.books;

/**
 * Where money can stand, in the order it is shown. All accounts together are always nothing: what came in stands below zero in an account of {@link Side#IN},
 * and the same above zero where it is now.
 */
public enum Account {
    /** From members, by lines that were taken over; below zero. */
    COLLECTED(Side.IN),
    /** Of lines held in trust, on its way into the lines of a release; nothing once the release is there. */
    FORWARDED(Side.PASSING),
    /** Of lines that people correct, on its way into the lines of a correcting batch; nothing once that is there and as large. */
    RESUBMITTED(Side.PASSING),
    /** Of lines refused at intake, which the fund keeps and hands in again; not nothing only where people decided about one. */
    REFUSED(Side.IN),
    /** A person decides first whether the line goes on. */
    INTAKE(Side.OPEN),
    /** In trust until the forwarding window. */
    HELD(Side.OPEN),
    /** Goes on and has not left yet, in a file or not. */
    TO_SEND(Side.OPEN),
    /** Told to the agency; the agency has not said of the line that it is booked. */
    SENT(Side.OPEN),
    /** The agency says that it booked the line; the bank does not show the file's money whole yet. */
    ACCEPTED(Side.OPEN),
    /** Something does not agree: people have to decide, or wait for what they asked. */
    AT_RISK(Side.OPEN),
    /** Held for the member after a decision; below zero where the agency took more than the fund passed on. */
    MEMBER_CREDIT(Side.OPEN),
    /** The agency booked it and the bank has it. */
    SETTLED(Side.OUT),
    RETURNED(Side.OUT),
    WRITTEN_OFF(Side.OUT),
    NOT_OURS(Side.OUT);

    /** What standing there means. */
    public enum Side {
        IN,
        /** Left one line and has not reached the next. */
        PASSING,
        /** Somebody still owes something. */
        OPEN,
        /** Ended. */
        OUT
    }

    private final Side side;

    Account(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }
}

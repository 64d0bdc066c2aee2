package org.songtor.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Satang;

/** The desk refuses what somebody wants, and says why; nothing was changed. */
public final class DeskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The words stand on the page and in the API. */
    public enum Why {
        /** No such item or decision, or of a fund the viewer does not see. */
        NOT_FOUND,
        /** The item is closed, or another proposal is under way. */
        NOT_OPEN,
        /** This decision does not answer the item's label. */
        DOES_NOT_ANSWER,
        NO_RIGHT,
        /** Login and password are nobody's, or of somebody who acts elsewhere: which of these is told to nobody. */
        NOBODY,
        NOT_IN_OFFICE,
        ABOVE_ALL_TIERS,
        /** Who proposed does not approve. */
        OWN_PROPOSAL,
        /** Signatures are missing. */
        NOT_APPROVED,
        /** It is in another state: somebody was faster. */
        OTHER_STATE,
        /** Evidence came between the desk's look and what it wrote: nothing was changed, and who looks again sees what came. */
        CHANGED_MEANWHILE,
        /** The proposal was sent back: by somebody, or with its item, whose question is another by now. */
        SENT_BACK,
        /** A line of it was booked, whatever else is said of it, or is to go again and nobody refused it: it would be paid twice. */
        WOULD_PAY_TWICE,
        /** Since an amount of the agency's was to be accepted, it booked another one, or one more: who signed would have accepted what is not asked any more. */
        BOOKED_OTHERWISE,
        /** Since it was proposed less is over of a file than people were to sign: {@link DeskException#there}. */
        LESS_OVER,
        /** An earlier decision about one of its lines holds: it is taken back first. */
        DECIDED_OTHERWISE,
        /** The same of some lines only: the item has others as well, which may be named and decided about by themselves. */
        SOME_DECIDED_OTHERWISE,
        /** Its correcting batch goes on already. */
        ALREADY_GOES_ON,
        /** Nothing of the money held in trust that is meant is held, or not any more. */
        NOTHING_HELD,
        /** What was held for a member by it was given back, or made good: that is taken back first. */
        HELD_MONEY_ENDED,
        /** Answers of the agency name different amounts for a line: a person says which of them is accepted, and it is none of another line's. */
        ANSWERS_DISAGREE,
        /** A line that was named is none of the item's, or left it since. */
        NOT_OF_ITEM,
        /** A reason, a day, or files are missing, or too long. */
        INCOMPLETE,
        /** What waits may wait from tomorrow until 366 days from today, and an item's due day is at most so far from today. */
        WRONG_DAY,
        /** The files lack more than is over: the file itself would lack it then. */
        NEEDS_MORE,
        /** What left an account took back one credit, or money of one file: not both, and not several. */
        ONE_OF_THEM,
        /** Another entry took that credit back already. */
        TAKEN_ALREADY,
        /**
         * More left the account than is there of the money that it is said to have taken back, or would be: a credit does not leave its file while people say that a bank took so
         * much of that file's money. {@link DeskException#there}.
         */
        TAKES_MORE,
        /** A bank took that credit back: it is given to no file. */
        MONEY_GONE,
        /** A file that is said to be meant needs no money. */
        HAS_ITS_MONEY,
        /** An agency's letter is of today or earlier, and at most ten years old. */
        WRONG_LETTER_DAY,
        /** The agency has booked nothing of a line of which it is said that it took the booking back. */
        NOT_BOOKED,
        /** Since it was proposed the agency booked a line of it by another answer: that was not signed. */
        BOOKED_SINCE,
        /** Since the booking was taken back people decided about the line's money: that is taken back first. */
        DECIDED_SINCE,
        /** No such entry came to such an account. */
        NO_SUCH_CREDIT,
        WRONG_ID,
        /** No file of this agency asks for money under this reference. */
        UNKNOWN_REFERENCE,
        /** Neither PDF, PNG nor JPEG by its bytes. */
        WRONG_TYPE,
        TOO_LARGE,
        TOO_MANY
    }

    private final Why why;

    private final @Nullable Satang there;
    private final @Nullable String unknown;

    public DeskException(Why why) {
        this(why, null);
    }

    /** @param there how much money is there, where less is there than was asked for */
    public DeskException(Why why, @Nullable Satang there) {
        this(why, there, null);
    }

    private DeskException(Why why, @Nullable Satang there, @Nullable String unknown) {
        super("refused: " + why);
        this.why = why;
        this.there = there;
        this.unknown = unknown;
    }

    /** {@code INCOMPLETE} of what a program asked. @param field which it named, and which there is not; shown as it stands, so nothing that could be somebody's number */
    public static DeskException unknown(String field) {
        return new DeskException(Why.INCOMPLETE, null, field);
    }

    /** The field that there is not; empty but of {@link #unknown(String)}. */
    public Optional<String> unknown() {
        return Optional.ofNullable(unknown);
    }

    public Why why() {
        return why;
    }

    /** How much money is there, zero or more; empty but of {@code TAKES_MORE} and {@code LESS_OVER}. */
    public Optional<Satang> there() {
        return Optional.ofNullable(there);
    }
}

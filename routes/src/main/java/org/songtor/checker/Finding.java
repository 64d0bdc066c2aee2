package org.songtor.checker;

/** Something that must not be. @param subject what it is about, never a person */
public record Finding(Kind kind, String subject, String what) {

    /** The ways to fail. */
    public enum Kind {
        /** Somebody gave it and nobody has it. */
        LOST,
        /** It is there more than once. */
        DOUBLED,
        /** It is there and nobody gave it. */
        PHANTOM,
        REORDERED,
        /** A word that is not true, such as "delivered" of a file that the agency does not hold byte for byte. */
        MISREPORTED,
        /** Satang that do not add up. */
        SUMS,
        /** It needs a person, and nobody is asked. */
        UNASKED
    }

    @Override
    public String toString() {
        return kind + " " + subject + ": " + what;
    }
}

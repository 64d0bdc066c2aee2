package org.songtor.sandbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an agency's stand-in can do wrong when told to: a closed list, so that a test can go through all of it. {@link #word()} is its
 * name in commands and in the API. Of what is sent it strikes the next document, never its signature.
 */
public enum Misbehaviour {
    /** Nobody of the agency gets in, and who is in is thrown out. */
    REFUSE_LOGIN(Door.SFTP, Door.HTTPS, Door.SOAP, Door.JMS),
    /** Looking is allowed, writing is not: SFTP "permission denied", HTTP 403, a JMS security error. */
    PERMISSION_DENIED(Door.SFTP, Door.HTTPS, Door.SOAP, Door.JMS),
    /** The quota is used up, said before the first byte is kept. */
    QUOTA(Door.SFTP, Door.HTTPS, Door.SOAP, Door.JMS),
    /** The disk is full after half of the bytes. */
    DISK_FULL(Door.SFTP, Door.HTTPS, Door.SOAP, Door.JMS),
    /** Only half of the bytes are kept, and nobody says so. Thrown away by {@code calm}. */
    TRUNCATE(Door.SFTP, Door.HTTPS, Door.SOAP, Door.JMS),
    /** All bytes are taken, then nothing is said for the delay; on SFTP before the rename, elsewhere after the file is booked. */
    HANG_AFTER_STORE(Door.SFTP, Door.HTTPS, Door.SOAP, Door.JMS),
    /** The connection is cut in the middle of the bytes. */
    DROP_HALF_WAY(Door.SFTP, Door.HTTPS, Door.SOAP, Door.JMS),
    /** The rename that delivers fails. */
    RENAME_FAILS(Door.SFTP),
    /** A file of other bytes has the name already, and the rename replaces nothing. Thrown away by {@code calm}. */
    RENAME_TARGET_EXISTS(Door.SFTP),
    /** The agency renames by itself, just before the rename it was asked for, which then finds nothing. */
    RENAMED_BY_OTHERS(Door.SFTP),
    /** Bytes are read only after the delay. */
    SLOW_READER(Door.SFTP, Door.HTTPS, Door.SOAP, Door.JMS),
    /** What arrived is moved away at once, so that looking for it shows nothing. */
    TAKEN_AT_ONCE(Door.SFTP, Door.HTTPS, Door.SOAP, Door.JMS),
    /** HTTP 200, and the words inside say that nothing was taken. */
    ERROR_INSIDE_200(Door.HTTPS, Door.SOAP),
    /** HTTP 429 with Retry-After (the delay). */
    TOO_MANY_REQUESTS(Door.HTTPS, Door.SOAP),
    /** HTTP 503 with Retry-After (the delay). */
    UNAVAILABLE(Door.HTTPS, Door.SOAP),
    /** HTTP 500 without a body. */
    EMPTY_500(Door.HTTPS, Door.SOAP),
    /** A SOAP fault that blames the caller. */
    FAULT_SENDER(Door.SOAP),
    /** A SOAP fault that blames the agency itself. */
    FAULT_RECEIVER(Door.SOAP),
    /** HTTP 200 with half an envelope. */
    FAULT_MALFORMED(Door.SOAP),

    /** The file is accepted and never answered; after the delay, if there is one, it is. */
    ANSWER_NEVER(Door.ANSWER),
    /** The answer comes by the delay later than it should. */
    ANSWER_LATE(Door.ANSWER),
    /** The answer waits until a later file of the same profile is answered. */
    ANSWER_OUT_OF_ORDER(Door.ANSWER),
    /** The answer is out before the sender learns, a delay later, that its file arrived. */
    ANSWER_EARLY(Door.ANSWER_TO_BOX),
    /** The same answer comes twice, under two names. */
    ANSWER_TWICE(Door.ANSWER_TO_BOX),
    /** Before the answer comes one to a file that nobody sent. */
    ANSWER_UNKNOWN_FILE(Door.ANSWER_TO_BOX),
    /** An answer whose control sums do not fit; the right one follows after the delay. */
    ANSWER_WRONG_SUMS(Door.ANSWER),
    /** An answer whose signature is not over its bytes; the right one follows after the delay. */
    ANSWER_WRONG_SIGNATURE(Door.ANSWER),
    /** An answer in another encoding (UTF-16); the right one follows after the delay. */
    ANSWER_WRONG_ENCODING(Door.ANSWER_TO_BOX),

    /** The bank books the money twice, in two entries. */
    DUPLICATE_CREDIT(Door.BANK),
    /** The statement with the money is written and not given out. */
    MISSING_STATEMENT(Door.BANK),
    /** A statement without entries comes, the money follows after the delay. */
    EMPTY_STATEMENT(Door.BANK),
    /** A statement of seven days ago comes, the money follows after the delay. */
    WRONG_DAY_STATEMENT(Door.BANK);

    /** Where it strikes. */
    public enum Door {
        SFTP,
        HTTPS,
        SOAP,
        JMS,
        /** Answers, however they travel. */
        ANSWER,
        /** Answers that are put into an outbox or a queue, so not those that a SOAP caller fetches. */
        ANSWER_TO_BOX,
        /** Statements of the agency's collection account; there is no profile to name. */
        BANK
    }

    static final List<Misbehaviour> OF_ANSWERS = of(Door.ANSWER, Door.ANSWER_TO_BOX);
    static final List<Misbehaviour> OF_STATEMENTS = of(Door.BANK);

    private final Set<Door> doors;

    Misbehaviour(Door first, Door... more) {
        this.doors = EnumSet.of(first, more);
    }

    public Set<Door> doors() {
        return EnumSet.copyOf(doors);
    }

    /** {@code refuse-login}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a word that is none, with those that are */
    public static Misbehaviour of(String word) {
        return Arrays.stream(values())
                .filter(m -> m.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no misbehaviour " + word + "; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(Misbehaviour::word).toList())));
    }

    private static List<Misbehaviour> of(Door... some) {
        return Arrays.stream(values())
                .filter(m -> Arrays.stream(some).anyMatch(m.doors::contains))
                .toList();
    }
}

package org.songtor.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.fault.Lane.Door;
import org.songtor.port.Installation;

/**
 * The fifteen places between two steps that must be survived. Each is one call of {@link #reached} at its place; armed, the program kills
 * itself there with {@code kill -9}, as a power cut would: nothing is flushed, closed or told.
 */
public enum CrashPoint {
    /** All bytes of a batch are here, and nothing of it has its place yet. */
    BYTES_RECEIVED_BEFORE_RENAME,
    /** The batch lies in its place, and its claim is written but not committed. */
    RENAME_BEFORE_COMMIT,
    /** The batch is durable and its sender has not been told. */
    COMMIT_BEFORE_RECEIPT,
    /** Work is in the outbox and nobody was rung. */
    COMMIT_BEFORE_RING,
    /** Here the mark comes first: the row says that it was rung, and no message left. */
    RING_BEFORE_MARK,
    /** The work is done and the message that asked for it will come again. */
    HANDLED_BEFORE_ACK,
    /** A file has its number in a transaction that never ends. */
    NUMBER_TAKEN_BEFORE_COMMIT,
    FROZEN_BEFORE_SIGNING,
    /** There is a signature that nobody will ever see; the one stored first is published. */
    SIGNED_BEFORE_STORED,
    /** Half of a file's bytes are on their way to the agency. */
    PART_HALF_THERE,
    /** The agency has the file under its name, and we have not noted it. */
    REMOTE_RENAME_BEFORE_COMMIT,
    DELIVERED_BEFORE_ANSWER_READ,
    /** The answer is in the store and still lies in the agency's outbox. */
    ANSWER_APPLIED_BEFORE_MOVED,
    /** The fund has its receipt, and its file still lies where it is looked for. */
    NOTICE_SENT_BEFORE_MARKED,
    /** What happened is written and its journal entry is not, in one transaction. */
    BUSINESS_BEFORE_JOURNAL;

    private static volatile @Nullable Armed armed;

    /** The program is here; it does not return where a campaign asked for a crash. */
    public static void reached(CrashPoint point) {
        Armed now = armed;
        if (now != null && now.fires(point)) {
            now.fire();
        }
    }

    /**
     * Asks for a crash.
     *
     * @param text {@code POINT} or {@code POINT:PASS}; at the first or that pass it fires
     * @throws IllegalStateException in live mode, where nobody may ask for it
     */
    public static void arm(Installation.Mode mode, String text) {
        if (mode == Installation.Mode.LIVE) {
            throw new IllegalStateException("a crash was asked for in live mode: " + text);
        }
        String[] parts = text.split(":", 2);
        armed = new Armed(valueOf(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    /** What was asked for and has not happened will not. */
    public static void disarm() {
        armed = null;
    }

    static boolean isArmed(CrashPoint point) {
        Armed now = armed;
        return now != null && now.point() == point;
    }

    /** The closed table of what makes no sense, with the reason; empty where the point can be passed. */
    public Optional<String> senseless(Lane lane) {
        return switch (lane) {
            case SFTP, HTTPS, SOAP -> Optional.empty();
            case JMS ->
                this == PART_HALF_THERE
                        ? Optional.of("a message is at the agency's broker whole or not at all")
                        : Optional.empty();
            case MANUAL ->
                switch (this) {
                    case PART_HALF_THERE, REMOTE_RENAME_BEFORE_COMMIT, DELIVERED_BEFORE_ANSWER_READ ->
                        Optional.of("the program sends nothing: two people say that the file was handed over");
                    case ANSWER_APPLIED_BEFORE_MOVED ->
                        Optional.of("a person brings the answer, and nothing of the agency's is moved");
                    default -> Optional.empty();
                };
        };
    }

    /** By which door a batch must come for this point to be passed. */
    public Door door(Lane lane) {
        return switch (this) {
            // A program that calls has its receipt as the reply; only who left a file is told by a file.
            case NOTICE_SENT_BEFORE_MARKED -> lane == Lane.SFTP ? Door.SFTP : Door.FOLDER;
            // In a watched folder it is the fund that renames, before our time.
            case BYTES_RECEIVED_BEFORE_RENAME -> lane.door() == Door.FOLDER ? Door.SFTP : lane.door();
            default -> lane.door();
        };
    }
}

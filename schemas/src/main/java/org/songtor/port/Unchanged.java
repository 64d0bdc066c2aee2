package org.songtor.port;

import java.util.Optional;
import org.songtor.model.BatchState;
import org.songtor.port.DeliveryDesk.BatchAt;
import org.songtor.port.DeliveryDesk.Gate;
import org.songtor.port.DeliveryDesk.Stop;
import org.songtor.port.DeliveryDesk.Waiting;
import org.songtor.port.DeliveryDesk.Why;

/**
 * Why {@link DeliveryDesk} found nothing to change, by how things stand just after.
 *
 * @param held who holds or stopped it, or started it last, and when, where that is why
 */
public record Unchanged(Reason reason, Optional<Stop> held) {
    /** Each has its words in {@code messages}, as {@code unchanged.<reason>}. */
    public enum Reason {
        NO_SUCH_FILE,
        NO_SUCH_BATCH,
        NO_SUCH_WORK,
        NO_SUCH_AGENCY,
        /** Somebody stopped it already. */
        STOPPED_BEFORE,
        /** It is not stopped, and somebody started it before. */
        STARTED_BEFORE,
        /** It is not stopped, and never was. */
        NEVER_STOPPED,
        /** The agency itself is not stopped, but all are. */
        ALL_STOPPED,
        /** Somebody holds it already. */
        HELD,
        /** Somebody holds it, and it must be released first. */
        HELD_BACK,
        NOT_HELD,
        /** Nobody holds it; nothing is sent to its agency. */
        STOPPED,
        REACHED,
        GIVEN_UP,
        /** Some of a batch's files have reached the agency, the others were given up. */
        OVER,
        /** The gateway's own work on it stopped. */
        OWN_FAULT,
        CARRIED,
        TRYING,
        NOT_SIGNED,
        NOT_CHECKED,
        NOTHING_TO_SEND,
        /** It changed between the wish and this. */
        MOVED
    }

    private static Unchanged of(Reason reason) {
        return new Unchanged(reason, Optional.empty());
    }

    public static Unchanged noSuchWork() {
        return of(Reason.NO_SUCH_WORK);
    }

    /** Why a stop changed nothing. */
    public static Unchanged stop(Gate gate) {
        return gate.stop().isPresent() ? new Unchanged(Reason.STOPPED_BEFORE, gate.stop()) : of(Reason.MOVED);
    }

    /** Why a start changed nothing. */
    public static Unchanged start(Gate gate) {
        if (!gate.known()) {
            return of(Reason.NO_SUCH_AGENCY);
        }
        if (gate.stop().isPresent()) {
            return of(Reason.MOVED);
        }
        if (gate.all().isPresent()) {
            return new Unchanged(Reason.ALL_STOPPED, gate.all());
        }
        return gate.started().isPresent()
                ? new Unchanged(Reason.STARTED_BEFORE, gate.started())
                : of(Reason.NEVER_STOPPED);
    }

    /** @param file empty where there is none */
    public static Unchanged hold(Optional<Waiting> file) {
        return file.map(f ->
                        f.held().isPresent() ? new Unchanged(Reason.HELD, f.held()) : ended(f).orElse(of(Reason.MOVED)))
                .orElse(of(Reason.NO_SUCH_FILE));
    }

    /** As {@link #hold(Optional)}. */
    public static Unchanged release(Optional<Waiting> file) {
        return file.map(f -> f.held().isPresent() ? of(Reason.MOVED) : ended(f).orElse(notHeld(f.why())))
                .orElse(of(Reason.NO_SUCH_FILE));
    }

    private static Unchanged notHeld(Why why) {
        return of(
                switch (why) {
                    case AGENCY_STOPPED -> Reason.STOPPED;
                    case OWN_FAULT -> Reason.OWN_FAULT;
                    default -> Reason.NOT_HELD;
                });
    }

    /** As {@link #hold(Optional)}. */
    public static Unchanged retry(Optional<Waiting> file) {
        return file.map(f ->
                        f.held().isPresent() ? new Unchanged(Reason.HELD_BACK, f.held()) : ended(f).orElse(notTried(f)))
                .orElse(of(Reason.NO_SUCH_FILE));
    }

    private static Unchanged notTried(Waiting file) {
        if (file.signedAt().isEmpty()) {
            return of(Reason.NOT_SIGNED);
        }
        return of(
                switch (file.why()) {
                    case OWN_FAULT -> Reason.OWN_FAULT;
                    case CARRIED -> Reason.CARRIED;
                    case TRYING -> Reason.TRYING;
                    default -> Reason.MOVED;
                });
    }

    private static Optional<Unchanged> ended(Waiting file) {
        return switch (file.state()) {
            case FROZEN, SIGNED, SENT -> Optional.empty();
            case DELIVERED, ANSWERED -> Optional.of(of(Reason.REACHED));
            case UNDELIVERABLE -> Optional.of(of(Reason.GIVEN_UP));
        };
    }

    /** @param batch empty where there is none */
    public static Unchanged holdBatch(Optional<BatchAt> batch) {
        return batch.map(b ->
                        b.held().isPresent() ? new Unchanged(Reason.HELD, b.held()) : stays(b).orElse(of(Reason.MOVED)))
                .orElse(of(Reason.NO_SUCH_BATCH));
    }

    /** As {@link #holdBatch}. */
    public static Unchanged releaseBatch(Optional<BatchAt> batch) {
        return batch.map(b -> b.held().isPresent() ? of(Reason.MOVED) : stays(b).orElse(of(Reason.NOT_HELD)))
                .orElse(of(Reason.NO_SUCH_BATCH));
    }

    private static Optional<Unchanged> stays(BatchAt batch) {
        if (batch.ownFault()) {
            return Optional.of(of(Reason.OWN_FAULT));
        }
        if (batch.state() == BatchState.RECEIVED) {
            return Optional.of(of(Reason.NOT_CHECKED));
        }
        if (batch.files() == 0) {
            return batch.state() == BatchState.CHECKED ? Optional.empty() : Optional.of(of(Reason.NOTHING_TO_SEND));
        }
        if (batch.reached() + batch.givenUp() < batch.files()) {
            return Optional.empty();
        }
        boolean one = batch.reached() == 0 || batch.givenUp() == 0;
        return Optional.of(of(!one ? Reason.OVER : batch.givenUp() == 0 ? Reason.REACHED : Reason.GIVEN_UP));
    }
}

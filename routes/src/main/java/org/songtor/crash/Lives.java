package org.songtor.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gateways of a house, one after the other. One that ended although nobody killed it is started again as an init system would, and told. */
final class Lives {
    private final Start start;
    private final List<String> unasked = new ArrayList<>();
    private volatile @Nullable Victim last;
    private @Nullable Victim told;

    /** Returns when the gateway takes batches. */
    @FunctionalInterface
    interface Start {
        Victim start() throws IOException;
    }

    Lives(Start start) {
        this.start = start;
    }

    /**
     * The gateway that lives, or a new one.
     *
     * @throws NotBegunException where it would have been the first
     */
    synchronized Victim living() throws IOException {
        tell();
        Victim now = last;
        if (now == null || !now.alive()) {
            now = now == null ? first() : start.start();
            last = now;
        }
        return now;
    }

    private Victim first() throws NotBegunException {
        try {
            return start.start();
        } catch (IOException e) {
            throw new NotBegunException(e);
        }
    }

    /** The gateway as it is, alive or not; nobody waits here for one that is starting. */
    Victim last() throws IOException {
        Victim now = last;
        if (now == null) {
            throw new IOException("no gateway was started");
        }
        return now;
    }

    private void tell() throws IOException {
        Victim now = last;
        if (now != null && now != told && !now.alive()) {
            told = now;
            if (!now.wasKilled()) {
                unasked.add("a gateway ended by itself with " + now.exitCode() + "; ");
            }
        }
    }

    /** How gateways ended that nobody had killed, since this was asked last; empty where none did. */
    synchronized String unasked() throws IOException {
        tell();
        String words = String.join("", unasked);
        unasked.clear();
        return words;
    }

    void close() throws InterruptedException {
        Victim now = last;
        if (now != null) {
            now.close();
        }
    }
}

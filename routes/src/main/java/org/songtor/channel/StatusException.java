package org.songtor.channel;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The other side answered, in HTTP, with a status that is not the one hoped for. */
public final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final long secondsLater;

    /** @param later what the other side's {@code Retry-After} asks for */
    public StatusException(String what, int status, Optional<Duration> later) {
        super(what + ": status " + status);
        this.status = status;
        this.secondsLater = later.map(Duration::toSeconds).orElse(-1L);
    }

    public int status() {
        return status;
    }

    public Optional<Duration> later() {
        return secondsLater < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(secondsLater));
    }
}

package org.songtor.channel;

import java.io.IOException;

/** The other side answered clearly that it will not take this file; trying again would not help. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}

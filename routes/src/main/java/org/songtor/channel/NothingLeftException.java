package org.songtor.channel;

import java.io.IOException;

/** The other side would not even open the file for us: whatever the attempt meant to do, no byte of it left. */
public final class NothingLeftException extends IOException {
    private static final long serialVersionUID = 1L;

    public NothingLeftException(String message, Throwable cause) {
        super(message, cause);
    }
}
